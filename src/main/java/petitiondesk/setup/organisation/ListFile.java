package petitiondesk.setup.organisation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import petitiondesk.setup.FileFaults;
import petitiondesk.setup.StagedFile;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLimits;
import petitiondesk.tablefile.TableLine;

/** A file of which is known which list it is and where its columns are. */
final class ListFile {

    /** Ten times what a county with 3,000 people needs. */
    private static final TableLimits LIMITS = TableLimits.of(30_000);

    private final TableFile table;
    private final EntryList<?> list;
    private final Map<String, Integer> columns = new HashMap<>();

    private ListFile(TableFile table, EntryList<?> list) {
        this.table = table;
        this.list = list;
        list.headings().forEach(heading -> heading.in(table).ifPresent(column -> columns.put(heading.field(), column)));
    }

    /**
     * Reads a file and finds out by its header what it is.
     *
     * @throws Refusal if it cannot be read, is none of the four lists, or has a column that its list does not know
     */
    static ListFile read(StagedFile file) {
        TableFile table = TableFile.read(file.name(), file.content(), LIMITS);
        ListFile found = new ListFile(table, kind(table));
        FileFaults faults = new FileFaults();
        found.checkHeader(faults);
        for (TableLine line : table.lines()) {
            table.surplus(line).ifPresent(message -> faults.at(table, line, message));
        }
        faults.done();
        return found;
    }

    private static EntryList<?> kind(TableFile table) {
        if (table.column("用户名", "userId", "user", "username").isPresent()) {
            return EntryList.PEOPLE;
        }
        if (table.column("所属管区", "district", "村代码").isPresent()) {
            return EntryList.VILLAGES;
        }
        if (table.column("所属单位", "unit", "管区代码").isPresent()) {
            return EntryList.DISTRICTS;
        }
        if (table.column("机关", "organ", "上级单位", "superior", "承办", "handles", "单位代码")
                .isPresent()) {
            return EntryList.UNITS;
        }
        List<EntryList<?>> named = EntryList.ALL.stream()
                .filter(list ->
                        table.name().contains(list.title()) || table.name().contains(list.id()))
                .toList();
        if (named.size() == 1 && table.column("代码", "code").isPresent()) {
            return named.get(0);
        }
        FileFaults faults = new FileFaults();
        faults.inFile(table, "从表头看不出是单位、管区、村还是人员名单；请对照下载的名单检查表头");
        faults.done();
        throw new IllegalStateException("a file with a fault is refused");
    }

    private void checkHeader(FileFaults faults) {
        Heading key = list.headings().get(0);
        if (!columns.containsKey(key.field())) {
            faults.inFile(table, list.title() + "名单缺少“" + key.title() + "”列");
        }
        Set<String> known = new HashSet<>();
        list.headings()
                .forEach(heading ->
                        Arrays.stream(heading.names()).map(TableFile::normal).forEach(known::add));
        for (int i = 0; i < table.header().size(); i++) {
            String title = table.header().get(i);
            if (!title.isEmpty() && !known.contains(TableFile.normal(title))) {
                faults.inFile(
                        table,
                        "第1行第" + (i + 1) + "列：不认识“" + title + "”这一列。" + list.title() + "名单可以有的列："
                                + list.headings().stream().map(Heading::title).collect(Collectors.joining("、")));
            }
        }
        // two names of one column, such as 邮箱 and email
        for (Heading heading : list.headings()) {
            List<String> twice = table.header().stream()
                    .filter(title -> Arrays.stream(heading.names())
                            .map(TableFile::normal)
                            .anyMatch(TableFile.normal(title)::equals))
                    .toList();
            if (twice.size() > 1) {
                faults.inFile(table, "“" + String.join("”和“", twice) + "”是同一列，只能保留一个");
            }
        }
    }

    TableFile table() {
        return table;
    }

    EntryList<?> list() {
        return list;
    }

    List<Row> rows(FileFaults faults) {
        return table.lines().stream().map(line -> new Row(this, line, faults)).toList();
    }

    boolean has(String field) {
        return columns.containsKey(field);
    }

    int column(String field) {
        return columns.get(field);
    }
}
