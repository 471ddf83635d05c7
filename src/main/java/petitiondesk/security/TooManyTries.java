package petitiondesk.security;

import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from this address; no further one is looked at for a while. */
final class TooManyTries extends AuthenticationException {

    static final String MESSAGE = "登录失败次数过多，请过几分钟再试。";

    TooManyTries() {
        super(MESSAGE);
    }
}
