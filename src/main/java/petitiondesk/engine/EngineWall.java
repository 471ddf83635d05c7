package petitiondesk.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ReadRequest;

/**
 * Stands in front of the engine's REST interfaces and web apps: keeps closed what {@link EngineDoors} does not open, and
 * lets no expression, oversized or malformed body through.
 */
final class EngineWall extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EngineWall.class);

    /** Nothing that servers and frameworks read differently; ids may hold encoded colons, blanks and Chinese letters. */
    private static final Pattern PLAIN_PATH =
            Pattern.compile("(?:[A-Za-z0-9._~:@/-]|%3[Aa]|%40|%20|%[89A-Ea-e][0-9A-Fa-f])+");

    private static final Pattern SUSPICIOUS = Pattern.compile("//|/\\.{1,2}(/|$)");
    private static final String UNPRINTABLE = "请求中含有无法识别的字符。";
    private static final String MAX_RESULTS = "maxResults";

    /** The setting queryMaxResultsLimit. */
    private static final int LIST_LIMIT = 2000;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectMapper mapper;
    private final long bodyLimit;

    /** A wall that lets bodies of at most {@code bodyLimit} bytes through. */
    EngineWall(ObjectMapper mapper, long bodyLimit) {
        this.mapper = mapper;
        this.bodyLimit = bodyLimit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!EngineDoors.concerns(path)) {
            chain.doFilter(request, response);
            return;
        }
        Principal person = request.getUserPrincipal();
        String rawPath = request.getRequestURI();
        if (person == null
                || !PLAIN_PATH.matcher(rawPath).matches()
                || SUSPICIOUS.matcher(rawPath).find()
                || !EngineDoors.open(
                        request.getMethod(),
                        path,
                        request.getParameterMap(),
                        person.getName(),
                        request.isUserInRole(Role.ADMINISTRATOR.group()))) {
            log.info("Closed: {} {}", request.getMethod(), path);
            answer(response, 403, "此操作不开放。");
            return;
        }
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            for (String value : parameter.getValue()) {
                if (hasNul(value)) {
                    answer(response, 400, UNPRINTABLE);
                    return;
                }
                if (isExpression(parameter.getKey()) && !TaskQueryValidator.harmless(value)) {
                    answer(response, 400, "查询中不允许使用表达式（" + parameter.getKey() + "）。");
                    return;
                }
            }
        }
        HttpServletRequest passed = request;
        if (WITH_BODY.contains(request.getMethod())) {
            Optional<ReadRequest> read = ReadRequest.within(bodyLimit, request);
            if (read.isEmpty()) {
                answer(response, 413, "提交的内容过大。");
                return;
            }
            byte[] body = read.get().body();
            if (body.length > 0 && !isJson(request.getContentType())) {
                answer(response, 415, "只接受 application/json 格式的内容。");
                return;
            }
            String wrong = body.length == 0 ? null : whatIsWrong(body);
            if (wrong != null) {
                answer(response, 400, wrong);
                return;
            }
            passed = body.length > 0 ? read.get() : read.get().asEmptyObject();
        }
        if (request.getParameter(MAX_RESULTS) == null) {
            passed = new Bounded(passed);
        }
        if (!EngineDoors.isRest(path)) {
            chain.doFilter(passed, response);
            return;
        }
        EngineAnswer answer = new EngineAnswer(response, mapper, EngineDoors.isReading(request.getMethod(), path));
        chain.doFilter(passed, answer);
        answer.finish();
    }

    /** Why the body cannot be taken, or null. Reads tokens, not a tree: a key given twice is seen twice. */
    private static String whatIsWrong(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return "请求内容应为 JSON 对象。";
            }
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) && hasNul(parser.getText())) {
                    return UNPRINTABLE;
                }
                if (token != JsonToken.FIELD_NAME || !isExpression(parser.currentName())) {
                    continue;
                }
                JsonToken value = parser.nextToken();
                boolean harmless = value == JsonToken.VALUE_NULL
                        || (value == JsonToken.VALUE_STRING && TaskQueryValidator.harmless(parser.getText()));
                if (!harmless) {
                    return "查询中不允许使用表达式（" + parser.currentName() + "）。";
                }
            }
            return null;
        } catch (StreamConstraintsException e) {
            return "请求内容的嵌套过深或数值过长。";
        } catch (IOException e) {
            return "请求内容不是合法的 JSON。";
        }
    }

    /** A list asked for without a limit gets the engine's own: it refuses the unlimited. */
    private static final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            String asked = super.getQueryString();
            String limit = MAX_RESULTS + "=" + LIST_LIMIT;
            return asked == null || asked.isEmpty() ? limit : asked + "&" + limit;
        }
    }

    /** PostgreSQL cannot store it, and says so as a fault of its own. */
    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static boolean isExpression(String name) {
        return name.endsWith("Expression");
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    || "application/hal+json".equals(type.getType() + "/" + type.getSubtype());
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private void answer(HttpServletResponse response, int status, String message) throws IOException {
        EngineAnswer.write(response, mapper, status, "Refusal", message);
    }
}
