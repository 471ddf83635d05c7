package petitiondesk.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import petitiondesk.chaos.Journal.Completion;
import petitiondesk.chaos.Journal.Disturbance;
import petitiondesk.chaos.Journal.Intake;
import petitiondesk.chaos.Journal.Outcome;
import petitiondesk.outside.Finding;

/** What came of a run, for people and for programs. */
final class ChaosReport {

    private final ChaosSettings settings;
    private final Instant began;
    private final Journal journal;
    private final List<MailServer.Mail> mails;
    private final List<Finding> findings;

    ChaosReport(
            ChaosSettings settings,
            Instant began,
            Journal journal,
            List<MailServer.Mail> mails,
            List<Finding> findings) {
        this.settings = settings;
        this.began = began;
        this.journal = journal;
        this.mails = mails;
        this.findings = findings;
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("chaos.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures()));
        Files.writeString(folder.resolve("chaos.md"), text());
    }

    /** The part that README keeps of a run. */
    String summary() {
        List<String> lines = new ArrayList<>();
        lines.add("| Run | |");
        lines.add("|---|---|");
        counts().forEach((name, value) -> lines.add("| " + name + " | " + value + " |"));
        return String.join("\n", lines);
    }

    /** How often each turn was taken, and what the run came to. */
    String turns() {
        List<String> lines = new ArrayList<>();
        lines.add("| Turn | Done | Refused | Without an answer |");
        lines.add("|---|---|---|---|");
        journal.turns()
                .forEach((turn, outcomes) -> lines.add("| %s | %d | %d | %d |"
                        .formatted(
                                turn,
                                outcomes.getOrDefault(Outcome.ACKNOWLEDGED, 0),
                                outcomes.getOrDefault(Outcome.REFUSED, 0),
                                outcomes.getOrDefault(Outcome.UNKNOWN, 0))));
        return summary() + "\n\n" + String.join("\n", lines);
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# Chaos run");
        lines.add("");
        lines.add(turns());
        lines.add("");
        lines.add("## What was done to the desk");
        lines.add("");
        lines.add("| At | What | Ready again after | |");
        lines.add("|---|---|---|---|");
        for (Disturbance disturbance : journal.disturbances) {
            lines.add("| %ds | %s | %s | %s |"
                    .formatted(
                            Duration.between(began, disturbance.at()).toSeconds(),
                            disturbance.what(),
                            disturbance.untilReady() == null ? "" : seconds(disturbance.untilReady()),
                            disturbance.remark()));
        }
        lines.add("");
        lines.add("## Findings");
        lines.add("");
        if (findings.isEmpty()) {
            lines.add("None: register, engine, limits, outbox, mail server and clients agree.");
        }
        findings.forEach(finding -> lines.add("- " + finding.toString().replace('\n', ' ')));
        return String.join("\n", lines) + "\n";
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", settings.seed());
        figures.put("began", began.truncatedTo(ChronoUnit.SECONDS).toString());
        figures.put("counts", counts());
        figures.put(
                "disturbances",
                journal.disturbances.stream()
                        .map(done -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("what", done.what());
                            line.put(
                                    "atMillis",
                                    Duration.between(began, done.at()).toMillis());
                            line.put(
                                    "readyAfterMillis",
                                    done.untilReady() == null
                                            ? null
                                            : done.untilReady().toMillis());
                            line.put("remark", done.remark());
                            return line;
                        })
                        .toList());
        figures.put("turns", journal.turns());
        figures.put("turnsRefused", journal.whys());
        figures.put("refusals", journal.refusals());
        figures.put("findings", findings.stream().map(Finding::toString).toList());
        return figures;
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("Seed", settings.seed());
        counts.put("Clients", settings.clients());
        counts.put("Took", seconds(Duration.between(began, Instant.now())));
        Map<String, Long> done = journal.disturbances.stream()
                .collect(Collectors.groupingBy(Disturbance::what, LinkedHashMap::new, Collectors.counting()));
        done.forEach((what, times) -> counts.put(capital(what), times));
        counts.put("Petitions acknowledged", intakes(Intake::isAcknowledged));
        counts.put(
                "of these only when asked again with the same key",
                intakes(intake -> intake.isAcknowledged() && intake.wasUnknownFirst()));
        counts.put("asked again at the end, same number", intakes(Intake::answeredTwice));
        if (settings.lines() > 0) {
            counts.put("Lines of a file taken in meanwhile", settings.lines());
        }
        counts.put("Steps acknowledged", completions(Outcome.ACKNOWLEDGED));
        counts.put("Steps without an answer", completions(Outcome.UNKNOWN));
        counts.put("Steps refused, mostly because another client was first", completions(Outcome.REFUSED));
        long different =
                mails.stream().map(MailServer.Mail::messageId).distinct().count();
        counts.put("Mails taken by the mail server", different);
        counts.put("of these repeated, with the same Message-ID", mails.size() - different);
        counts.put("Findings", findings.size());
        return counts;
    }

    private long intakes(java.util.function.Predicate<Intake> which) {
        return journal.intakes.stream().filter(which).count();
    }

    private long completions(Outcome outcome) {
        return journal.completions.stream()
                .map(Completion::outcome)
                .filter(outcome::equals)
                .count();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
