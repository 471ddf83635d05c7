package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Poppler's {@code pdfsig}, which knows nothing of this desk, says of our signatures what we say. */
class OutsideToolIT extends SigningDay {

    @Autowired
    private IssuedCertificates certificates;

    @TempDir
    private Path folder;

    @BeforeEach
    void somebodySigns() {
        // the tool goes by the machine's clock
        clock.set(Instant.now().minusSeconds(60));
    }

    @Test
    void acceptsASignatureAndRefusesTheFileAfterOneChangedByte() throws Exception {
        byte[] pdf = sign(SmallPdf.saying("督办单 DB2026-0001"));

        String accepted = pdfsig("signed.pdf", pdf);
        assertThat(accepted)
                .contains("Signer Certificate Common Name: 𠮷野㐂")
                .contains("Signature Type: ETSI.CAdES.detached")
                .contains("Signing Hash Algorithm: SHA-256")
                .contains("Total document signed")
                .contains("Signature Validation: Signature is Valid.")
                .contains("Certificate Validation: Certificate is Trusted.");

        byte[] changed = pdf.clone();
        changed[indexOf(pdf, "endobj") - 2] ^= 1;
        assertThat(pdfsig("changed.pdf", changed))
                .contains("Signature Validation: Digest Mismatch.")
                .doesNotContain("Signature is Valid");
    }

    private byte[] sign(byte[] pdf) {
        return signers.sign(signers.hire("𠮷野㐂"), pdf).pdf();
    }

    /** What the tool says of the file when it trusts our authority. */
    private String pdfsig(String name, byte[] pdf) throws IOException, InterruptedException {
        Path nss = folder.resolve("nss");
        if (Files.notExists(nss)) {
            Files.createDirectory(nss);
            Path ca = Files.write(folder.resolve("ca.crt"), certificates.authority());
            run("certutil", "-N", "-d", "sql:" + nss, "--empty-password");
            run("certutil", "-A", "-d", "sql:" + nss, "-n", "desk", "-t", "CT,C,C", "-i", ca.toString());
        }
        Path file = Files.write(folder.resolve(name), pdf);
        return run("pdfsig", "-nssdir", nss.toString(), file.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "no " + command[0] + " found: run src/test/scripts/prepare-browser.sh or install poppler-utils"
                            + " and libnss3-tools",
                    e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    private static int indexOf(byte[] pdf, String text) {
        return new String(pdf, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
