package petitiondesk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads whoever opens a page with a password that he was given to the page on which he chooses his own. */
final class FirstSignIn extends OncePerRequestFilter {

    private static final String PAGE = "/desk/password";

    private final OwnPassword password;

    FirstSignIn(OwnPassword password) {
        this.password = password;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> person = SignedIn.person();
        if (person.isPresent()
                && opensPage(request)
                && password.isFirst(person.get().getName())) {
            response.sendRedirect(request.getContextPath() + PAGE);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean opensPage(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return "GET".equals(request.getMethod())
                && accept != null
                && accept.contains("text/html")
                && !path.equals(PAGE)
                && (path.equals("/desk") || path.startsWith("/desk/") || path.startsWith("/camunda/app/"));
    }
}
