package petitiondesk.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import petitiondesk.shared.Sha256;

/** Tells whether files, options and what is stored are still those that were previewed. */
public final class Fingerprint {

    private final MessageDigest digest;

    public Fingerprint() {
        digest = Sha256.digest();
    }

    public Fingerprint files(List<StagedFile> files) {
        files.forEach(file -> text(file.name()).bytes(file.content()));
        return this;
    }

    public Fingerprint options(Collection<String> options) {
        options.stream().sorted().forEach(this::text);
        return text("");
    }

    public Fingerprint text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public Fingerprint bytes(byte[] bytes) {
        // the length in front keeps the end of one part from passing for the beginning of the next
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    public String value() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
