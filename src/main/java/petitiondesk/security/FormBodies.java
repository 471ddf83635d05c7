package petitiondesk.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import petitiondesk.platform.UploadDoor;

/**
 * Lets forms with files through to the doors that take them and nowhere else, and only if they say how long they are: the
 * server would write them to disk for the first one who asks for a parameter, long before it is known who sends them.
 */
final class FormBodies extends OncePerRequestFilter {

    private final List<UploadDoor> doors;

    FormBodies(List<UploadDoor> doors) {
        this.doors = doors.stream().filter(UploadDoor::form).toList();
    }

    /** Whether the body is a form with files in it. */
    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    static String address(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isForm(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<UploadDoor> door = doors.stream()
                .filter(one -> request.getMethod().equals("POST") && one.isAt(address(request)))
                .findFirst();
        if (door.isEmpty()) {
            Refused.write(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "这个地址不接收文件。");
        } else if (request.getContentLengthLong() < 0) {
            Refused.write(request, response, HttpStatus.LENGTH_REQUIRED, "上传文件须注明长度（Content-Length）。");
        } else if (request.getContentLengthLong() > door.get().bytes()) {
            Refused.write(request, response, HttpStatus.PAYLOAD_TOO_LARGE, "文件过大，请压缩、分开或者截取以后再上传。");
        } else {
            chain.doFilter(request, response);
        }
    }
}
