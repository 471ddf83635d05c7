package petitiondesk.year;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import petitiondesk.outside.Finding;

/** What came of a year, for people and for programs. */
final class YearReport {

    private final YearSettings settings;
    private final Instant began;
    private final List<Duration> starts;
    private final List<Deed> journal;
    private final int refusedByRule;
    private final YearRegister register;
    private final List<Finding> findings;

    YearReport(
            YearSettings settings,
            Instant began,
            List<Duration> starts,
            List<Deed> journal,
            int refusedByRule,
            YearRegister register,
            List<Finding> findings) {
        this.settings = settings;
        this.began = began;
        this.starts = starts;
        this.journal = journal;
        this.refusedByRule = refusedByRule;
        this.register = register;
        this.findings = findings;
    }

    void write(Path folder) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>(counts());
        figures.put("Findings", findings.stream().map(Finding::toString).toList());
        Files.writeString(
                folder.resolve("year.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        Files.writeString(folder.resolve("year.md"), text());
    }

    /** The part that README keeps of a run. */
    String summary() {
        List<String> lines = new ArrayList<>(List.of("| Run | |", "|---|---|"));
        counts().forEach((name, value) -> lines.add("| " + name + " | " + value + " |"));
        return String.join("\n", lines);
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("Seed", settings.seed());
        counts.put("Took", seconds(Duration.between(began, Instant.now())));
        counts.put(
                "Starts of the desk, each at a later hour",
                "%d, %s each in the median"
                        .formatted(
                                starts.size(),
                                seconds(starts.stream().sorted().toList().get(starts.size() / 2))));
        counts.put(
                "Steps acknowledged over HTTP",
                journal.stream().filter(Deed::done).count());
        counts.put("Steps refused because the rules forbid them", refusedByRule);
        counts.put(
                "Meetings held and minutes signed",
                register.meetings().stream()
                        .filter(meeting -> meeting.status().equals("SIGNED"))
                        .count());
        counts.put("District reports", register.reports().size());
        counts.put("Petitions", register.cases().size());
        counts.put("of these hard", Expectation.of(journal).namedHard.size());
        counts.put(
                "Decisions on hard cases",
                kinds(register.hardDecisions().stream()
                        .map(YearRegister.HardDecision::decision)
                        .toList()));
        counts.put(
                "Decisions on late cases",
                kinds(register.lateDecisions().stream()
                        .map(YearRegister.LateDecision::measure)
                        .toList()));
        counts.put(
                "Supervision orders",
                kinds(register.orders().stream().map(YearRegister.Order::status).toList()));
        counts.put(
                "of these signed by the deputy",
                register.orders().stream()
                        .filter(order -> "DEPUTY".equals(order.capacity()))
                        .count());
        counts.put(
                "Revisits",
                kinds(register.revisits().stream()
                        .map(YearRegister.Revisit::result)
                        .toList()));
        counts.put(
                "Cases at the end",
                kinds(register.cases().stream().map(YearRegister.Case::status).toList()));
        counts.put("Findings", findings.size());
        return counts;
    }

    private static String kinds(List<String> names) {
        return names.size()
                + names.stream()
                        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(kind -> kind.getKey() + " " + kind.getValue())
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private String text() {
        List<String> lines = new ArrayList<>(List.of("# A year", "", summary(), "", "## Meetings", ""));
        lines.add("| Meeting | Reports | Hard cases | Late cases | Orders | Minutes signed by |");
        lines.add("|---|---|---|---|---|---|");
        register.meetings()
                .forEach(meeting -> lines.add("| %s | %d%s | %d | %d | %d | %s |"
                        .formatted(
                                meeting.number(),
                                register.reports().stream()
                                        .filter(report -> report.meeting().equals(meeting.number()))
                                        .count(),
                                meeting.missing() == null || meeting.missing().isEmpty()
                                        ? ""
                                        : ", without " + meeting.missing(),
                                items(meeting.number(), "HARD"),
                                items(meeting.number(), "OVERDUE"),
                                register.orders().stream()
                                        .filter(order -> order.meeting().equals(meeting.number()))
                                        .count(),
                                meeting.signedBy())));
        lines.addAll(List.of("", "## Findings", ""));
        if (findings.isEmpty()) {
            lines.add(
                    "None: every case, decision, order, signature and figure is as the rules make it of the journal.");
        }
        findings.forEach(finding -> lines.add("- " + finding.toString().replace('\n', ' ')));
        return String.join("\n", lines) + "\n";
    }

    private long items(String meeting, String list) {
        return register.items().stream()
                .filter(item -> item.meeting().equals(meeting) && item.list().equals(list))
                .count();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
