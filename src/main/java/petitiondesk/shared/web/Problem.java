package petitiondesk.shared.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import petitiondesk.shared.Refusal;

/**
 * What went wrong with a request, as the one who sent it is told.
 *
 * @param status HTTP status code
 * @param incident reference under which a fault of ours is logged, or null
 * @param headers that HTTP asks for with this status
 */
record Problem(int status, String detail, List<Refusal.FieldError> errors, String incident, HttpHeaders headers) {

    static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), null, new HttpHeaders());
    }

    static Problem of(Refusal refusal) {
        return new Problem(refusal.kind().status(), refusal.getMessage(), refusal.errors(), null, new HttpHeaders());
    }

    /** Fields that cannot be read at all; their messages name them as JSON does. */
    static Problem ofFields(List<Refusal.FieldError> errors) {
        String detail = errors.stream().map(Refusal.FieldError::message).collect(Collectors.joining("；"));
        return new Problem(400, detail, errors, null, new HttpHeaders());
    }

    static Problem ofField(String field, String message) {
        return ofFields(List.of(new Refusal.FieldError(field, message)));
    }

    static Problem ofStatus(HttpStatusCode status) {
        return of(status.value(), usualDetail(status.value()));
    }

    static Problem incident(String reference) {
        return new Problem(500, "系统出现故障，您的操作可能没有完成。请核对后再试；仍然不行时，请把故障编号告诉管理员。", List.of(), reference, new HttpHeaders());
    }

    /** The database is away, so nobody can say whether the last step was still kept. */
    static Problem databaseAway() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return of(503, "系统暂时连接不上数据库，您的操作可能没有完成。请过一会儿核对后再试。").with(headers);
    }

    Problem with(HttpHeaders more) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(more);
        return new Problem(status, detail, errors, incident, all);
    }

    String title() {
        return switch (status) {
            case 400 -> "提交的内容有误";
            case 401 -> "请先登录";
            case 403 -> "无权进行此操作";
            case 404 -> "没有找到";
            case 405 -> "不支持这种请求方式";
            case 406 -> "无法按要求的格式答复";
            case 409 -> "与现有记录冲突";
            case 413 -> "提交的内容过大";
            case 415 -> "不支持的内容格式";
            case 429 -> "操作过于频繁";
            case 503 -> "系统暂时无法使用";
            default -> status < 500 ? "请求无法处理" : "系统出现故障";
        };
    }

    ProblemDetail toProblemDetail() {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setTitle(title());
        body.setDetail(detail);
        body.setProperty("errors", errors);
        if (incident != null) {
            body.setProperty("incident", incident);
        }
        return body;
    }

    private static String usualDetail(int status) {
        return switch (status) {
            case 400 -> "请求的格式不正确。";
            case 401 -> "请先登录，再进行此操作。";
            case 403 -> "您没有进行此操作的权限；如果页面打开已久，请刷新后重试。";
            case 404 -> "没有找到您要的内容，地址可能有误。";
            case 413 -> "提交的内容过大，请精简后再提交。";
            case 429 -> "操作过于频繁，请稍后再试。";
            case 503 -> "系统暂时无法使用，请稍后再试。";
            default -> status < 500 ? "请求无法处理，请核对后重试。" : "系统出现故障，请稍后再试。";
        };
    }
}
