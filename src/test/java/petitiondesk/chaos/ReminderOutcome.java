package petitiondesk.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import petitiondesk.outside.Finding;

/** What the runs about reminders came to: figures for README, and what does not agree. */
final class ReminderOutcome {

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    void figure(String what, Object value) {
        figures.put(what, value);
        System.out.println(what + ": " + value);
    }

    void found(String rule, String what, String text) {
        Finding finding = new Finding(rule, what, text);
        findings.add(finding);
        System.out.println(finding);
    }

    void expect(String rule, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            found(rule, what, found + " instead of " + expected);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** The part that README keeps. */
    String table() {
        List<String> lines = new ArrayList<>(List.of("| Run | |", "|---|---|"));
        figures.forEach((what, value) -> lines.add("| " + what + " | " + value + " |"));
        lines.add("| Findings | " + findings.size() + " |");
        return String.join("\n", lines);
    }
}
