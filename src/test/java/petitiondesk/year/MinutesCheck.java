package petitiondesk.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import petitiondesk.outside.Finding;
import petitiondesk.year.YearRegister.Case;

/** Counts the register and holds every figure of signed minutes against it. */
final class MinutesCheck {

    private static final Pattern ENTRY = Pattern.compile("^\\d+\\. (XF\\d{4}-\\d{6})（.*$", Pattern.MULTILINE);
    private static final Map<String, String> DISTRICTS =
            Map.of("east", "东片管区", "west", "西片管区", "south", "南片管区", "north", "北片管区");
    private static final Map<String, String> STATUS = Map.ofEntries(
            Map.entry("RECEIVED", "待登记"),
            Map.entry("HANDLING", "办理中"),
            Map.entry("HARD", "待联席会议"),
            Map.entry("LED", "包案办理中"),
            Map.entry("OPINION", "待签发送达"),
            Map.entry("REVISIT", "回访中"),
            Map.entry("SERVED", "已答复"),
            Map.entry("ARCHIVED", "已归档"));
    private static final Map<String, String> WAYS =
            Map.of("LEAD", "包案", "RETURN", "退回承办单位办理", "UPWARD", "上报上级协调", "POSTPONE", "下次会议再议");
    private static final Map<String, String> MEASURES = Map.of(
            "ORDER", "下发督办单",
            "SECOND_ORDER", "再次下发督办单",
            "TALK", "约谈",
            "CIRCULATE", "通报",
            "LISTED", "挂牌督办",
            "JUSTIFIED", "有正当理由");

    private final YearRegister.Meeting meeting;
    private final YearRegister register;
    private final Expectation.Meeting expected;
    private final List<Finding> findings = new ArrayList<>();

    private MinutesCheck(YearRegister.Meeting meeting, YearRegister register, Expectation.Meeting expected) {
        this.meeting = meeting;
        this.register = register;
        this.expected = expected;
    }

    static List<Finding> check(YearRegister.Meeting meeting, YearRegister register, Expectation.Meeting expected) {
        MinutesCheck check = new MinutesCheck(meeting, register, expected);
        check.attendance();
        check.lastDecisions();
        check.reports();
        check.hardCases();
        check.lateCases();
        return check.findings;
    }

    private void attendance() {
        String part = part("一、", "二、");
        figures("attendance", part, "到会(\\d+)人", meeting.present());
        figures("attendance", part, "缺席(\\d+)人", meeting.absent());
    }

    /** Each earlier decision is there, with where its case stood when the minutes were drafted. */
    private void lastDecisions() {
        List<String> lines = entries(part("二、", "三、"));
        List<String> ruled = expected.checked.stream().map(MinutesCheck::words).toList();
        List<String> told = lines.stream()
                .map(line ->
                        number(line) + " " + line.replaceFirst("^.*。现状：", "").replaceFirst("。$", ""))
                .toList();
        same("last decisions checked", sorted(ruled), sorted(told));
    }

    private static String words(Expectation.Checked checked) {
        String late = checked.late() ? checked.confirmed() ? "（逾期）" : "，已逾期" : "";
        return checked.petition() + " " + (checked.confirmed() ? "包案领导已确认化解" : STATUS.get(checked.status())) + late;
    }

    private void reports() {
        String part = part("三、", "四、");
        List<YearRegister.Report> filed = register.reports().stream()
                .filter(report -> report.meeting().equals(meeting.number()))
                .toList();
        same(
                "reports as filed",
                expected.reports.keySet().stream().sorted().toList(),
                filed.stream().map(YearRegister.Report::district).sorted().toList());
        filed.forEach(report -> report(part, report));
        List<String> missing = DISTRICTS.keySet().stream()
                .filter(district -> !expected.reports.containsKey(district))
                .sorted()
                .toList();
        same("missing reports", String.join(",", missing), meeting.missing());
        for (String district : DISTRICTS.keySet()) {
            boolean named = part.lines()
                    .anyMatch(line -> line.startsWith("截止时未报告的管区：") && line.contains(DISTRICTS.get(district)));
            same("missing reports", missing.contains(district), named);
        }
        figures(
                "reports added up",
                part,
                "合计：(\\d+)个管区报告，排查(\\d+)件，化解(\\d+)件，在办(\\d+)件",
                filed.size(),
                filed.stream().mapToInt(YearRegister.Report::screened).sum(),
                filed.stream().mapToInt(YearRegister.Report::resolved).sum(),
                filed.stream().mapToInt(YearRegister.Report::open).sum());
    }

    private void report(String part, YearRegister.Report report) {
        Deed deed = expected.reports.get(report.district());
        if (deed != null) {
            same(
                    "reports as filed",
                    List.of(deed.value("screened"), deed.value("resolved"), deed.value("open")),
                    List.of("" + report.screened(), "" + report.resolved(), "" + report.open()));
        }
        int received = count(report, petition -> !petition.receivedAt().isBefore(report.since()));
        int closed = count(report, petition -> isIn(petition.closedAt(), report.since(), report.at()));
        int inHand = count(
                report,
                petition -> petition.closedAt() == null || !petition.closedAt().isBefore(report.at()));
        same(
                "register beside the report",
                List.of(received, closed, inHand),
                List.of(report.received(), report.closed(), report.inHand()));
        boolean zero = report.screened() + report.resolved() + report.open() + report.named() == 0;
        String line = part.lines()
                .filter(found -> found.startsWith(DISTRICTS.get(report.district()) + "："))
                .findFirst()
                .orElse("");
        if (zero) {
            same("reports in the minutes", true, line.contains("：零报告。"));
        } else {
            figures(
                    "reports in the minutes",
                    line,
                    "：排查(\\d+)件，化解(\\d+)件，在办(\\d+)件，疑难(\\d+)件",
                    report.screened(),
                    report.resolved(),
                    report.open(),
                    report.named());
            figures("register beside the report", line, "新收(\\d+)件、办结(\\d+)件、在办(\\d+)件", received, closed, inHand);
        }
    }

    /** Cases of the district that had come in when the report was filed. */
    private int count(YearRegister.Report report, Predicate<Case> which) {
        return (int) register.cases().stream()
                .filter(petition -> !petition.restricted()
                        && Objects.equals(petition.district(), report.district())
                        && petition.receivedAt().isBefore(report.at()))
                .filter(which)
                .count();
    }

    private static boolean isIn(Instant at, Instant since, Instant until) {
        return at != null && !at.isBefore(since) && at.isBefore(until);
    }

    private void hardCases() {
        Map<String, String> ruled = new TreeMap<>();
        register.hardDecisions().stream()
                .filter(decision -> decision.meeting().equals(meeting.number()))
                .forEach(decision -> ruled.put(
                        decision.petition(),
                        WAYS.get(decision.decision()) + (decision.dueOn() == null ? "" : " " + day(decision.dueOn()))));
        Map<String, String> told = new TreeMap<>();
        entries(part("四、", "五、")).forEach(line -> {
            Matcher dueOn = Pattern.compile("；办结时限(\\d+年\\d+月\\d+日)。").matcher(line);
            told.put(number(line), decision(line) + (dueOn.find() ? " " + dueOn.group(1) : ""));
        });
        same("hard cases in the minutes", ruled, told);
    }

    private void lateCases() {
        String part = part("五、", "六、");
        Map<String, String> ruled = new TreeMap<>();
        register.lateDecisions().stream()
                .filter(decision -> decision.meeting().equals(meeting.number()))
                .forEach(decision -> ruled.put(decision.petition(), MEASURES.get(decision.measure())));
        Map<String, String> told = new TreeMap<>();
        entries(part).forEach(line -> told.put(number(line), decision(line)));
        same("late cases in the minutes", ruled, told);
        int orders = (int) register.orders().stream()
                .filter(order -> order.meeting().equals(meeting.number()))
                .count();
        if (orders == 0) {
            same("orders in the minutes", false, part.contains("议定下发督办单"));
        } else {
            figures("orders in the minutes", part, "^议定下发督办单(\\d+)件。$", orders);
        }
    }

    private String part(String from, String to) {
        Matcher part = Pattern.compile("^" + from + ".*?(?=^" + to + ")", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(meeting.text());
        return part.find() ? part.group() : "";
    }

    private static List<String> entries(String part) {
        return ENTRY.matcher(part).results().map(found -> found.group()).toList();
    }

    private static String number(String line) {
        Matcher entry = ENTRY.matcher(line);
        return entry.find() ? entry.group(1) : line;
    }

    private static String decision(String line) {
        return line.replaceFirst("^.* ?决定：", "").replaceFirst("。.*$", "");
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private void figures(String rule, String text, String pattern, int... counted) {
        Matcher told = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        List<Integer> figures = new ArrayList<>();
        if (told.find()) {
            for (int i = 1; i <= told.groupCount(); i++) {
                figures.add(Integer.valueOf(told.group(i)));
            }
        }
        same(rule, java.util.Arrays.stream(counted).boxed().toList(), figures);
    }

    private void same(String rule, Object counted, Object told) {
        if (!Objects.equals(counted, told)) {
            findings.add(new Finding(rule, meeting.number(), "counted " + counted + ", in the minutes " + told));
        }
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().collect(Collectors.toList());
    }
}
