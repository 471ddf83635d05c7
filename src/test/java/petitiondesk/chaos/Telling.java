package petitiondesk.chaos;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Goes through the days one by one and says by the written rules what has to be told to whom, and in which mails. It shares no
 * code with the desk, so that the two are wrong together only where the rules are.
 */
final class Telling {

    private static final int SOON_PERCENT = 20;
    private static final int SOON_MOST = 7;
    private static final int HEAD_AFTER = 3;
    private static final int OFFICE_AFTER = 7;
    private static final int REPEAT = 3;
    private static final List<String> LEADERS = List.of("convener", "deputy", "leader-1", "leader-2");

    private final OpenDays days;
    private final List<Owed> limits = new ArrayList<>();
    private final List<Line> ledger = new ArrayList<>();
    private final List<Line> waiting = new ArrayList<>();
    private LocalDate lookedAt;
    private LocalDate listed = LocalDate.MIN;

    Telling(OpenDays days) {
        this.days = days;
    }

    /** A limit with those who owe it, those above them, and those above these. */
    record Owed(
            String number,
            String kind,
            LocalDate startedOn,
            LocalDate dueOn,
            List<String> owners,
            List<String> above,
            List<String> top) {}

    /** A line of the ledger. */
    record Line(String number, String kind, LocalDate dueOn, String step, LocalDate on, String recipient) {

        boolean isMailOfItsOwn() {
            return step.equals("OVERDUE") || step.startsWith("ESCALATED");
        }
    }

    void begins(Owed limit) {
        limits.add(limit);
    }

    /** A natural-day limit ends on the first open day from its last one on. */
    LocalDate lastDay(LocalDate startedOn, int naturalDays) {
        return days.from(startedOn.plusDays(naturalDays));
    }

    /** All that the ledger has to contain by now. */
    List<Line> ledger() {
        return ledger;
    }

    /** How much of it is held back until an open day. */
    long waiting() {
        return waiting.size();
    }

    /** The mails that a desk which runs on this day writes, since it ran last, by recipient. */
    Map<String, List<String>> runsOn(LocalDate today) {
        List<Line> fresh = new ArrayList<>();
        LocalDate from = lookedAt == null ? today : lookedAt.plusDays(1);
        for (LocalDate day = from; !day.isAfter(today); day = day.plusDays(1)) {
            for (Owed limit : limits) {
                for (String step : steps(limit, day)) {
                    for (String person : who(limit, step)) {
                        fresh.add(new Line(limit.number(), limit.kind(), limit.dueOn(), step, day, person));
                    }
                }
            }
        }
        lookedAt = today;
        ledger.addAll(fresh);
        Map<String, List<String>> mails = new HashMap<>();
        fresh.stream()
                .filter(Line::isMailOfItsOwn)
                .forEach(line -> add(
                        mails,
                        line.recipient(),
                        "%s %s %s"
                                .formatted(
                                        line.step().equals("OVERDUE") ? "OVERDUE" : "ESCALATED",
                                        line.number(),
                                        line.on())));
        fresh.stream().filter(line -> !line.isMailOfItsOwn()).forEach(waiting::add);
        if (days.isOpen(today)) {
            mornings(mails);
            week(today, mails);
        }
        return mails;
    }

    /** The steps that become true on this day. */
    private List<String> steps(Owed limit, LocalDate day) {
        List<String> steps = new ArrayList<>();
        long late = ChronoUnit.DAYS.between(limit.dueOn(), day);
        long length = ChronoUnit.DAYS.between(limit.startedOn(), limit.dueOn());
        long soon = Math.max(1, Math.min(SOON_MOST, (long) Math.ceil(length * SOON_PERCENT / 100.0)));
        if (day.isAfter(limit.startedOn()) && isLastOpenDayUpTo(day, limit.dueOn())) {
            steps.add("TODAY");
        } else if (day.isAfter(limit.startedOn())
                && isLastOpenDayUpTo(day, limit.dueOn().minusDays(soon))) {
            steps.add("SOON");
        }
        if (late == 1) {
            steps.add("OVERDUE");
        }
        if (late == HEAD_AFTER) {
            steps.add("ESCALATED_HEAD");
        }
        if (late == OFFICE_AFTER) {
            steps.add("ESCALATED_OFFICE");
        }
        if (late > 1 && (late - 1) % REPEAT == 0) {
            steps.add("STILL");
        }
        return steps;
    }

    private boolean isLastOpenDayUpTo(LocalDate day, LocalDate last) {
        return days.isOpen(day)
                && !day.isAfter(last)
                && days.from(day.plusDays(1)).isAfter(last);
    }

    private static List<String> who(Owed limit, String step) {
        return switch (step) {
            case "ESCALATED_HEAD" -> limit.above();
            case "ESCALATED_OFFICE" -> limit.top();
            default -> limit.owners();
        };
    }

    /** One mail for a person and an open day on which something is new to be told. */
    private void mornings(Map<String, List<String>> mails) {
        Map<String, Map<LocalDate, List<Line>>> byPerson = waiting.stream()
                .collect(Collectors.groupingBy(
                        Line::recipient,
                        Collectors.groupingBy(line -> days.from(line.on()), TreeMap::new, Collectors.toList())));
        byPerson.forEach((person, mornings) -> mornings.forEach((day, lines) -> add(
                mails,
                person,
                "MORNING " + day + numbers(lines.stream().map(Line::number).toList()))));
        waiting.clear();
    }

    /** The newest weekly list alone, of what has been late for a week. */
    private void week(LocalDate today, Map<String, List<String>> mails) {
        LocalDate monday = today;
        while (monday.getDayOfWeek() != DayOfWeek.MONDAY || days.from(monday).isAfter(today)) {
            monday = monday.minusDays(1);
        }
        LocalDate day = days.from(monday);
        List<Owed> late = limits.stream()
                .filter(limit -> ChronoUnit.DAYS.between(limit.dueOn(), day) >= OFFICE_AFTER)
                .toList();
        if (late.isEmpty() || !day.isAfter(listed)) {
            return;
        }
        listed = day;
        for (String leader : LEADERS) {
            late.forEach(
                    limit -> ledger.add(new Line(limit.number(), limit.kind(), limit.dueOn(), "LEADERS", day, leader)));
            add(
                    mails,
                    leader,
                    "WEEKLY " + day + numbers(late.stream().map(Owed::number).toList()));
        }
    }

    static String numbers(List<String> numbers) {
        return " " + String.join(" ", new TreeSet<>(numbers)) + " (" + numbers.size() + ")";
    }

    private static void add(Map<String, List<String>> mails, String person, String mail) {
        mails.computeIfAbsent(person, any -> new ArrayList<>()).add(mail);
    }
}
