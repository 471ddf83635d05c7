package petitiondesk.notification;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import petitiondesk.platform.ApplicationClock;

/** Made-up values for previews of letters: nobody's name and nobody's case. */
final class NoticeExamples {

    static final String RECIPIENT = "某某";
    static final String SECRET = "（只在信中显示）";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M月d日");

    private NoticeExamples() {}

    /** A notice of the template as it could be written today, to the address given. */
    static NewNotice of(NoticeTemplate template, LocalDate today, String publicUrl, String recipient, String email) {
        Map<String, Object> values = values(today, publicUrl);
        Map<String, Object> model = new HashMap<>();
        for (String key : template.required()) {
            Object value = values.get(key);
            if (value == null) {
                throw new IllegalStateException("No example for the value " + key + " of notice " + template.id());
            }
            model.put(key, value);
        }
        return new NewNotice(
                "preview:" + template.id(), template.id(), number(template), recipient, email, null, false, model);
    }

    private static String number(NoticeTemplate template) {
        if (template.id().startsWith("meeting-")) {
            return "LX0000-00";
        }
        if (template.id().startsWith("advice-")) {
            return "JY0000-0000";
        }
        return template.id().startsWith("order-") ? "DB0000-000" : "XF0000-000000";
    }

    private static Map<String, Object> values(LocalDate today, String publicUrl) {
        Map<String, Object> values = new HashMap<>();
        values.put("adviceUrl", publicUrl + "/desk/advice/JY0000-0000");
        values.put("answerBy", today.plusDays(7));
        values.put("answer", "支持");
        values.put("article", "《信访工作条例》第三十四条");
        values.put("becameOn", today.minusDays(3));
        values.put("before", "转送，示例办公室");
        values.put("body", "有管辖权的人民法院");
        values.put("calendarUrl", publicUrl + "/desk/calendar?year=2000");
        values.put("caseUrl", publicUrl + "/desk/petitions/XF0000-000000");
        values.put("channel", "仲裁");
        values.put("comment", "经核实，与本案有利害关系。");
        values.put("conclusion", "支持");
        values.put("count", 1);
        values.put("day", today);
        values.put("days", 3);
        values.put("district", "示例管区");
        values.put("dueOn", today.plusDays(60));
        values.put("earlier", "XF0000-000000");
        values.put("explanation", "同一事项正在办理");
        values.put("ground", "不予受理");
        values.put("followUrl", publicUrl + "/follow");
        values.put(
                "freezeAt",
                today.plusDays(4)
                        .atTime(LocalTime.of(17, 0))
                        .atZone(ApplicationClock.ZONE)
                        .toInstant());
        values.put(
                "heldAt",
                today.plusDays(5)
                        .atTime(LocalTime.of(9, 0))
                        .atZone(ApplicationClock.ZONE)
                        .toInstant());
        values.put("limit", "作出处理意见");
        values.put(
                "lines",
                "1. XF0000-000000 作出处理意见：期限%s，%s起临近期限\n   %s/desk/petitions/XF0000-000000"
                        .formatted(DAY.format(today.plusDays(7)), SHORT.format(today), publicUrl));
        values.put("meeting", "LX0000-00");
        values.put("meetingUrl", publicUrl + "/desk/meetings/LX0000-00");
        values.put("meetingsUrl", publicUrl + "/desk/meetings");
        values.put("missing", "示例管区");
        values.put("month", "2000年1月");
        values.put("newDueOn", today.plusDays(62));
        values.put("oldDueOn", today.plusDays(60));
        values.put("orderUrl", publicUrl + "/desk/orders/DB0000-000");
        values.put("owners", "承办人员");
        values.put("person", "李某");
        values.put("place", "二楼会议室");
        values.put("reason", "需要现场核实，时间另行安排");
        values.put(
                "receivedAt",
                today.atTime(LocalTime.of(9, 30)).atZone(ApplicationClock.ZONE).toInstant());
        values.put("recordedOn", today);
        values.put("registerUrl", publicUrl + "/desk");
        values.put("request", "回避");
        values.put("reviewBody", "示例县人民政府");
        values.put("reviewUntil", today.plusDays(30));
        values.put("service", "当面送达，本人签收");
        values.put("sha256", "0".repeat(64));
        values.put(
                "signedAt",
                today.atTime(LocalTime.of(16, 0)).atZone(ApplicationClock.ZONE).toInstant());
        values.put("signer", "总召集人");
        values.put("stage", "复查");
        values.put("supervised", "包案领导");
        values.put("task", "办理并拟写答复");
        values.put("taskUrl", publicUrl + "/camunda/app/tasklist/");
        values.put("unit", "示例办公室");
        values.put("year", today.getYear() + 1);
        return values;
    }
}
