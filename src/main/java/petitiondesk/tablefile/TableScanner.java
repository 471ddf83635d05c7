package petitiondesk.tablefile;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import petitiondesk.shared.Refusal;

/** Cuts text into lines and cells (RFC 4180). */
final class TableScanner {

    /** A last line of our own: where it is not read back as it was written, a quotation mark was left open. */
    private static final String END = "\u2404\u2404";

    private static final String SEPARATORS = ",\t;";
    /** As many as a spreadsheet has; how many are wanted is decided on the header. */
    private static final int MOST_COLUMNS = 16_384;

    private final Place file;
    private final TableLimits limits;

    TableScanner(Place file, TableLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** All lines with text, the header included. */
    List<TableLine> scan(String text) {
        List<TableLine> lines = new ArrayList<>();
        TableLine last = new TableLine(0, List.of());
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(limits.cellLength())
                .maxRecordSize(Integer.MAX_VALUE / 2)
                .fieldModifier(new WithoutFormulaGuard())
                .build();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(false)
                        .build(handler, text + "\n" + END);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            while (records.hasNext()) {
                CsvRecord found = records.next();
                last = new TableLine((int) found.getStartingLineNumber(), found.getFields());
                if (!last.isBlank()) {
                    lines.add(last);
                }
                // header and our own last line come on top
                if (lines.size() > limits.lines() + 2) {
                    throw tooMany(lines);
                }
            }
        } catch (CsvParseException e) {
            throw file.refuse(
                    last.number() + 1 + lineBreaks(last),
                    "从这里起无法读成表格：引号没有成对（内容里的引号要写成两个），或者一格超过" + limits.cellLength() + "字");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!last.cells().equals(List.of(END))) {
            throw file.refuse(last.number(), last.cells().size(), "引号没有结束，后面的内容都被当成了这一格");
        }
        lines.remove(lines.size() - 1);
        if (lines.size() > limits.lines() + 1) {
            throw tooMany(lines);
        }
        return lines;
    }

    private Refusal tooMany(List<TableLine> lines) {
        return file.refuse(lines.get(limits.lines() + 1).number(), "文件超过" + limits.lines() + "行，请分成几个文件");
    }

    /** Whichever separator the header has most of; inside quotation marks they count as text. */
    private static char separator(String text) {
        int[] found = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted && i > 0) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                found[SEPARATORS.indexOf(c)]++;
            }
        }
        int most = 0;
        for (int i = 1; i < found.length; i++) {
            most = found[i] > found[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static int lineBreaks(TableLine line) {
        return (int) line.cells().stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count();
    }
}
