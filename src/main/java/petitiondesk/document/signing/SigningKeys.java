package petitiondesk.document.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.security.CurrentUser;
import petitiondesk.security.SignerCheck;
import petitiondesk.security.Throttle;
import petitiondesk.shared.Refusal;

/** The keys that people sign with, each opened by its owner's pin alone. */
@Service
public class SigningKeys {

    private final SignerCertificates certificates;
    private final KeyMaker maker;
    private final KeyLock lock;
    private final PinTries tries;
    private final SignerCheck password;
    private final Throttle throttle;
    private final CurrentUser user;
    private final Clock clock;

    SigningKeys(
            SignerCertificates certificates,
            KeyMaker maker,
            KeyLock lock,
            PinTries tries,
            SignerCheck password,
            Throttle throttle,
            CurrentUser user,
            Clock clock) {
        this.certificates = certificates;
        this.maker = maker;
        this.lock = lock;
        this.tries = tries;
        this.password = password;
        this.throttle = throttle;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Opens the key of the person of this request. Who has none yet and gives his sign-in password gets one, locked with it.
     *
     * @param address where the request comes from: wrong pins are counted as wrong passwords are
     * @throws Refusal naming the field {@code pin} if it is wrong, too many if there were too many wrong ones
     */
    // never part of the signing transaction: a refusal there would take the count of wrong pins back
    @Transactional(propagation = Propagation.NEVER)
    public UnlockedKey unlock(String pin, String address) {
        String userId = user.id();
        if (pin == null || pin.isEmpty()) {
            throw Refusal.invalid("pin", "请输入您的" + stateOf(userId).pinName());
        }
        int left = begin(userId, address);
        Optional<SignerCertificates.Held> held = certificates.heldBy(userId);
        UnlockedKey key = held.isPresent()
                ? valid(held.get().certificate(), opened(held.get(), pin, left, "pin", address), pin)
                : firstKey(userId, pin, left, address);
        tries.forgive(userId);
        return key;
    }

    /**
     * The private key itself, for its owner who locks it anew; it is of no matter whether its certificate still holds.
     *
     * @throws Refusal as above
     */
    byte[] openToRelock(SignerCertificates.Held held, String pin, String address) {
        int left = begin(held.certificate().userId(), address);
        byte[] key = opened(held, pin, left, "present", address);
        tries.forgive(held.certificate().userId());
        return key;
    }

    /** What the person signs with at this moment. */
    public KeyState stateOf(String userId) {
        Instant lockedUntil = tries.lockedUntil(userId).orElse(null);
        return certificates
                .heldBy(userId)
                .map(SignerCertificates.Held::certificate)
                .map(held -> new KeyState(
                        KeyState.Kind.valueOf(held.origin().name()),
                        held.validUntil(),
                        !held.isValidAt(clock.instant()),
                        lockedUntil))
                .orElseGet(() -> new KeyState(KeyState.Kind.NONE, null, false, lockedUntil));
    }

    private int begin(String userId, String address) {
        if (!throttle.hasLeft(Throttle.Kind.SIGN_IN, address)) {
            throw Refusal.tooMany("密码错误次数过多，请过几分钟再试。");
        }
        return tries.begin(userId);
    }

    private byte[] opened(SignerCertificates.Held held, String pin, int left, String field, String address) {
        SignerCertificate certificate = held.certificate();
        return lock.open(held.lockedKey(), pin, certificate.userId()).orElseThrow(() -> {
            throttle.take(Throttle.Kind.SIGN_IN, address);
            note(certificate.userId(), certificate.id(), left);
            return Refusal.invalid(field, "签名密码不正确，" + tries.left(left));
        });
    }

    private UnlockedKey valid(SignerCertificate certificate, byte[] key, String pin) {
        if (certificate.isValidAt(clock.instant())) {
            return new UnlockedKey(certificate, key);
        }
        Arrays.fill(key, (byte) 0);
        if (certificate.origin() == SignerCertificate.Origin.BROUGHT) {
            tries.forgive(certificate.userId());
            throw Refusal.invalid("pin", "您自带的证书已经到期，没有签字。请在“电子签名”页换上新的证书");
        }
        return maker.renew(certificate, pin);
    }

    private UnlockedKey firstKey(String userId, String pin, int left, String address) {
        if (!password.matches(pin, address)) {
            note(userId, null, left);
            throw Refusal.invalid("pin", "登录密码不正确，" + tries.left(left) + "。您还没有签名密码，第一次签署用登录密码；请稍候几秒再试");
        }
        return maker.first(userId, pin);
    }

    private void note(String userId, Long certificateId, int left) {
        SignerCertificates.Event event =
                left > 0 ? SignerCertificates.Event.PIN_WRONG : SignerCertificates.Event.PIN_LOCKED;
        certificates.note(userId, certificateId, event, userId, clock.instant());
    }
}
