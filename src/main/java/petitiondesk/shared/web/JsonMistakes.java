package petitiondesk.shared.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.CharConversionException;

/** Says what is wrong with a JSON body: the field where there is one, else the place. */
final class JsonMistakes {

    private static final int LONGEST_QUOTE = 60;

    private JsonMistakes() {}

    /**
     * The problem behind a body that could not be read.
     *
     * @param cause what the reader reported; null where there was no body
     */
    static Problem problem(Throwable cause) {
        if (cause == null) {
            return Problem.of(400, "请求缺少内容，应为 JSON。");
        }
        JsonMappingException mapping = first(JsonMappingException.class, cause);
        InputCoercionException outOfRange = first(InputCoercionException.class, cause);
        if (mapping != null && outOfRange != null) {
            return field(mapping, "的数值超出范围");
        }
        if (first(StreamConstraintsException.class, cause) != null) {
            return Problem.of(400, "请求内容过长或者嵌套过深。");
        }
        StreamReadException malformed = first(StreamReadException.class, cause);
        if (first(CharConversionException.class, cause) != null || mentionsEncoding(malformed)) {
            return Problem.of(400, "请求内容的编码不正确，应为 UTF-8。");
        }
        if (malformed != null) {
            return Problem.of(400, "请求内容不是正确的 JSON" + place(malformed) + "。");
        }
        if (mapping instanceof UnrecognizedPropertyException) {
            String field = path(mapping);
            return Problem.ofField(field, "没有“" + field + "”这个字段，请核对拼写");
        }
        if (mapping instanceof MismatchedInputException mismatch) {
            return field(mapping, ExpectedType.message(mismatch.getTargetType()));
        }
        return mapping == null ? Problem.of(400, "请求内容没有完整收到，请重试。") : field(mapping, "的内容不正确");
    }

    private static Problem field(JsonMappingException mapping, String message) {
        String field = path(mapping);
        return field.isEmpty()
                ? Problem.of(400, "请求内容" + message + "。")
                : Problem.ofField(field, "字段 " + field + " " + message);
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.length() <= LONGEST_QUOTE ? path.toString() : path.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Jackson reports wrong bytes only in words. */
    private static boolean mentionsEncoding(StreamReadException malformed) {
        return malformed != null && malformed.getOriginalMessage().contains("UTF-8");
    }

    private static String place(JsonProcessingException malformed) {
        JsonLocation location = malformed.getLocation();
        return location == null ? "" : "（第" + location.getLineNr() + "行第" + location.getColumnNr() + "个字符附近）";
    }

    private static <T extends Throwable> T first(Class<T> type, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
