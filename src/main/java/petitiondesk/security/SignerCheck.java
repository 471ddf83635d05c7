package petitiondesk.security;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.engine.EngineSignIn;
import petitiondesk.shared.Refusal;

/**
 * Confirms that the one who signs is the one who signed in, by his own password; later a certificate takes its place here.
 */
@Service
public class SignerCheck {

    private final CurrentUser user;
    private final EngineSignIn users;
    private final Throttle throttle;

    SignerCheck(CurrentUser user, EngineSignIn users, Throttle throttle) {
        this.user = user;
        this.users = users;
        this.throttle = throttle;
    }

    /**
     * Whether it is the sign-in password of the person of this request; a wrong one counts as one at the sign-in.
     *
     * @param address where the request comes from
     */
    // never part of a transaction: its refusal would take the engine's count of wrong passwords back
    @Transactional(propagation = Propagation.NEVER)
    public boolean matches(String password, String address) {
        if (users.groupsIfPassword(user.id(), password).isPresent()) {
            return true;
        }
        throttle.take(Throttle.Kind.SIGN_IN, address);
        return false;
    }

    /**
     * Confirms the password of the person of this request; call it before the transaction that signs.
     *
     * @param pin his sign-in password
     * @param address where the request comes from: tries are counted as those of the sign-in
     * @return his user id
     * @throws Refusal naming the field {@code pin} if it is not his password, or too many if there were too many tries
     */
    // never part of the signing transaction: its refusal would take the engine's count of wrong passwords back
    @Transactional(propagation = Propagation.NEVER)
    public String confirm(String pin, String address) {
        if (pin == null || pin.isEmpty()) {
            throw Refusal.invalid("pin", "请输入您的登录密码");
        }
        if (!throttle.hasLeft(Throttle.Kind.SIGN_IN, address)) {
            throw Refusal.tooMany("密码错误次数过多，请过几分钟再试。");
        }
        if (!matches(pin, address)) {
            throw Refusal.invalid("pin", "密码不正确，没有签字。请稍候几秒再输入您的登录密码");
        }
        return user.id();
    }
}
