package petitiondesk.tablefile;

/**
 * Keeps a spreadsheet from running a cell as a formula: an apostrophe in front makes it text. What people wrote comes
 * back unchanged when the file is read again.
 */
final class FormulaGuard {

    private static final String RUN = "=+-@\t\r";

    private FormulaGuard() {}

    static String put(String cell) {
        return startsFormula(cell, 0) || isGuarded(cell) ? "'" + cell : cell;
    }

    static String take(String cell) {
        return isGuarded(cell) ? cell.substring(1) : cell;
    }

    private static boolean isGuarded(String cell) {
        return cell.startsWith("'") && (startsFormula(cell, 1) || cell.startsWith("''"));
    }

    private static boolean startsFormula(String cell, int from) {
        return cell.length() > from && RUN.indexOf(cell.charAt(from)) >= 0;
    }
}
