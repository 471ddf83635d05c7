package petitiondesk.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.platform.DeskSettings;
import petitiondesk.reminder.Alerts.Announced;

/**
 * The weekly list of what has been overdue for long, for conveners, their deputies and the lead leaders. After days on which
 * the desk stood still they get the newest list alone: it contains what the missed ones would have said.
 */
@Component
class LeadersList {

    private static final List<String> READERS = Stream.of(Role.CONVENER, Role.DEPUTY_CONVENER, Role.LEAD_LEADER)
            .map(Role::group)
            .toList();
    private static final String PAGE = "/desk?due=overdue";

    private final Ladders ladders;
    private final DeskWorkDays workDays;
    private final Mornings mornings;
    private final Recipients recipients;
    private final Rooms rooms;
    private final Alerts alerts;
    private final DigestTables digests;
    private final Notices notices;
    private final DeskSettings desk;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LeadersList(
            Ladders ladders,
            DeskWorkDays workDays,
            Mornings mornings,
            Recipients recipients,
            Rooms rooms,
            Alerts alerts,
            DigestTables digests,
            Notices notices,
            DeskSettings desk,
            TransactionTemplate transaction,
            Clock clock) {
        this.ladders = ladders;
        this.workDays = workDays;
        this.mornings = mornings;
        this.recipients = recipients;
        this.rooms = rooms;
        this.alerts = alerts;
        this.digests = digests;
        this.notices = notices;
        this.desk = desk;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether somebody who is to get the newest list has not got it. */
    boolean isDue() {
        Instant now = clock.instant();
        LocalDate day = mornings.newestForLeaders(now);
        return mornings.areOpen(now)
                && mornings.at(day).isAfter(alerts.baseline())
                && readers().stream().anyMatch(person -> isMissing(person, day));
    }

    /**
     * Writes the list for everybody who has not got it.
     *
     * @param running all limits that run
     * @return how many mails
     */
    int write(List<TimeLimit> running) {
        LocalDate day = mornings.newestForLeaders(clock.instant());
        List<String> subjects = running.stream().map(TimeLimit::subject).toList();
        WorkDays days = workDays.current();
        Set<String> shown = new HashSet<>(rooms.keeping(subjects).keySet());
        shown.removeAll(rooms.restricted(subjects));
        List<TimeLimit> late = running.stream()
                .filter(limit -> DueSteps.isToBeAnnounced(limit)
                        && ladders.of(limit, days).isForLeaders(day))
                .filter(limit -> shown.contains(limit.subject()))
                .sorted(Comparator.comparing(TimeLimit::dueOn).thenComparing(TimeLimit::subject))
                .toList();
        if (late.isEmpty()) {
            return 0;
        }
        int written = 0;
        for (Person person : readers()) {
            if (isMissing(person, day)
                    && Boolean.TRUE.equals(transaction.execute(status -> write(person, day, late)))) {
                written++;
            }
        }
        return written;
    }

    private boolean write(Person person, LocalDate day, List<TimeLimit> late) {
        Instant now = clock.instant();
        String key = "leaders/" + person.userId() + "/" + day;
        return digests.add(person.userId(), DigestTables.Kind.WEEKLY, day, key, now)
                .map(digest -> {
                    for (TimeLimit limit : late) {
                        Announced step = Announced.of(limit, new Rung(Step.LEADERS, day));
                        alerts.add(step, person.userId(), Alert.Way.LIST, null, PAGE, key, now)
                                .ifPresent(alert -> digests.addLine(alert, digest, false));
                    }
                    send(key, person, day, late);
                    return true;
                })
                .orElse(false);
    }

    private void send(String key, Person person, LocalDate day, List<TimeLimit> late) {
        notices.send(new NewNotice(
                key,
                "reminder-leaders",
                "ZB-" + day,
                person.name(),
                person.email(),
                null,
                false,
                Map.of(
                        "day",
                        day,
                        "count",
                        late.size(),
                        "lines",
                        ReminderTexts.overdue(late, day),
                        "registerUrl",
                        desk.publicUrl() + PAGE)));
    }

    private boolean isMissing(Person person, LocalDate day) {
        return digests.last(person.userId(), DigestTables.Kind.WEEKLY)
                .filter(last -> !last.isBefore(day))
                .isEmpty();
    }

    /** Who has no mail address finds what is overdue in the register. */
    private List<Person> readers() {
        return recipients.members(READERS).stream()
                .filter(person -> person.email() != null)
                .toList();
    }
}
