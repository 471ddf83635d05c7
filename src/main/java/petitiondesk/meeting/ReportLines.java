package petitiondesk.meeting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petitiondesk.shared.FieldChecks;

/** Reads the lists of a report that are written one to a line. */
final class ReportLines {

    static final int LINES = 200;
    static final int REASON = 2_000;

    private static final Pattern CASE =
            Pattern.compile("([A-Za-z]{2}\\d{4}-\\d{6})[\\s:：,，、]*(.*)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TYPE = Pattern.compile(
            "(.{1,30}?)[\\s:：,，、]+(\\d{1,6})[\\s,，、/]+(\\d{1,6})[\\s,，、/]+(\\d{1,6})", Pattern.UNICODE_CHARACTER_CLASS);

    private ReportLines() {}

    /** A case with the line that names it. */
    record CaseLine(int line, String number, String reason) {}

    /** Cases such as {@code XF2026-000123 两户都不接受调解}; what cannot be read is noted with its line. */
    static List<CaseLine> cases(String field, String text, FieldChecks checks) {
        List<CaseLine> cases = new ArrayList<>();
        Set<String> named = new HashSet<>();
        forEach(field, text, checks, (line, content) -> {
            Matcher matcher = CASE.matcher(content);
            if (!matcher.matches()) {
                checks.reject(field, "第%d行应写成“编号 理由”，例如：XF2026-000123 两户都不接受调解方案".formatted(line));
                return;
            }
            String number = matcher.group(1).toUpperCase();
            String reason = matcher.group(2).strip();
            checks.require(!reason.isEmpty(), field, "第%d行（%s）没有写明疑难理由".formatted(line, number))
                    .require(named.add(number), field, "第%d行（%s）重复".formatted(line, number))
                    .text(field, "第%d行的理由".formatted(line), reason, REASON);
            cases.add(new CaseLine(line, number, reason));
        });
        return cases;
    }

    /** Figures such as {@code 邻里 5 3 2}: screened, resolved, open. */
    static List<DistrictReport.OfType> types(String field, String text, FieldChecks checks) {
        List<DistrictReport.OfType> types = new ArrayList<>();
        Set<String> named = new HashSet<>();
        forEach(field, text, checks, (line, content) -> {
            Matcher matcher = TYPE.matcher(content);
            if (!matcher.matches()) {
                checks.reject(field, "第%d行应写成“类型 排查 化解 在办”，例如：邻里 5 3 2".formatted(line));
                return;
            }
            String type = matcher.group(1).strip();
            checks.require(named.add(type), field, "第%d行（%s）重复".formatted(line, type));
            types.add(new DistrictReport.OfType(
                    type,
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4))));
        });
        return types;
    }

    private interface LineReader {
        void read(int line, String content);
    }

    private static void forEach(String field, String text, FieldChecks checks, LineReader reader) {
        if (text == null) {
            return;
        }
        List<String> lines = text.lines().toList();
        if (lines.size() > LINES) {
            checks.reject(field, "不能超过%d行".formatted(LINES));
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            String content = lines.get(i).strip();
            if (!content.isEmpty()) {
                reader.read(i + 1, content);
            }
        }
    }
}
