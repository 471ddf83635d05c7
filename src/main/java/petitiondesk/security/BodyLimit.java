package petitiondesk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import petitiondesk.platform.ReadRequest;

/** Refuses a body that is larger than allowed, before it is read as JSON. */
final class BodyLimit extends OncePerRequestFilter {

    private static final String FILES = "/api/files/";

    private final long usual;
    private final long files;

    /**
     * @param usual most bytes of a body
     * @param files most bytes of a table that staff bring in
     */
    BodyLimit(long usual, long files) {
        this.usual = usual;
        this.files = files;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long bytes = request.getRequestURI().startsWith(FILES) ? files : usual;
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
}
