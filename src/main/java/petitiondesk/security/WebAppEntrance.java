package petitiondesk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads from the engine's welcome addresses straight to Tasklist. */
final class WebAppEntrance extends OncePerRequestFilter {

    private static final Set<String> ENTRANCES = Set.of("/camunda", "/camunda/", "/camunda/app", "/camunda/app/");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ENTRANCES.contains(request.getServletPath()) && request.getPathInfo() == null) {
            response.sendRedirect(request.getContextPath() + "/camunda/app/tasklist/default/");
            return;
        }
        chain.doFilter(request, response);
    }
}
