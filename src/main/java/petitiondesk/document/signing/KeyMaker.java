package petitiondesk.document.signing;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.organisation.Organisation;
import petitiondesk.shared.Refusal;

/** Makes keys with certificates of the installation's own authority. */
@Component
class KeyMaker {

    private final InstallationCa ca;
    private final SignerCertificates certificates;
    private final KeyLock lock;
    private final Organisation organisation;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyMaker(
            InstallationCa ca,
            SignerCertificates certificates,
            KeyLock lock,
            Organisation organisation,
            TransactionTemplate transaction,
            Clock clock) {
        this.ca = ca;
        this.certificates = certificates;
        this.lock = lock;
        this.organisation = organisation;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The first key of somebody who has none. */
    UnlockedKey first(String userId, String pin) {
        return make(userId, pin, null, SignerCertificates.Event.ISSUED);
    }

    /** A key in place of one whose certificate has run out. */
    UnlockedKey renew(SignerCertificate old, String pin) {
        return make(old.userId(), pin, old.id(), SignerCertificates.Event.RENEWED);
    }

    private UnlockedKey make(String userId, String pin, Long instead, SignerCertificates.Event event) {
        String name = organisation
                .person(userId)
                .map(Organisation.Person::name)
                .orElseThrow(() -> Refusal.forbidden("组织机构中没有您的姓名，不能签发证书。"));
        Instant at = clock.instant();
        KeyPair keys = InstallationCa.newKeys();
        List<X509Certificate> chain = List.of(ca.issue(userId, name, keys.getPublic(), at), ca.certificate());
        byte[] key = keys.getPrivate().getEncoded();
        UnlockedKey made = null;
        try {
            byte[] locked = lock.lock(key, pin, userId);
            long id = transaction.execute(status -> {
                long registered = certificates.register(userId, SignerCertificate.Origin.OWN, chain, at);
                if (!certificates.hold(userId, registered, locked, instead, at)) {
                    throw Refusal.conflict("您的签名证书刚刚换过，请再试一次。");
                }
                certificates.note(userId, registered, event, userId, at);
                return registered;
            });
            made = new UnlockedKey(certificates.find(id).orElseThrow(), key);
            return made;
        } finally {
            if (made == null) {
                Arrays.fill(key, (byte) 0);
            }
        }
    }
}
