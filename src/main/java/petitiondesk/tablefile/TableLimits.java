package petitiondesk.tablefile;

/**
 * How large a table may be; a larger one is refused as a whole.
 *
 * @param columns at most so many columns
 * @param lines at most so many lines below the header
 * @param cellLength at most so many characters in a cell; a longer one mostly comes from a quotation mark left open
 */
public record TableLimits(int columns, int lines, int cellLength) {

    private static final int COLUMNS = 100;
    private static final int CELL_LENGTH = 50_000;

    public TableLimits {
        if (columns < 1 || lines < 1 || cellLength < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /** The usual limits with this many lines. */
    public static TableLimits of(int lines) {
        return new TableLimits(COLUMNS, lines, CELL_LENGTH);
    }
}
