package petitiondesk.year;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the districts report to joint meetings. */
final class ReportWork {

    private final Desk desk;
    private final Map<String, Matter> matters;
    private final Map<String, String> unreported = new HashMap<>();

    ReportWork(Desk desk, Map<String, Matter> matters) {
        this.desk = desk;
        this.matters = matters;
    }

    /** The districts report, all but one that does not, and one that has nothing to report. */
    void file(YearMonth month, String missing, String zero) {
        String number = Months.number(month);
        for (String district : MeetingWork.DISTRICTS) {
            String task = desk.taskOf("district-" + district, number, "UserTask_ReportDistrict", district);
            if (district.equals(missing)) {
                unreported.put(number, task);
            } else {
                file(number, district, district.equals(zero) ? zero() : figures(district, task));
            }
        }
    }

    private void file(String number, String district, Map<String, Object> values) {
        if (desk.completes("district-" + district, number, "UserTask_ReportDistrict", district, values)) {
            String named = values.getOrDefault("hardCases", "").toString();
            matters.values().stream()
                    .filter(matter -> named.contains(matter.number))
                    .forEach(matter -> matter.given = true);
        }
    }

    private static Map<String, Object> zero() {
        return Map.of("screened", 0, "resolved", 0, "open", 0, "remarks", "本期零报告，在办事项另行办理。");
    }

    /** Every other district reports what the register says, the others more, for not all disputes are petitions. */
    private Map<String, Object> figures(String district, String task) {
        JsonNode form = desk.form("district-" + district, task);
        int more = MeetingWork.DISTRICTS.indexOf(district) % 2 * 3;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("screened", figure(form, "screened") + more);
        values.put("resolved", figure(form, "resolved") + (more == 0 ? 0 : more - 1));
        values.put("open", figure(form, "open") + (more == 0 ? 0 : 1));
        if (more > 0) {
            values.put("remarks", "含网格排查的口头纠纷" + more + "件。");
        }
        String named = matters.values().stream()
                .filter(matter -> matter.district.equals(district) && matter.namedByDistrict() && !matter.given)
                .map(matter -> matter.number + " 两户都不接受调解方案")
                .collect(Collectors.joining("\n"));
        if (!named.isEmpty()) {
            values.put("hardCases", named);
        }
        return values;
    }

    private static int figure(JsonNode form, String field) {
        return form.path(field).path("value").asInt();
    }

    /** A district comes with its report when the agenda is closed. */
    void fileTooLate(YearMonth month, String district) {
        String number = Months.number(month);
        desk.isRefusedTask(
                "district-" + district,
                number,
                "UserTask_ReportDistrict",
                district,
                unreported.get(number),
                Map.of("screened", 1, "resolved", 0, "open", 1, "remarks", "迟报。"));
    }
}
