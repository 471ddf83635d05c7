package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static petitiondesk.document.signing.TestCertificates.FILE_PASSWORD;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import petitiondesk.document.signing.TestCertificates.Issued;
import petitiondesk.shared.Refusal;

class Pkcs12FileTest {

    private static final Instant NOW = Instant.parse("2026-08-03T01:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private Issued root;
    private KeyPair keys;

    @BeforeEach
    void anAuthority() throws Exception {
        root = authority("县数字证书中心", null, NOW.minus(YEAR), YEAR.multipliedBy(5));
        keys = TestCertificates.ec();
    }

    @Test
    void takesRsaAndEcWithTheirChain() throws Exception {
        for (KeyPair pair : new KeyPair[] {TestCertificates.rsa(2048), keys}) {
            Issued mine = signing(pair, root, NOW.minus(YEAR), YEAR.multipliedBy(2));
            Pkcs12File file = Pkcs12File.read(
                    TestCertificates.pkcs12(mine.key(), mine.certificate(), root.certificate()), FILE_PASSWORD, NOW);
            assertThat(file.chain()).containsExactly(mine.certificate(), root.certificate());
            assertThat(file.key()).isEqualTo(mine.key().getEncoded());
            assertThat(file.toString()).contains("李自带").doesNotContain("key");
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Issued mine = signing(keys, root, NOW.minus(YEAR), YEAR.multipliedBy(2));
        byte[] good = TestCertificates.pkcs12(mine.key(), mine.certificate(), root.certificate());

        assertThat(refused(good, "wrong")).isEqualTo("filePassword：证书文件的密码不正确");
        assertThat(refused("no file".getBytes(StandardCharsets.UTF_8), FILE_PASSWORD))
                .isEqualTo("file：这不是 PKCS#12 证书文件（.p12 或 .pfx），或者文件已损坏");
        assertThat(refused(null, FILE_PASSWORD)).isEqualTo("file：请选择证书文件（.p12 或 .pfx）");
        assertThat(refused(new byte[100_000], FILE_PASSWORD)).startsWith("file：文件太大");
        assertThat(refused(TestCertificates.pkcs12(null, mine.certificate()), FILE_PASSWORD))
                .isEqualTo("file：文件中没有私钥，只有证书：请导出带私钥的证书文件");
    }

    @Test
    void saysWhatIsWrongWithACertificate() throws Exception {
        assertThat(refused(signing(keys, root, NOW.minus(YEAR), Duration.ofDays(30))))
                .isEqualTo("file：证书已于2025年9月2日到期");
        assertThat(refused(signing(keys, root, NOW.plus(Duration.ofDays(1)), YEAR)))
                .isEqualTo("file：证书要到2026年8月4日才生效");
        assertThat(refused(signing(TestCertificates.rsa(1024), root, NOW, YEAR)))
                .contains("2048 位以上的 RSA");
        assertThat(refused(TestCertificates.certificate("李自带", keys, root, KeyUsage.keyEncipherment, NOW, YEAR)))
                .isEqualTo("file：文件中的证书不是用来签名的（密钥用途不含“数字签名”）");

        Issued between = authority("乡镇分中心", root, NOW.minus(YEAR), Duration.ofDays(100));
        Issued mine = signing(keys, between, NOW.minus(YEAR), YEAR.multipliedBy(2));
        assertThat(refused(
                        TestCertificates.pkcs12(
                                mine.key(), mine.certificate(), between.certificate(), root.certificate()),
                        FILE_PASSWORD))
                .isEqualTo("file：签发证书的机构“乡镇分中心”的证书已于2025年11月11日到期");
    }

    private static String refused(Issued mine) throws Exception {
        return refused(TestCertificates.pkcs12(mine.key(), mine.certificate()), FILE_PASSWORD);
    }

    private static String refused(byte[] file, String password) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Pkcs12File.read(file, password, NOW));
        return refusal.errors().get(0).field() + "：" + refusal.errors().get(0).message();
    }

    private static Issued authority(String name, Issued issuer, Instant from, Duration life) throws Exception {
        return TestCertificates.certificate(name, TestCertificates.ec(), issuer, KeyUsage.keyCertSign, from, life);
    }

    private static Issued signing(KeyPair keys, Issued issuer, Instant from, Duration life) throws Exception {
        return TestCertificates.certificate("李自带", keys, issuer, KeyUsage.digitalSignature, from, life);
    }
}
