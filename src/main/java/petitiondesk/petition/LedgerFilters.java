package petitiondesk.petition;

import java.util.List;
import java.util.regex.Pattern;
import petitiondesk.petition.Ledger.Query;
import petitiondesk.shared.FieldChecks;

/** Whether a list that somebody asks for can be made. */
final class LedgerFilters {

    static final String DUE = "due";

    private static final int PAGE_SIZES = 200;
    private static final Pattern CATEGORY = Pattern.compile("[CD][0-9]{2}([0-9]{2}){0,2}");

    private LedgerFilters() {}

    /** @throws petitiondesk.shared.Refusal naming a filter that is none */
    static void check(Query query, int page, int size) {
        FieldChecks checks = new FieldChecks();
        checks.require(page >= 0 && page <= 1_000_000, "page", "页码不正确");
        checks.require(size >= 1 && size <= PAGE_SIZES, "size", "每页条数应在1至" + PAGE_SIZES + "之间");
        checks.text("text", "查找内容", query.text(), 100);
        if (present(query.status())) {
            checks.oneOf(Status.class, "status", "状态", query.status());
        }
        if (present(query.kind())) {
            checks.oneOf(Kind.class, "kind", "类别", query.kind());
        }
        if (present(query.channel())) {
            checks.oneOf(Channel.class, "channel", "来源渠道", query.channel());
        }
        checks.text("district", "管区", query.district(), 64).text("unit", "承办单位", query.unit(), 64);
        checks.require(
                !present(query.category()) || CATEGORY.matcher(query.category()).matches(),
                "category",
                "分类应是一个代码，例如 C03");
        checks.require(
                !present(query.sort())
                        || List.of("received", "received-asc", "number", DUE).contains(query.sort()),
                "sort",
                "排序方式应为 received、received-asc、number 或 due");
        checks.done();
    }

    private static boolean present(String value) {
        return value != null && !value.isBlank();
    }
}
