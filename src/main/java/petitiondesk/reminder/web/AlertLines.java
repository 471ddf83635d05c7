package petitiondesk.reminder.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.reminder.Alert;

/** Lines of the ledger in words. */
@Component
class AlertLines {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Organisation organisation;
    private final Clock clock;

    AlertLines(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * A line.
     *
     * @param late whether it is of a limit that had passed
     * @param page where the case is read, as a path on this desk
     * @param way how the recipient heard of it, with the morning where it waited for one
     */
    public record Line(
            String number,
            String page,
            String limit,
            String dueOn,
            String step,
            boolean late,
            String becameOn,
            String recipient,
            String way,
            String writtenAt) {}

    List<Line> of(List<Alert> alerts) {
        Map<String, String> names = new HashMap<>();
        return alerts.stream().map(alert -> line(alert, names)).toList();
    }

    private Line line(Alert alert, Map<String, String> names) {
        return new Line(
                alert.subject(),
                alert.page(),
                alert.kind().title(),
                day(alert.dueOn()),
                alert.step().title(),
                alert.becameOn().isAfter(alert.dueOn()),
                day(alert.becameOn()),
                alert.recipient().isEmpty() ? "—" : names.computeIfAbsent(alert.recipient(), this::nameOf),
                alert.digestOn() == null
                        ? alert.way().title()
                        : day(alert.digestOn()) + alert.way().title(),
                minute(alert.writtenAt()));
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }

    /** Without the year where it is this one. */
    private String day(LocalDate day) {
        int thisYear =
                LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE).getYear();
        return (day.getYear() == thisYear ? SHORT : FULL).format(day);
    }

    private String minute(Instant at) {
        var local = at.atZone(ApplicationClock.ZONE);
        return day(local.toLocalDate()) + " " + TIME.format(local);
    }
}
