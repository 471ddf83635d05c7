package petitiondesk.year;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import petitiondesk.outside.Finding;

/** Holds the register at the end of a year against what the rules make of the journal. */
final class YearCheck {

    private static final Duration SECOND_LOOK_AFTER = Duration.ofDays(29);

    private final Expectation expected;
    private final YearRegister register;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private YearCheck(List<Deed> journal, YearRegister register, Instant now) {
        expected = Expectation.of(journal);
        this.register = register;
        this.now = now;
    }

    /** Everything that is not as the rules say; empty if all is well. */
    static List<Finding> check(List<Deed> journal, YearRegister register, Instant now) {
        YearCheck check = new YearCheck(journal, register, now);
        check.cases();
        check.meetings();
        check.findings.addAll(OrderCheck.check(check.expected, register, now));
        check.revisits();
        register.meetings().stream()
                .filter(meeting -> meeting.text() != null)
                .forEach(meeting -> check.findings.addAll(MinutesCheck.check(
                        meeting,
                        register,
                        check.expected.meetings.getOrDefault(meeting.number(), new Expectation.Meeting()))));
        return check.findings;
    }

    private void cases() {
        Map<String, String> held = new TreeMap<>();
        register.cases().forEach(petition -> held.put(petition.number(), petition.status()));
        Map<String, String> ruled = new TreeMap<>();
        expected.cases.forEach((number, rule) -> ruled.put(number, rule.status(now)));
        Set<String> all = new TreeSet<>(held.keySet());
        all.addAll(ruled.keySet());
        for (String number : all) {
            same("cases where the rules say", number, ruled.get(number), held.get(number));
        }
    }

    private void meetings() {
        Map<String, YearRegister.Meeting> held = new HashMap<>();
        register.meetings().forEach(meeting -> held.put(meeting.number(), meeting));
        same("meetings as held", "run", expected.meetings.keySet(), new TreeSet<>(held.keySet()));
        expected.meetings.forEach((number, meeting) -> {
            same("hard cases on the agenda", number, meeting.hard, items(number, "HARD"));
            same("late cases on the agenda", number, meeting.late, items(number, "OVERDUE"));
            same("a decision on each hard case", number, decided(meeting.hardDecisions, "decision"), hard(number));
            same("a decision on each late case", number, decided(meeting.lateDecisions, "measure"), late(number));
            same("a decision on each hard case", number, meeting.hard, meeting.hardDecisions.keySet());
            same("a decision on each late case", number, meeting.late, meeting.lateDecisions.keySet());
            leads(number, meeting);
            minutesSigned(held.get(number), meeting);
        });
    }

    private static Map<String, String> decided(Map<String, Deed> decisions, String field) {
        Map<String, String> decided = new TreeMap<>();
        decisions.forEach((petition, deed) -> decided.put(petition, deed.value(field)));
        return decided;
    }

    private Set<String> items(String meeting, String list) {
        Set<String> items = new TreeSet<>();
        register.items().stream()
                .filter(item -> item.meeting().equals(meeting) && item.list().equals(list))
                .forEach(item -> items.add(item.petition()));
        return items;
    }

    private Map<String, String> hard(String meeting) {
        Map<String, String> decisions = new TreeMap<>();
        register.hardDecisions().stream()
                .filter(decision -> decision.meeting().equals(meeting))
                .forEach(decision -> once(decisions, decision.petition(), decision.decision()));
        return decisions;
    }

    private Map<String, String> late(String meeting) {
        Map<String, String> decisions = new TreeMap<>();
        register.lateDecisions().stream()
                .filter(decision -> decision.meeting().equals(meeting))
                .forEach(decision -> once(decisions, decision.petition(), decision.measure()));
        return decisions;
    }

    private static void once(Map<String, String> decisions, String petition, String decision) {
        decisions.merge(petition, decision, (first, second) -> first + " and " + second);
    }

    private void leads(String number, Expectation.Meeting meeting) {
        register.hardDecisions().stream()
                .filter(decision ->
                        decision.meeting().equals(number) && decision.decision().equals("LEAD"))
                .forEach(decision -> {
                    Deed deed = meeting.hardDecisions.get(decision.petition());
                    String given = deed == null ? null : deed.value("leader") + " until " + deed.value("dueOn");
                    same(
                            "led as decided",
                            decision.petition(),
                            given,
                            decision.leader() + " until " + decision.dueOn());
                });
    }

    private void minutesSigned(YearRegister.Meeting held, Expectation.Meeting meeting) {
        if (held == null || meeting.signed == null) {
            return;
        }
        same("minutes signed", held.number(), "SIGNED", held.status());
        same("minutes signed", held.number(), meeting.signed.user(), held.signedBy());
        same("minutes signed", held.number(), sha256(held.text()), held.signedSha256());
        same("minutes signed", held.number(), held.sha256(), held.signedSha256());
        if (!held.convenerPresent() && !"deputy".equals(held.signedBy())) {
            found("minutes signed", held.number(), "the convener was absent, but " + held.signedBy() + " signed");
        }
    }

    private void revisits() {
        expected.revisitedByHandlers.forEach(
                petition -> found("revisited by others", petition, "revisited by somebody who had handled it"));
        Map<String, Instant> firstLooks = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (YearRegister.Revisit revisit : register.revisits()) {
            String round = revisit.petition() + "/" + revisit.round();
            if (revisit.look() == 1 && revisit.result().equals("CONFIRMED")) {
                firstLooks.put(round, revisit.at());
            } else if (revisit.look() == 2) {
                Instant first = firstLooks.get(round);
                boolean early = first == null || revisit.at().isBefore(first.plus(SECOND_LOOK_AFTER));
                if (early && told.add(round)) {
                    found("second look after a month", revisit.petition(), revisit.at() + ", the first at " + first);
                }
            }
        }
    }

    private void same(String rule, String subject, Object ruled, Object held) {
        if (!Objects.equals(ruled, held)) {
            found(rule, subject, "by the rules " + ruled + ", in the register " + held);
        }
    }

    private void found(String rule, String subject, String text) {
        findings.add(new Finding(rule, subject, text));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
