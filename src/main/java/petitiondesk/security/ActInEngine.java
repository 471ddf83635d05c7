package petitiondesk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;
import petitiondesk.engine.EngineSignIn;

/** Lets the engine know who asks, so that its authorizations hold for the request and its log names the person. */
final class ActInEngine extends OncePerRequestFilter {

    private final EngineSignIn users;

    ActInEngine(EngineSignIn users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> person = SignedIn.person();
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (EngineSignIn.Acting acting = users.actAs(person.get().getName(), SignedIn.groups(person.get()))) {
            chain.doFilter(request, response);
        }
    }
}
