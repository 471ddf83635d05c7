package petitiondesk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import petitiondesk.platform.ReadRequest;
import petitiondesk.platform.UploadDoor;

/** Refuses a body that is larger than allowed at its door and to its sender, before anybody reads it. */
final class BodyLimit extends OncePerRequestFilter {

    private final long usual;
    private final List<UploadDoor> doors;

    /**
     * @param usual most bytes of a body where no door says otherwise
     * @param doors where more may come in
     */
    BodyLimit(long usual, List<UploadDoor> doors) {
        this.usual = usual;
        this.doors = List.copyOf(doors);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long bytes = allowed(request);
        if (request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= bytes) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ReadRequest> read = ReadRequest.within(bytes, request);
        if (read.isEmpty()) {
            Refused.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "提交的内容过大，请精简后再提交。");
            return;
        }
        chain.doFilter(read.get(), response);
    }

    private long allowed(HttpServletRequest request) {
        Set<String> groups = SignedIn.person().map(SignedIn::groups).orElse(Set.of());
        return doors.stream()
                .filter(door -> door.isAt(FormBodies.address(request)) && door.form() == FormBodies.isForm(request))
                .filter(door -> door.groups().isEmpty() || !Collections.disjoint(door.groups(), groups))
                .mapToLong(UploadDoor::bytes)
                .findFirst()
                .orElse(usual);
    }
}
