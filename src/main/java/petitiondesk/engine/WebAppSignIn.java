package petitiondesk.engine;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Hands the desk's sign-in to the engine's web apps, request by request: they know nobody by themselves. */
final class WebAppSignIn extends ContainerBasedAuthenticationFilter {

    private static final String ROLE = "ROLE_";

    WebAppSignIn() {
        authenticationProvider = new DeskSignIn();
    }

    @Override
    public void init(FilterConfig filterConfig) {
        // the provider is set already; the parent would look for its class name among the parameters
    }

    /** The apps keep groups in the session: a person whose groups have changed is made known to them anew. */
    @Override
    protected boolean existisAuthentication(Authentications authentications, String engineName, String username) {
        if (!super.existisAuthentication(authentications, engineName, username)) {
            return false;
        }
        UserAuthentication known = (UserAuthentication) authentications.getAuthenticationForProcessEngine(engineName);
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return new HashSet<>(known.getGroupIds()).equals(new HashSet<>(groups(present)));
    }

    private static List<String> groups(Authentication person) {
        return person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .toList();
    }

    private static final class DeskSignIn implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            if (!(request.getUserPrincipal() instanceof Authentication person)) {
                return AuthenticationResult.unsuccessful();
            }
            AuthenticationResult result = new AuthenticationResult(person.getName(), true);
            result.setGroups(groups(person));
            result.setTenants(List.of());
            return result;
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // the filter chains in front have sent everybody else to the sign-in page
        }
    }
}
