package petitiondesk.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.platform.DeskSettings;
import petitiondesk.reminder.Alerts.Announced;
import petitiondesk.reminder.DueSteps.Due;
import petitiondesk.reminder.LimitOwners.Owed;

/** Writes what is due of one limit into the ledger, with its mails, in the caller's transaction. */
@Component
class Announcing {

    private final TimeLimits limits;
    private final Alerts alerts;
    private final Recipients recipients;
    private final Mornings mornings;
    private final Notices notices;
    private final DeskSettings desk;
    private final Clock clock;

    Announcing(
            TimeLimits limits,
            Alerts alerts,
            Recipients recipients,
            Mornings mornings,
            Notices notices,
            DeskSettings desk,
            Clock clock) {
        this.limits = limits;
        this.alerts = alerts;
        this.recipients = recipients;
        this.mornings = mornings;
        this.notices = notices;
        this.desk = desk;
        this.clock = clock;
    }

    /** @return false where another node is at this case now, or the limit has been met or moved since it was found */
    boolean announce(Due due) {
        TimeLimit limit = due.limit();
        if (!alerts.take(limit.subject()) || !isStillSo(limit)) {
            return false;
        }
        // somebody else may have been here between the look and the lock
        Set<Announced> announced = alerts.announced(List.of(limit.subject()));
        List<Rung> rungs = due.rungs().stream()
                .filter(rung -> !announced.contains(Announced.of(limit, rung)))
                .toList();
        if (rungs.isEmpty()) {
            return false;
        }
        if (rungs.stream().anyMatch(rung -> rung.step() == Step.OVERDUE)) {
            due.room().becameOverdue(limit);
        }
        Owed owed = due.room().owed(limit);
        rungs.forEach(rung -> announce(limit, rung, owed));
        return true;
    }

    private boolean isStillSo(TimeLimit found) {
        return limits.running(found.subject()).stream()
                .anyMatch(limit -> DueSteps.isToBeAnnounced(limit)
                        && limit.kind() == found.kind()
                        && limit.startedOn().equals(found.startedOn())
                        && limit.dueOn().equals(found.dueOn()));
    }

    private void announce(TimeLimit limit, Rung rung, Owed owed) {
        Announced step = Announced.of(limit, rung);
        Instant now = clock.instant();
        List<Person> people = recipients.of(owed, rung.step());
        if (people.isEmpty()) {
            // known to be told to nobody, rather than tried again for ever
            alerts.add(step, "", Alert.Way.NOBODY, null, owed.page(), null, now);
        }
        for (Person person : people) {
            String link = rung.step().isEscalation() ? owed.page() : owed.task();
            if (person.email() == null) {
                alerts.add(step, person.userId(), Alert.Way.DESK, null, link, null, now);
            } else if (rung.step().isToldAtOnce()) {
                String key = key(step, person);
                alerts.add(step, person.userId(), Alert.Way.MAIL, null, link, key, now)
                        .ifPresent(id -> mail(key, limit, rung, owed, person, link));
            } else {
                LocalDate morning = mornings.of(rung.on());
                alerts.add(step, person.userId(), Alert.Way.DIGEST, morning, link, null, now);
            }
        }
    }

    private void mail(String key, TimeLimit limit, Rung rung, Owed owed, Person person, String link) {
        String task = limit.kind().title();
        String url = desk.publicUrl() + link;
        Map<String, Object> model = rung.step() == Step.OVERDUE
                ? Map.of("task", task, "dueOn", limit.dueOn(), "becameOn", rung.on(), "taskUrl", url)
                : Map.of(
                        "task",
                        task,
                        "dueOn",
                        limit.dueOn(),
                        "becameOn",
                        rung.on(),
                        "days",
                        ChronoUnit.DAYS.between(limit.dueOn(), rung.on()),
                        "owners",
                        names(recipients.owners(owed)),
                        "caseUrl",
                        url);
        notices.send(new NewNotice(
                key,
                rung.step() == Step.OVERDUE ? "overdue" : "overdue-escalated",
                limit.subject(),
                person.name(),
                person.email(),
                null,
                owed.restricted(),
                model));
    }

    private static String names(List<Person> owners) {
        return owners.isEmpty() ? "（暂无承办人）" : owners.stream().map(Person::name).collect(Collectors.joining("、"));
    }

    private static String key(Announced step, Person person) {
        return "alert/%s/%s/%s/%s/%s/%s/%s"
                .formatted(
                        step.subject(),
                        step.kind(),
                        step.startedOn(),
                        step.dueOn(),
                        step.step(),
                        step.becameOn(),
                        person.userId());
    }
}
