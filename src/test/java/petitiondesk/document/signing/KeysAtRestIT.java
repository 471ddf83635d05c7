package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.document.signing.TestCertificates.FILE_PASSWORD;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.document.signing.TestCertificates.Issued;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.platform.DeskSettings;
import petitiondesk.platform.InstallationSecret;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

/** What stands in the database of keys and certificates. */
@DeskTest
class KeysAtRestIT {

    private static final String PIN = "493817";

    @Autowired
    private OwnSignature own;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private PdfSigner signer;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private InstallationCa ca;

    @Autowired
    private KeyLock lock;

    @Autowired
    private InstallationSecret secret;

    @Autowired
    private Revocations revocations;

    @Autowired
    private SignatureSettings settings;

    @Autowired
    private DeskSettings desk;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Autowired
    private OrganisationChanges organisation;

    private Signers signers;
    private String userId;

    @BeforeEach
    void somebodySigns() {
        clock.setTo("2026-08-03T09:00");
        signers = new Signers(organisation);
        userId = signers.hire("李自带");
    }

    @AfterEach
    void andLeaves() {
        signers.leave();
    }

    @Test
    void aKeyThatIsBroughtSignsAndStandsNowhereInTheClear() throws Exception {
        for (KeyPair pair : List.of(TestCertificates.rsa(2048), TestCertificates.ec())) {
            Issued mine = issued(pair);
            bring(TestCertificates.pkcs12(mine.key(), mine.certificate()));

            SignedPdf signed = sign();

            assertThat(check.of(signed.pdf())).singleElement().satisfies(one -> {
                assertThat(one.isValid()).isTrue();
                assertThat(one.signer().own()).isFalse();
                assertThat(one.signer().userId()).isEqualTo(userId);
            });
            String dump = dump();
            byte[] key = mine.key().getEncoded();
            // the last bytes are of the key itself, whatever stands around it
            assertThat(dump).doesNotContain(HexFormat.of().formatHex(key, key.length - 24, key.length));
            assertThat(dump)
                    .doesNotContain(PIN)
                    .doesNotContain(HexFormat.of().formatHex(PIN.getBytes(StandardCharsets.UTF_8)));
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void aCertificateIsSomebodysOwn() throws Exception {
        Issued mine = issued(TestCertificates.ec());
        byte[] file = TestCertificates.pkcs12(mine.key(), mine.certificate());
        bring(file);
        bring(file);
        userId = signers.hire("别人");
        assertThatThrownBy(() -> bring(file)).hasMessageContaining("已经登记在别人名下");
    }

    @Test
    void aLockedKeyOpensUnderItsPinItsOwnerAndItsSecretAlone() {
        byte[] locked = lock.lock(new byte[] {1, 2, 3}, PIN, "a");

        assertThat(lock.open(locked, PIN, "a")).hasValue(new byte[] {1, 2, 3});
        assertThat(lock.open(locked, PIN, "b")).isEmpty();
        assertThat(lock.open(locked, "x", "a")).isEmpty();
        assertThat(lock.open(locked, null, "a")).isEmpty();
        KeyLock other = new KeyLock(
                new SignatureSettings(
                        1095, 5, Duration.ofMinutes(15), "another-secret-of-16", "", Duration.ofSeconds(3)),
                secret);
        assertThatThrownBy(() -> other.open(locked, PIN, "a"))
                .hasMessageContaining("petitiondesk.signature.key-secret");
    }

    @Test
    void theAuthorityIsMadeOnceAndItsListNamesWhatWasRevoked() throws Exception {
        Signers.as(userId, () -> keys.unlock(Signers.PASSWORD, "10.1.0.4")).close();
        String serial = jdbc.sql("select serial from signer_certificate where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .single();
        X509Certificate authority = ca.certificate();
        assertThat(((RSAPublicKey) authority.getPublicKey()).getModulus().bitLength())
                .isEqualTo(3072);
        assertThat(crl(authority).getRevokedCertificate(new BigInteger(serial, 16)))
                .isNull();

        Signers.as(userId, () -> {
            own.forget(Signers.PASSWORD, "10.1.0.4");
            return null;
        });

        assertThat(crl(authority).getRevokedCertificate(new BigInteger(serial, 16)))
                .isNotNull();
        assertThat(ca.certificate()).isEqualTo(authority);
        assertThat(jdbc.sql("select count(*) from installation_ca")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void twoNodesThatStartTogetherHaveOneAuthority() throws Exception {
        jdbc.sql("create schema other_desk").update();
        jdbc.sql("create table other_desk.installation_ca (like public.installation_ca including all)")
                .update();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<X509Certificate>> starts = List.of(node()::certificate, node()::certificate);
            List<X509Certificate> found = new ArrayList<>();
            for (Future<X509Certificate> node : nodes.invokeAll(starts)) {
                found.add(node.get());
            }
            assertThat(found.get(0)).isEqualTo(found.get(1)).isNotEqualTo(ca.certificate());
        } finally {
            nodes.shutdownNow();
            jdbc.sql("drop schema other_desk cascade").update();
        }
    }

    @Test
    void whatWasRegisteredStays() {
        Signers.as(userId, () -> keys.unlock(Signers.PASSWORD, "10.1.0.4")).close();
        for (String change : List.of(
                "update signer_certificate set user_id = 'x'",
                "delete from signature_event",
                "update installation_ca set created_at = now()",
                "truncate document_signature",
                "truncate certificate_revocation")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("append-only");
        }
    }

    /** A node of another installation, in a schema of its own. */
    private InstallationCa node() throws SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        String address = pool.getJdbcUrl() + (pool.getJdbcUrl().contains("?") ? "&" : "?") + "currentSchema=other_desk";
        JdbcClient own =
                JdbcClient.create(new DriverManagerDataSource(address, pool.getUsername(), pool.getPassword()));
        return new InstallationCa(own, lock, revocations, settings, desk, clock, "别的办公室");
    }

    private X509CRL crl(X509Certificate authority) throws Exception {
        X509CRL list =
                (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(ca.crl()));
        list.verify(authority.getPublicKey());
        return list;
    }

    private Issued issued(KeyPair pair) throws Exception {
        Instant from = clock.instant().minus(Duration.ofDays(1));
        Issued root = TestCertificates.certificate(
                "县中心", TestCertificates.ec(), null, KeyUsage.keyCertSign, from, Duration.ofDays(900));
        return TestCertificates.certificate("李自带", pair, root, KeyUsage.digitalSignature, from, Duration.ofDays(365));
    }

    private void bring(byte[] file) {
        Signers.as(userId, () -> {
            own.bring(file, FILE_PASSWORD, Signers.PASSWORD, new OwnSignature.NewPin(PIN, PIN), "10.1.0.4");
            return null;
        });
    }

    private SignedPdf sign() {
        try (UnlockedKey key = Signers.as(userId, () -> keys.unlock(PIN, "10.1.0.4"))) {
            return transaction.execute(status ->
                    signer.sign(SmallPdf.saying("督办单"), SmallPdf.PLACE, key, SigningIT.WORDS, clock.instant()));
        }
    }

    /** All tables of signatures as text; bytes stand in it in hexadecimal. */
    private String dump() {
        StringBuilder dump = new StringBuilder();
        for (String table : List.of(
                "installation_ca",
                "signer_certificate",
                "signer_key",
                "certificate_revocation",
                "pin_tries",
                "signature_event",
                "document_signature")) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(dump::append);
        }
        return dump.toString();
    }
}
