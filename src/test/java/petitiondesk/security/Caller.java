package petitiondesk.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the other end of the line: nobody in particular, a script with a password, or a browser with a session. */
public final class Caller {

    private static final Pattern CSRF_FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final String authorization;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Caller(int port, String authorization) {
        this.base = "http://localhost:" + port;
        this.authorization = authorization;
    }

    public static Caller nobody(int port) {
        return new Caller(port, null);
    }

    public static Caller script(int port, String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Caller(port, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A browser that has just signed in. */
    public static Caller browser(int port, String user, String password) {
        Caller browser = nobody(port);
        HttpResponse<String> answer = browser.signIn(user, password);
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("/login")) {
            throw new AssertionError(
                    "sign-in answered " + answer + " " + answer.headers().map());
        }
        return browser;
    }

    public HttpResponse<String> signIn(String user, String password) {
        Matcher token = CSRF_FIELD.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("no token on the sign-in page");
        }
        return postForm("/login", "username", user, "password", password, "_csrf", token.group(1));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> postJson(String path, String body, String... headers) {
        return send("POST", path, "application/json", body, headers);
    }

    public HttpResponse<String> postForm(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send("POST", path, "application/x-www-form-urlencoded", form.toString());
    }

    /** Sends a form with one file in it, and fields as pairs of name and value. */
    public HttpResponse<String> postFile(String path, String fileName, byte[] content, String... fields) {
        return send(path, List.of(fields), fileName, content, new String[0]);
    }

    /** The same from a page, with its token. */
    public HttpResponse<String> postFileFromPage(String path, String fileName, byte[] content, String... fields) {
        return send(path, List.of(fields), fileName, content, new String[] {"X-CSRF-TOKEN", cookie("DESK-CSRF")});
    }

    private HttpResponse<String> send(
            String path, List<String> fields, String fileName, byte[] content, String[] headers) {
        String boundary = "boundary-of-parts";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.size(); i += 2) {
            body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(boundary, fields.get(i), fields.get(i + 1)))
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                                .formatted(boundary, fileName)
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return exchange(
                "POST",
                path,
                "multipart/form-data; boundary=" + boundary,
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()),
                HttpResponse.BodyHandlers.ofString(),
                headers);
    }

    /** The bytes of a file; with a body it is asked for by POST. */
    public HttpResponse<byte[]> download(String path, String json) {
        return exchange(
                json == null ? "GET" : "POST",
                path,
                json == null ? null : "application/json",
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> send(String method, String path, String contentType, String body, String... headers) {
        return exchange(
                method,
                path,
                contentType,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body),
                HttpResponse.BodyHandlers.ofString(),
                headers);
    }

    private <T> HttpResponse<T> exchange(
            String method,
            String path,
            String contentType,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> answer,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The value of a cookie that the server has set, or an empty text. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
