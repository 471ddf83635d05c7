package petitiondesk.security;

import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import petitiondesk.engine.EngineSignIn;

/** Checks a password against the engine's users, and no longer does so for an address that keeps guessing. */
@Component
class EngineUserAuthentication implements AuthenticationProvider {

    private final EngineSignIn users;
    private final Throttle throttle;

    EngineUserAuthentication(EngineSignIn users, Throttle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (!throttle.hasLeft(Throttle.Kind.SIGN_IN, address)) {
            throw new TooManyTries();
        }
        Set<String> groups = users.groupsIfPassword(attempt.getName(), String.valueOf(attempt.getCredentials()))
                .orElseThrow(() -> {
                    throttle.take(Throttle.Kind.SIGN_IN, address);
                    return new BadCredentialsException("用户名或密码不正确");
                });
        return SignedIn.token(attempt.getName(), groups);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
