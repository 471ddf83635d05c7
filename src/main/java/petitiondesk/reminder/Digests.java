package petitiondesk.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.platform.DeskSettings;
import petitiondesk.reminder.ReminderTexts.Reminded;

/**
 * Writes the mails of the mornings: one for a person and a morning, the oldest first, each in one transaction with the lines of
 * the ledger that it tells. What was settled before the morning is left out.
 */
@Component
class Digests {

    private final DigestTables digests;
    private final Alerts alerts;
    private final Mornings mornings;
    private final TimeLimits limits;
    private final Rooms rooms;
    private final Organisation organisation;
    private final Notices notices;
    private final DeskSettings desk;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            DigestTables digests,
            Alerts alerts,
            Mornings mornings,
            TimeLimits limits,
            Rooms rooms,
            Organisation organisation,
            Notices notices,
            DeskSettings desk,
            TransactionTemplate transaction,
            Clock clock) {
        this.digests = digests;
        this.alerts = alerts;
        this.mornings = mornings;
        this.limits = limits;
        this.rooms = rooms;
        this.organisation = organisation;
        this.notices = notices;
        this.desk = desk;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Writes what waits for mornings up to this one.
     *
     * @return how many mails
     */
    int writeUpTo(LocalDate morning) {
        int written = 0;
        for (String recipient : digests.awaiting(morning)) {
            while (Boolean.TRUE.equals(transaction.execute(status -> writeNext(recipient, morning)))) {
                written++;
            }
        }
        return written;
    }

    /** Writes the oldest mail that waits for the person; false where there is none, or another node is at it. */
    private boolean writeNext(String recipient, LocalDate upTo) {
        if (!alerts.take("digest/" + recipient)) {
            return false;
        }
        List<Alert> waiting = digests.waiting(recipient, upTo);
        if (waiting.isEmpty()) {
            return false;
        }
        Optional<LocalDate> last = digests.last(recipient, DigestTables.Kind.MORNING);
        LocalDate day = morning(waiting.get(0), last);
        if (day.isAfter(upTo)) {
            return false;
        }
        write(
                recipient,
                day,
                waiting.stream()
                        .filter(alert -> morning(alert, last).equals(day))
                        .toList());
        return true;
    }

    /** Its own morning, or the next one for which the person has not got a mail yet: what came late comes with that. */
    private LocalDate morning(Alert alert, Optional<LocalDate> last) {
        return last.filter(day -> !day.isBefore(alert.digestOn()))
                .map(mornings::after)
                .orElse(alert.digestOn());
    }

    private void write(String recipient, LocalDate day, List<Alert> waiting) {
        Instant now = clock.instant();
        Optional<Person> person =
                organisation.person(recipient).filter(found -> found.active() && found.email() != null);
        List<Reminded> told = person.isPresent() ? unsettled(told(waiting, recipient)) : List.of();
        String key = told.isEmpty() ? null : "digest/" + recipient + "/" + day;
        Set<Long> ids = told.stream().map(one -> one.alert().id()).collect(Collectors.toSet());
        long digest =
                digests.add(recipient, DigestTables.Kind.MORNING, day, key, now).orElseThrow();
        waiting.forEach(alert -> digests.addLine(alert.id(), digest, !ids.contains(alert.id())));
        if (key != null) {
            send(key, day, person.orElseThrow(), told);
        }
    }

    /** Without the cases that the person must hear nothing of since. */
    private List<Alert> told(List<Alert> waiting, String recipient) {
        Set<String> hidden = rooms.hidden(subjects(waiting.stream()), recipient);
        return waiting.stream()
                .filter(alert -> !hidden.contains(alert.subject()))
                .toList();
    }

    private List<Reminded> unsettled(List<Alert> waiting) {
        Map<String, List<TimeLimit>> running = limits.running(subjects(waiting.stream()));
        List<Reminded> unsettled = new ArrayList<>();
        for (Alert alert : waiting) {
            running.getOrDefault(alert.subject(), List.of()).stream()
                    .filter(limit -> DueSteps.isToBeAnnounced(limit)
                            && limit.kind() == alert.kind()
                            && limit.startedOn().equals(alert.startedOn())
                            && limit.dueOn().equals(alert.dueOn()))
                    .findFirst()
                    .ifPresent(limit -> unsettled.add(new Reminded(alert, limit.provisional())));
        }
        return unsettled;
    }

    private void send(String key, LocalDate day, Person person, List<Reminded> told) {
        Map<String, Object> model = Map.of(
                "day", day,
                "count", told.size(),
                "lines", ReminderTexts.lines(told, desk.publicUrl()));
        notices.send(new NewNotice(
                key,
                "reminder-digest",
                "TX-" + day,
                person.name(),
                person.email(),
                null,
                !rooms.restricted(subjects(told.stream().map(Reminded::alert))).isEmpty(),
                model));
    }

    private static List<String> subjects(Stream<Alert> alerts) {
        return alerts.map(Alert::subject).distinct().toList();
    }
}
