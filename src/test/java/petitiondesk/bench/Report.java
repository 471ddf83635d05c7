package petitiondesk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What one run found, for people and for programs. */
final class Report {

    private record Line(
            String what, Series desk, String beside, Series other, double ratio, String relation, Aim aim) {}

    /** What the ratio should be at least, or at most. */
    record Aim(double bound, boolean atLeast) {

        static Aim atLeast(double bound) {
            return new Aim(bound, true);
        }

        static Aim atMost(double bound) {
            return new Aim(bound, false);
        }

        boolean isMetBy(double ratio) {
            return atLeast ? ratio >= bound : ratio <= bound;
        }

        @Override
        public String toString() {
            return (atLeast ? "≥ " : "≤ ") + figure(bound);
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> conditions = new LinkedHashMap<>();

    void condition(String name, Object value) {
        conditions.put(name, String.valueOf(value));
    }

    /** A figure that has nothing beside it. */
    void alone(String what, Series desk) {
        lines.add(new Line(what, desk, null, null, Double.NaN, null, null));
    }

    /** The desk's figure as a share or multiple of the other's. */
    void share(String what, Series desk, String beside, Series other, Aim aim) {
        lines.add(new Line(what, desk, beside, other, desk.over(other), "×", aim));
    }

    /** How many times as long the other takes. */
    void faster(String what, Series desk, String beside, Series other, Aim aim) {
        lines.add(new Line(what, desk, beside, other, other.over(desk), "× faster", aim));
    }

    String table() {
        StringBuilder table =
                new StringBuilder("| Measured | The desk | Beside it | Ratio | Aim |\n|---|---|---|---|---|");
        for (Line line : lines) {
            boolean compared = line.other() != null;
            table.append("\n| ")
                    .append(line.what())
                    .append(" | ")
                    .append(shown(line.desk()))
                    .append(" | ")
                    .append(compared ? line.beside() + ": " + shown(line.other()) : "")
                    .append(" | ")
                    .append(compared ? figure(line.ratio()) + " " + line.relation() : "")
                    .append(" | ")
                    .append(line.aim() == null ? "" : line.aim() + (line.aim().isMetBy(line.ratio()) ? "" : ", missed"))
                    .append(" |");
        }
        return table.toString();
    }

    /** An earlier table with this run's lines in place of those that measured the same. */
    String tableInto(String earlier) {
        Map<String, String> lines = new LinkedHashMap<>();
        Stream.concat(earlier.lines(), table().lines()).forEach(line -> lines.put(measured(line), line));
        return String.join("\n", lines.values());
    }

    /** What was measured, and beside what. */
    private static String measured(String line) {
        String[] cells = line.split("\\|");
        return cells[1] + (cells.length > 3 ? cells[3].split(":")[0] : "");
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("# Benchmark\n\n");
        conditions.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append('\n')
                .append(table())
                .append("\n\nMedian of the rounds (least to greatest); ratios round by round.\n");
        Files.writeString(folder.resolve("report.md"), text);
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Line line : lines) {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("measured", line.what());
            figure.put("unit", line.desk().unit());
            figure.put("desk", line.desk().values());
            if (line.other() != null) {
                figure.put("beside", line.beside());
                figure.put("other", line.other().values());
                figure.put("ratio", line.ratio());
                figure.put("aim", line.aim() == null ? null : line.aim().toString());
            }
            figures.add(figure);
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(
                        folder.resolve("report.json").toFile(), Map.of("conditions", conditions, "figures", figures));
    }

    private static String shown(Series series) {
        return "%s %s (%s–%s)"
                .formatted(figure(series.median()), series.unit(), figure(series.least()), figure(series.greatest()));
    }

    private static String figure(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
