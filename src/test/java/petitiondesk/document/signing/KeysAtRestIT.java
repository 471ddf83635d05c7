package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.document.signing.TestCertificates.Issued;
import petitiondesk.platform.InstallationSecret;

/** What stands in the database of keys and certificates. */
class KeysAtRestIT extends SigningDay {

    private static final String PIN = "493817";

    @Autowired
    private KeyLock lock;

    @Autowired
    private InstallationSecret secret;

    @Autowired
    private JdbcClient jdbc;

    private String userId;

    @BeforeEach
    void somebodySigns() {
        userId = signers.hire("李自带");
    }

    @Test
    void aKeyStandsNowhereInTheClear() throws Exception {
        for (KeyPair pair : List.of(TestCertificates.rsa(2048), TestCertificates.ec())) {
            Issued mine = TestCertificates.ofTheCounty("李自带", pair, clock.instant());
            signers.bring(userId, PIN, mine);
            String dump = dump();
            byte[] key = mine.key().getEncoded();
            // the last bytes are of the key itself, whatever stands around it
            assertThat(dump).doesNotContain(HexFormat.of().formatHex(key, key.length - 24, key.length));
            assertThat(dump)
                    .doesNotContain(PIN)
                    .doesNotContain(HexFormat.of().formatHex(PIN.getBytes(StandardCharsets.UTF_8)));
        }
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
    void whatWasRegisteredStays() {
        signers.unlock(userId).close();
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
