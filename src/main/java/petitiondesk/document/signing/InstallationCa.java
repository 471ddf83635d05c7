package petitiondesk.document.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.platform.DeskSettings;
import petitiondesk.platform.OfficeName;

/** The installation's own certification authority: made once, whichever node needs it first. */
@Component
class InstallationCa {

    private static final int KEY_BITS = 3072;
    private static final String OWNER = "installation-ca";
    private static final Duration LIFE = Duration.ofDays(7300);

    private final JdbcClient jdbc;
    private final KeyLock lock;
    private final Revocations revocations;
    private final SignatureSettings settings;
    private final Clock clock;
    private final String office;
    private final String crlAddress;

    InstallationCa(
            JdbcClient jdbc,
            KeyLock lock,
            Revocations revocations,
            SignatureSettings settings,
            DeskSettings desk,
            Clock clock,
            OfficeName office) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.revocations = revocations;
        this.settings = settings;
        this.clock = clock;
        this.office = office.name();
        this.crlAddress = desk.publicUrl() + "/verify/crl";
    }

    private record Stored(byte[] certificate, byte[] lockedKey) {}

    X509Certificate certificate() {
        return SignerCertificate.parse(stored().certificate());
    }

    /** Issues a certificate for somebody's new key. */
    X509Certificate issue(String userId, String name, PublicKey key, Instant at) {
        Certificates.Authority authority = authority();
        Instant end = at.plus(Duration.ofDays(settings.certificateDays()));
        Instant last = authority.certificate().getNotAfter().toInstant();
        if (!last.isAfter(at)) {
            throw new IllegalStateException("签名证书颁发机构的根证书已经到期");
        }
        return Certificates.signers(authority, userId, name, key, at, end.isAfter(last) ? last : end);
    }

    /** The list of revoked certificates as of now. */
    byte[] crl() {
        return Certificates.revoked(authority(), revocations.ofOwn(), clock.instant());
    }

    private Certificates.Authority authority() {
        Stored stored = stored();
        return new Certificates.Authority(
                SignerCertificate.parse(stored.certificate()), privateKey(stored), office, crlAddress);
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private Stored stored() {
        return find().orElseGet(() -> {
            make();
            return find().orElseThrow();
        });
    }

    private Optional<Stored> find() {
        return jdbc.sql("select certificate, locked_key from installation_ca")
                .query((row, i) -> new Stored(row.getBytes("certificate"), row.getBytes("locked_key")))
                .optional();
    }

    /** Of several that are made at once the first stays. */
    private void make() {
        Instant now = clock.instant();
        KeyPair keys = newKeys();
        byte[] key = keys.getPrivate().getEncoded();
        jdbc.sql("""
                insert into installation_ca (certificate, locked_key, created_at) values (:certificate, :key, :at)
                on conflict do nothing""")
                .param("certificate", Certificates.authority(office, keys, now, now.plus(LIFE)))
                .param("key", lock.lock(key, null, OWNER))
                .param("at", Timestamp.from(now))
                .update();
        Arrays.fill(key, (byte) 0);
    }

    private PrivateKey privateKey(Stored stored) {
        byte[] key = lock.open(stored.lockedKey(), null, OWNER)
                .orElseThrow(() -> new IllegalStateException("签名证书颁发机构的私钥已损坏"));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was written by this class", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
