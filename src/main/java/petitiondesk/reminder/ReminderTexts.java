package petitiondesk.reminder;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** What reminders say of a limit: number, task and days, never what the case is about or whose it is. */
final class ReminderTexts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M月d日");

    private ReminderTexts() {}

    /** @param provisional whether the last day rests on a year whose days off are not published yet */
    record Reminded(Alert alert, boolean provisional) {}

    /** The lines of a morning's mail, numbered. */
    static String lines(List<Reminded> reminded, String publicUrl) {
        return numbered(reminded.stream()
                .map(one -> "%s %s：%s%n   %s%s"
                        .formatted(
                                one.alert().subject(),
                                one.alert().kind().title(),
                                state(one.alert(), one.provisional()),
                                publicUrl,
                                one.alert().link()))
                .toList());
    }

    /** The lines of the leaders' list of this day, numbered. */
    static String overdue(List<TimeLimit> limits, LocalDate day) {
        return numbered(limits.stream()
                .map(limit -> "%s %s：期限%s，已逾期%d天"
                        .formatted(
                                limit.subject(),
                                limit.kind().title(),
                                DAY.format(limit.dueOn()),
                                ChronoUnit.DAYS.between(limit.dueOn(), day)))
                .toList());
    }

    /** What a step says of the limit, with the day on which it became true. */
    private static String state(Alert alert, boolean provisional) {
        LocalDate dueOn = alert.dueOn();
        LocalDate becameOn = alert.becameOn();
        String due = "期限" + DAY.format(dueOn) + (provisional ? "（暂定）" : "");
        String on = SHORT.format(becameOn);
        return switch (alert.step()) {
            case SOON -> "%s，%s起临近期限".formatted(due, on);
            case TODAY ->
                becameOn.equals(dueOn) ? "%s，%s到期".formatted(due, on) : "%s，最后一天不上班，请在%s办结".formatted(due, on);
            case OVERDUE -> "%s，%s起逾期".formatted(due, on);
            case STILL, ESCALATED_HEAD, ESCALATED_OFFICE, LEADERS ->
                "%s，至%s已逾期%d天，仍未办结".formatted(due, on, ChronoUnit.DAYS.between(dueOn, becameOn));
        };
    }

    private static String numbered(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i + 1) + ". " + lines.get(i))
                .collect(Collectors.joining("\n"));
    }
}
