package petitiondesk.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of the web apps a nonce of its own. The engine keeps one for the whole server between writing the
 * header and writing the page: when two people open Tasklist in the same moment, one gets a page whose scripts his own
 * header forbids, and sees nothing.
 */
final class PageNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-[^']*'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");
    private static final int BYTES = 20;

    private final SecureRandom random = new SecureRandom();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted == null || !accepted.contains("text/html");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        String policy = kept.getHeader(POLICY);
        boolean page = kept.getContentType() != null && kept.getContentType().startsWith("text/html");
        if (page && policy != null) {
            String nonce = nonce();
            String html = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
            byte[] body = replace(IN_PAGE, html, "nonce=\"" + nonce + "\"").getBytes(StandardCharsets.UTF_8);
            kept.setHeader(POLICY, replace(IN_POLICY, policy, "'nonce-" + nonce + "'"));
            kept.resetBuffer();
            kept.setContentLength(body.length);
            kept.getOutputStream().write(body);
        }
        kept.copyBodyToResponse();
    }

    private String nonce() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String replace(Pattern pattern, String text, String replacement) {
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    }
}
