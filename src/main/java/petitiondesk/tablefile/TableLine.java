package petitiondesk.tablefile;

import java.util.List;

/**
 * A line of a table.
 *
 * @param number the file's line in which it begins, the first being 1; a quoted cell may go over several lines
 * @param cells as written, without the quotation marks; more or fewer than the header has, where the line is so
 */
public record TableLine(int number, List<String> cells) {

    public TableLine {
        cells = List.copyOf(cells);
    }

    /** The cell without white space around it; empty where the line is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
