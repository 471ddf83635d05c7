package petitiondesk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import petitiondesk.engine.EngineSignIn;

/**
 * Looks up the groups of whoever comes with a session, at every request: who has left, or was given other duties, is not
 * served by what was true at sign-in.
 */
final class RenewGroups extends OncePerRequestFilter {

    private final EngineSignIn users;

    RenewGroups(EngineSignIn users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> known = SignedIn.person();
        if (known.isPresent()) {
            Authentication person = known.get();
            Optional<Set<String>> groups = users.groups(person.getName());
            if (groups.isEmpty()) {
                SecurityContextHolder.clearContext();
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            } else if (!groups.get().equals(SignedIn.groups(person))) {
                // a context of its own: the session's is shared with requests that run beside this one
                SecurityContext present = SecurityContextHolder.createEmptyContext();
                present.setAuthentication(SignedIn.token(person.getName(), groups.get()));
                SecurityContextHolder.setContext(present);
            }
        }
        chain.doFilter(request, response);
    }
}
