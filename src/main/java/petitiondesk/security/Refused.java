package petitiondesk.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Refusals that are given before any controller is reached: a problem document, or JSON as the engine answers it. */
final class Refused {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Refused() {}

    static void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean engine = request.getServletPath().startsWith("/engine-rest")
                || request.getServletPath().startsWith("/camunda");
        if (engine) {
            body.put("type", "Refusal");
            body.put("message", detail);
        } else {
            body.put("type", "about:blank");
            body.put("title", title(status));
            body.put("status", status.value());
            body.put("detail", detail);
            body.put("instance", request.getRequestURI());
            body.put("errors", List.of());
        }
        response.setStatus(status.value());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(engine ? "application/json;charset=UTF-8" : "application/problem+json;charset=UTF-8");
        response.getOutputStream().write(MAPPER.writeValueAsBytes(body));
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "提交的内容有误";
            case UNAUTHORIZED -> "请先登录";
            case FORBIDDEN -> "无权进行此操作";
            case PAYLOAD_TOO_LARGE -> "提交的内容过大";
            case UNSUPPORTED_MEDIA_TYPE -> "不支持的内容格式";
            case TOO_MANY_REQUESTS -> "操作过于频繁";
            default -> "请求无法处理";
        };
    }
}
