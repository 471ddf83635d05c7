package petitiondesk.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person of the present request, taken from the security context; groups are authorities. */
@Component
class SignedIn implements CurrentUser {

    private static final String ROLE = "ROLE_";

    static Authentication token(String userId, Set<String> groups) {
        return UsernamePasswordAuthenticationToken.authenticated(
                userId,
                null,
                groups.stream()
                        .map(group -> new SimpleGrantedAuthority(ROLE + group))
                        .toList());
    }

    static Optional<Authentication> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean somebody = authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
        return somebody ? Optional.of(authentication) : Optional.empty();
    }

    static Set<String> groups(Authentication person) {
        return person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isSignedIn() {
        return person().isPresent();
    }

    @Override
    public String id() {
        return person().map(Authentication::getName)
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    @Override
    public Set<String> groups() {
        return person().map(SignedIn::groups).orElse(Set.of());
    }
}
