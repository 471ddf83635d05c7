package petitiondesk.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers a program that has not signed in. */
final class JsonEntryPoint implements AuthenticationEntryPoint {

    private final boolean basic;

    /** An entry point that names HTTP Basic as the way in, if {@code basic}. */
    JsonEntryPoint(boolean basic) {
        this.basic = basic;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyTries) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            Refused.write(request, response, HttpStatus.TOO_MANY_REQUESTS, TooManyTries.MESSAGE);
            return;
        }
        // a page of ours that asks after its session has ended must not make the browser open its password window
        if (basic && request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"petition-desk\", charset=\"UTF-8\"");
        }
        Refused.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                why instanceof BadCredentialsException ? "用户名或密码不正确，或者账号因多次输错暂时锁定。" : "请先登录。");
    }
}
