package petitiondesk.security;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.engine.EngineSignIn;
import petitiondesk.shared.Refusal;

/** Confirms that the one who gets a key to sign with, or gives one up, is the one who signed in: by his sign-in password. */
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
     * @throws Refusal too many, if there were too many wrong ones from there
     */
    // never part of a transaction: its refusal would take the engine's count of wrong passwords back
    @Transactional(propagation = Propagation.NEVER)
    public boolean matches(String password, String address) {
        if (!throttle.hasLeft(Throttle.Kind.SIGN_IN, address)) {
            throw Refusal.tooMany("密码错误次数过多，请过几分钟再试。");
        }
        if (users.groupsIfPassword(user.id(), password).isPresent()) {
            return true;
        }
        throttle.take(Throttle.Kind.SIGN_IN, address);
        return false;
    }
}
