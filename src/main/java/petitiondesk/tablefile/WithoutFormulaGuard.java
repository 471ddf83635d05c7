package petitiondesk.tablefile;

import de.siegmar.fastcsv.reader.FieldModifier;

/** Takes off what {@link FormulaGuard} put on. */
final class WithoutFormulaGuard implements FieldModifier {

    @Override
    public String modify(long startingLineNumber, int fieldIdx, boolean quoted, String field) {
        return FormulaGuard.take(field);
    }
}
