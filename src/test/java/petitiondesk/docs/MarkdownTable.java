package petitiondesk.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown, line by line. */
final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... titles) {
        row(titles);
        lines.add(IntStream.range(0, titles.length).mapToObj(i -> "---").collect(Collectors.joining("|", "|", "|")));
    }

    MarkdownTable row(String... cells) {
        lines.add(String.join(" | ", cells).transform(cellsOfRow -> "| " + cellsOfRow + " |"));
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
