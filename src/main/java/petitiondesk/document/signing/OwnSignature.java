package petitiondesk.document.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.security.CurrentUser;
import petitiondesk.security.SignerCheck;
import petitiondesk.shared.Refusal;

/** What somebody does about his own certificate and pin. */
@Service
public class OwnSignature {

    private final SigningKeys keys;
    private final KeyMaker maker;
    private final KeyLock lock;
    private final SignerCertificates certificates;
    private final Revocations revocations;
    private final PinTries tries;
    private final SignerCheck password;
    private final TransactionTemplate transaction;
    private final CurrentUser user;
    private final Clock clock;

    OwnSignature(
            SigningKeys keys,
            KeyMaker maker,
            KeyLock lock,
            SignerCertificates certificates,
            Revocations revocations,
            PinTries tries,
            SignerCheck password,
            TransactionTemplate transaction,
            CurrentUser user,
            Clock clock) {
        this.keys = keys;
        this.maker = maker;
        this.lock = lock;
        this.certificates = certificates;
        this.revocations = revocations;
        this.tries = tries;
        this.password = password;
        this.transaction = transaction;
        this.user = user;
        this.clock = clock;
    }

    /**
     * A new pin.
     *
     * @param again the same once more, or null where nobody types
     */
    public record NewPin(String pin, String again) {

        /** Without the pin: requests end up in logs. */
        @Override
        public String toString() {
            return "NewPin[]";
        }
    }

    /**
     * Makes the first certificate, locked with a pin of one's own choice.
     *
     * @param password the sign-in password
     * @param address where the request comes from
     */
    // never in a transaction: a refusal must not take the count of wrong passwords back
    @Transactional(propagation = Propagation.NEVER)
    public void choose(String password, NewPin wanted, String address) {
        if (certificates.heldBy(user.id()).isPresent()) {
            throw Refusal.conflict("您已经有签名证书了。要换签名密码，请填写原来的签名密码；忘记了可以重设。");
        }
        PinRules.check(wanted.pin(), wanted.again(), password);
        confirm(password, address);
        maker.first(user.id(), wanted.pin()).close();
        tries.forgive(user.id());
    }

    /** Locks the key with another pin. */
    @Transactional(propagation = Propagation.NEVER)
    public void change(String present, NewPin wanted, String address) {
        String userId = user.id();
        SignerCertificates.Held held =
                certificates.heldBy(userId).orElseThrow(() -> Refusal.conflict("您还没有签名证书，请先设定签名密码。"));
        PinRules.check(wanted.pin(), wanted.again(), null);
        if (wanted.pin().equals(present)) {
            throw Refusal.invalid("pin", "新的签名密码不能与原来的相同");
        }
        byte[] key = keys.openToRelock(held, present == null ? "" : present, address);
        Instant at = clock.instant();
        try {
            byte[] locked = lock.lock(key, wanted.pin(), userId);
            long certificate = held.certificate().id();
            transaction.executeWithoutResult(status -> {
                if (!certificates.hold(userId, certificate, locked, certificate, at)) {
                    throw Refusal.conflict("您的签名证书刚刚换过，请再试一次。");
                }
                certificates.note(userId, certificate, SignerCertificates.Event.PIN_CHANGED, userId, at);
            });
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Gives up a key whose pin is forgotten: its certificate is revoked, if it is one of ours; the next one is new. */
    @Transactional(propagation = Propagation.NEVER)
    public void forget(String password, String address) {
        String userId = user.id();
        if (certificates.heldBy(userId).isEmpty()) {
            throw Refusal.conflict("您还没有签名证书，不用重设。");
        }
        confirm(password, address);
        transaction.executeWithoutResult(status -> {
            certificates.heldBy(userId).ifPresent(held -> giveUp(held.certificate()));
            tries.forgive(userId);
        });
    }

    /** Takes a certificate that somebody brings along, in place of the one that he has. */
    @Transactional(propagation = Propagation.NEVER)
    public void bring(byte[] file, String filePassword, String password, NewPin wanted, String address) {
        String userId = user.id();
        Instant at = clock.instant();
        PinRules.check(wanted.pin(), wanted.again(), password);
        Pkcs12File brought = Pkcs12File.read(file, filePassword, at);
        try {
            Optional<SignerCertificate> known =
                    certificates.find(brought.chain().get(0));
            known.ifPresent(certificate -> checkOwn(certificate, userId));
            confirm(password, address);
            byte[] locked = lock.lock(brought.key(), wanted.pin(), userId);
            transaction.executeWithoutResult(status -> take(brought, known, locked, userId, at));
        } finally {
            Arrays.fill(brought.key(), (byte) 0);
        }
    }

    private void take(Pkcs12File brought, Optional<SignerCertificate> known, byte[] locked, String userId, Instant at) {
        Optional<SignerCertificate> before = certificates.heldBy(userId).map(SignerCertificates.Held::certificate);
        long id = known.map(SignerCertificate::id)
                .orElseGet(() -> certificates.register(userId, SignerCertificate.Origin.BROUGHT, brought.chain(), at));
        Long instead = before.map(SignerCertificate::id).orElse(null);
        if (!certificates.hold(userId, id, locked, instead, at)) {
            throw Refusal.conflict("您的签名证书刚刚换过，请再试一次。");
        }
        before.filter(old -> old.id() != id && old.origin() == SignerCertificate.Origin.OWN)
                .ifPresent(old -> revoke(old, Revocations.Reason.REPLACED));
        certificates.note(userId, id, SignerCertificates.Event.BROUGHT, userId, at);
        tries.forgive(userId);
    }

    /** The engine itself counts wrong passwords: whose pin is locked can still give up his key. */
    private void confirm(String secret, String address) {
        if (!password.matches(secret, address)) {
            throw Refusal.invalid("password", "登录密码不正确，请稍候几秒再试");
        }
    }

    private void giveUp(SignerCertificate certificate) {
        certificates.giveUp(certificate.id());
        certificates.note(
                certificate.userId(),
                certificate.id(),
                SignerCertificates.Event.PIN_FORGOTTEN,
                certificate.userId(),
                clock.instant());
        // one brought along is still good: its owner may bring it again with another pin
        if (certificate.origin() == SignerCertificate.Origin.OWN) {
            revoke(certificate, Revocations.Reason.PIN_FORGOTTEN);
        }
    }

    /** As of now, when its key is gone: a signature that was under way is earlier. */
    private void revoke(SignerCertificate certificate, Revocations.Reason reason) {
        Instant at = clock.instant();
        if (revocations.add(certificate.id(), reason, null, certificate.userId(), at)) {
            certificates.note(
                    certificate.userId(), certificate.id(), SignerCertificates.Event.REVOKED, certificate.userId(), at);
        }
    }

    private void checkOwn(SignerCertificate certificate, String userId) {
        if (!certificate.userId().equals(userId)) {
            throw Refusal.invalid("file", "这张证书已经登记在别人名下");
        }
        if (revocations.of(certificate.id()).isPresent()) {
            throw Refusal.invalid("file", "这张证书已经在本系统吊销，不能再用");
        }
    }
}
