package petitiondesk.shared.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import petitiondesk.shared.Refusal;

/** Tells what the sender of a request did wrong from what the framework throws. */
final class ClientFaults {

    /** PostgreSQL: a character that the database cannot keep, such as NUL. */
    private static final String UNTRANSLATABLE_CHARACTER = "22021";

    private ClientFaults() {}

    /** The problem to answer with; empty if the fault is ours. */
    static Optional<Problem> of(Throwable thrown) {
        Optional<Refusal> refusal = refusal(thrown);
        if (refusal.isPresent()) {
            return refusal.map(Problem::of);
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return Optional.of(JsonMistakes.problem(unreadable.getCause()));
        }
        if (thrown instanceof BindException invalid) {
            return Optional.of(fields(invalid.getBindingResult()));
        }
        if (thrown instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()) {
            return Optional.of(parameters(invalid));
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(parameter(mismatch.getName(), ExpectedType.message(mismatch.getRequiredType())));
        }
        if (thrown instanceof TypeMismatchException mismatch) {
            return Optional.of(parameter(mismatch.getPropertyName(), ExpectedType.message(mismatch.getRequiredType())));
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Optional.of(parameter(missing.getParameterName(), "不能缺少"));
        }
        if (thrown instanceof MissingRequestHeaderException missing) {
            return Optional.of(Problem.ofField(missing.getHeaderName(), "缺少请求头 " + missing.getHeaderName()));
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return Optional.of(Problem.of(413, "文件过大，请压缩、分开或者截取以后再上传。"));
        }
        if (thrown instanceof MultipartException) {
            return Optional.of(Problem.of(400, "文件没有传完整，请重新上传。"));
        }
        if (thrown instanceof ConcurrencyFailureException) {
            return Optional.of(Problem.of(409, "内容刚刚被别人改动，请刷新后重试。"));
        }
        if (thrown instanceof DataAccessException failed && isUntranslatable(failed)) {
            return Optional.of(Problem.of(400, "提交的内容含有无法识别的字符。"));
        }
        if (thrown instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            return Optional.of(protocol(response).with(response.getHeaders()));
        }
        return Optional.empty();
    }

    /** A refusal often arrives wrapped: by the engine, or by the reader of a body. */
    private static Optional<Refusal> refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static Problem protocol(ErrorResponse response) {
        if (response instanceof HttpRequestMethodNotSupportedException method) {
            String supported = method.getSupportedHttpMethods() == null
                    ? ""
                    : method.getSupportedHttpMethods().stream()
                            .map(HttpMethod::name)
                            .sorted()
                            .collect(Collectors.joining("、", "，可用：", ""));
            return Problem.of(405, "此地址不支持 " + method.getMethod() + " 请求" + supported + "。");
        }
        if (response instanceof HttpMediaTypeNotSupportedException type) {
            return Problem.of(415, "不支持这种内容格式" + names("，请用", type.getSupportedMediaTypes()) + "。");
        }
        if (response instanceof HttpMediaTypeNotAcceptableException type) {
            return Problem.of(406, "无法按请求头 Accept 要求的格式答复" + names("，可用：", type.getSupportedMediaTypes()) + "。");
        }
        return Problem.ofStatus(response.getStatusCode());
    }

    private static String names(String before, List<MediaType> types) {
        return types.isEmpty()
                ? ""
                : types.stream().map(MediaType::toString).distinct().collect(Collectors.joining("、", before, ""));
    }

    private static Problem parameter(String name, String message) {
        return Problem.ofField(name, "参数 " + name + " " + message);
    }

    private static Problem fields(BindingResult result) {
        return Problem.ofFields(result.getAllErrors().stream()
                .map(error -> error instanceof FieldError field
                        ? new Refusal.FieldError(field.getField(), message(result, field))
                        : new Refusal.FieldError(error.getObjectName(), error.getDefaultMessage()))
                .toList());
    }

    private static String message(BindingResult result, FieldError field) {
        if (!field.isBindingFailure()) {
            return field.getDefaultMessage();
        }
        Class<?> type = result.getFieldType(field.getField());
        return "参数 " + field.getField() + " " + ExpectedType.message(type);
    }

    private static Problem parameters(HandlerMethodValidationException invalid) {
        return Problem.ofFields(invalid.getParameterValidationResults().stream()
                .flatMap(parameter -> parameter.getResolvableErrors().stream()
                        .map(error -> new Refusal.FieldError(
                                error instanceof FieldError field
                                        ? field.getField()
                                        : parameter.getMethodParameter().getParameterName(),
                                error.getDefaultMessage())))
                .toList());
    }

    private static boolean isUntranslatable(DataAccessException failed) {
        return NestedExceptionUtils.getMostSpecificCause(failed) instanceof SQLException database
                && UNTRANSLATABLE_CHARACTER.equals(database.getSQLState());
    }
}
