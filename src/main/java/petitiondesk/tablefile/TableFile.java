package petitiondesk.tablefile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import petitiondesk.shared.Refusal;

/** A table from a file: a header, then lines of cells. Lines without any text are left out. */
public final class TableFile {

    private final String name;
    private final String encoding;
    private final List<String> header;
    private final List<TableLine> lines;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private TableFile(String name, String encoding, List<String> header, List<TableLine> lines) {
        this.name = name;
        this.encoding = encoding;
        this.header = List.copyOf(header);
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a CSV file in UTF-8 or GB18030, with or without byte order mark, separated by commas, semicolons or tabs.
     *
     * @param name the file's name, for messages
     * @throws Refusal saying line and column of what makes the file unreadable as a whole: no text in one of the two
     *     encodings, a spreadsheet that was not saved as CSV, a quotation mark left open, a faulty header, too many
     *     columns or lines, nothing below the header
     */
    public static TableFile read(String name, byte[] content, TableLimits limits) {
        Place file = new Place(name);
        FileText text = FileText.of(content, file);
        List<TableLine> all = new TableScanner(file, limits).scan(text.characters());
        if (all.isEmpty()) {
            throw file.refuse("文件里没有内容");
        }
        List<String> header = all.get(0).cells().stream().map(String::strip).toList();
        int width = width(header);
        if (width > limits.columns()) {
            throw file.refuse(
                    all.get(0).number(),
                    limits.columns() + 1,
                    "表头有" + width + "列，最多" + limits.columns() + "列；请检查是否多选了空白区域，或者不是所要的文件");
        }
        TableFile table = new TableFile(name, text.encoding(), header.subList(0, width), all.subList(1, all.size()));
        table.indexHeader(file, all.get(0).number());
        if (table.lines.isEmpty()) {
            throw file.refuse("文件只有表头，没有数据行");
        }
        return table;
    }

    public String name() {
        return name;
    }

    /** {@code UTF-8} or {@code GB18030}. */
    public String encoding() {
        return encoding;
    }

    public List<String> header() {
        return header;
    }

    public List<TableLine> lines() {
        return lines;
    }

    /**
     * The place of the first of these names that the header has. White space, case and full or half width make no
     * difference.
     */
    public OptionalInt column(String... names) {
        for (String candidate : names) {
            Integer place = places.get(normal(candidate));
            if (place != null) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    /** What is wrong with the shape of a line: it has text to the right of the last column. */
    public Optional<String> surplus(TableLine line) {
        List<String> cells = line.cells();
        for (int i = header.size(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return Optional.of("这一行有" + cells.size() + "列，比表头多；内容里的逗号或引号可能没有加引号");
            }
        }
        return Optional.empty();
    }

    /** A header as it is compared with others: without white space, in one case and width. */
    public static String normal(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\uFEFF]+", "")
                .toLowerCase(Locale.ROOT);
    }

    private void indexHeader(Place file, int line) {
        for (int i = 0; i < header.size(); i++) {
            String title = header.get(i);
            if (title.isEmpty()) {
                requireUnused(file, line, i);
                continue;
            }
            Integer before = places.putIfAbsent(normal(title), i);
            if (before != null) {
                throw file.refuse(line, i + 1, "列名“" + title + "”与第" + (before + 1) + "列重复");
            }
        }
    }

    /** A column without a name is a slip of the mouse as long as nothing stands in it. */
    private void requireUnused(Place file, int line, int column) {
        for (TableLine other : lines) {
            if (!other.cell(column).isEmpty()) {
                throw file.refuse(line, column + 1, "这一列有内容但没有列名（例如第" + other.number() + "行）");
            }
        }
    }

    private static int width(List<String> header) {
        List<String> named = new ArrayList<>(header);
        while (!named.isEmpty() && named.get(named.size() - 1).isEmpty()) {
            named.remove(named.size() - 1);
        }
        return named.size();
    }
}
