package petitiondesk.tablefile;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** Writes tables that Excel opens with a double click. */
public final class TableText {

    private TableText() {}

    /**
     * A CSV file in UTF-8 with byte order mark, without which Excel in China takes it for GBK.
     *
     * @param lines each with as many cells as the header; null is an empty cell
     */
    public static byte[] csv(List<String> header, Iterable<List<String>> lines) {
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            writer.writeRecord(guarded(header));
            StreamSupport.stream(lines.spliterator(), false).forEach(line -> writer.writeRecord(guarded(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> guarded(List<String> cells) {
        return cells.stream()
                .map(cell -> cell == null ? "" : FormulaGuard.put(cell))
                .toList();
    }
}
