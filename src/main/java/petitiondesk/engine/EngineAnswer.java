package petitiondesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's answer on its way out. Refusals of ours pass; what the engine itself refuses, in English and often with a
 * 500 for a request that is merely wrong, is held back and told as what it is; a true failure tells no inner details.
 */
final class EngineAnswer extends HttpServletResponseWrapper {

    private static final Logger log = LoggerFactory.getLogger(EngineAnswer.class);

    /** Exceptions by which the engine names a value that it was given. */
    private static final Set<String> WRONG_REQUEST = Set.of(
            "NullValueException",
            "NotValidException",
            "BadUserRequestException",
            "FormFieldValidationException",
            "FormFieldValidatorException");

    private static final Pattern NOT_THERE = Pattern.compile(
            "cannot find|no [a-z ]*found|does not exist|no matching|not found|cannot get form",
            Pattern.CASE_INSENSITIVE);

    private final ObjectMapper mapper;
    private final boolean reading;
    private int status;
    private ByteArrayOutputStream held;

    /** An answer to a request that changes nothing, if {@code reading}. */
    EngineAnswer(HttpServletResponse response, ObjectMapper mapper, boolean reading) {
        super(response);
        this.mapper = mapper;
        this.reading = reading;
    }

    static void write(HttpServletResponse response, ObjectMapper mapper, int status, String type, String message)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        send(response, mapper.writeValueAsBytes(Map.of("type", type, "message", message)));
    }

    /** Gives the answer that was held back, if one was. */
    void finish() throws IOException {
        if (held == null) {
            return;
        }
        HttpServletResponse response = (HttpServletResponse) getResponse();
        JsonNode said = said();
        String type = said.path("type").asText("");
        if (type.equals("Refusal")) {
            response.setStatus(status);
            send(response, held.toByteArray());
            return;
        }
        int meant = meant(type, said.path("message").asText(""));
        if (meant >= 500) {
            log.error("The engine failed: {}", held.toString(StandardCharsets.UTF_8));
        } else {
            log.debug("The engine refused with {}: {}", status, held.toString(StandardCharsets.UTF_8));
        }
        write(response, mapper, meant, meant >= 500 ? "Failure" : "Refusal", message(meant));
    }

    /** The length that the engine told before the answer was held back is replaced. */
    private static void send(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private JsonNode said() {
        try {
            return mapper.readTree(held.toByteArray());
        } catch (IOException e) {
            // faults of the body's form are told in plain text
            return mapper.createObjectNode();
        }
    }

    private int meant(String type, String message) {
        boolean aboutThing = NOT_THERE.matcher(message).find();
        if (type.endsWith("ParamException")) {
            return 400;
        }
        if (status < 500) {
            return status == 400 && aboutThing ? 404 : status;
        }
        if (WRONG_REQUEST.contains(type)) {
            return aboutThing ? 404 : 400;
        }
        // the engine's plain exception: while reading, only a query that contradicts itself is met by it
        return reading && type.equals("ProcessEngineException") ? 400 : 500;
    }

    private static String message(int status) {
        return switch (status) {
            case 401 -> "请先登录。";
            case 403 -> "您没有进行此操作的权限。";
            case 404 -> "没有找到所指的内容：它不存在、已办结，或者不归您办理。";
            case 405, 406, 415 -> "不支持这种请求方式或内容格式。";
            default -> status < 500 ? "请求的内容不正确，没有作任何改动。" : "系统出现故障，您的操作可能没有完成。请刷新核对后再试；仍然不行时，请告知管理员。";
        };
    }

    @Override
    public void setStatus(int status) {
        if (status >= 400) {
            hold(status);
        } else {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) {
        hold(status);
    }

    @Override
    public void sendError(int status, String message) {
        hold(status);
    }

    private void hold(int status) {
        this.status = status;
        held = new ByteArrayOutputStream();
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (held == null) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return held == null ? super.getOutputStream() : new Holding(held);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return held == null ? super.getWriter() : new PrintWriter(held, true, StandardCharsets.UTF_8);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (held == null) {
            super.flushBuffer();
        }
    }

    private static final class Holding extends ServletOutputStream {

        private final ByteArrayOutputStream target;

        Holding(ByteArrayOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) {
            target.write(value);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the answer is held in memory: writing never waits");
        }
    }
}
