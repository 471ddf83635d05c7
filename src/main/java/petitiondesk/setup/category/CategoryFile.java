package petitiondesk.setup.category;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import petitiondesk.setup.FileFaults;
import petitiondesk.setup.StagedFile;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLimits;
import petitiondesk.tablefile.TableLine;

/** A category tree as a table: a line for each entry, with the names from the first level down to it. */
final class CategoryFile {

    static final List<String> HEADER = List.of("一级分类", "二级分类", "三级分类", "代码", "状态");

    private static final TableLimits LIMITS = TableLimits.of(10_000);
    private static final int LEVELS = 3;
    private static final Set<String> IN_USE = Set.of("", "在用", "启用", "active");
    private static final Set<String> ENDED = Set.of("停用", "撤销", "inactive");

    private final TableFile table;
    private final List<OptionalInt> levels;
    private final OptionalInt code;
    private final OptionalInt status;

    private CategoryFile(TableFile table) {
        this.table = table;
        this.levels =
                List.of(table.column("一级分类", "level1"), table.column("二级分类", "level2"), table.column("三级分类", "level3"));
        this.code = table.column("代码", "code");
        this.status = table.column("状态", "status");
    }

    /**
     * A line.
     *
     * @param path names from the first level down
     * @param code null where the file gives none
     */
    record Entry(CategoryFile file, TableLine line, List<String> path, String code, boolean active) {

        int level() {
            return path.size();
        }

        String name() {
            return path.get(path.size() - 1);
        }

        void fault(FileFaults faults, String column, String message) {
            OptionalInt place = switch (column) {
                case "代码" -> file.code;
                case "状态" -> file.status;
                default -> file.levels.get(level() - 1);
            };
            faults.at(file.table, line, place.orElse(0), message);
        }

        String place() {
            return "“" + file.table.name() + "”第" + line.number() + "行";
        }
    }

    static CategoryFile read(StagedFile staged) {
        CategoryFile file = new CategoryFile(TableFile.read(staged.name(), staged.content(), LIMITS));
        FileFaults faults = new FileFaults();
        file.checkHeader(faults);
        faults.done();
        return file;
    }

    private void checkHeader(FileFaults faults) {
        if (levels.get(0).isEmpty()) {
            faults.inFile(table, "缺少“一级分类”列；可以有的列：" + String.join("、", HEADER));
        }
        if (levels.get(1).isEmpty() && levels.get(2).isPresent()) {
            faults.inFile(table, "有“三级分类”列，缺少“二级分类”列");
        }
        List<Integer> known = Stream.concat(levels.stream(), Stream.of(code, status))
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
        for (int i = 0; i < table.header().size(); i++) {
            if (!known.contains(i) && !table.header().get(i).isEmpty()) {
                faults.inFile(
                        table,
                        "第1行第" + (i + 1) + "列：不认识“" + table.header().get(i) + "”这一列。可以有的列：" + String.join("、", HEADER));
            }
        }
        for (TableLine line : table.lines()) {
            table.surplus(line).ifPresent(message -> faults.at(table, line, message));
        }
    }

    TableFile table() {
        return table;
    }

    List<Entry> entries(FileFaults faults) {
        List<Entry> entries = new ArrayList<>();
        for (TableLine line : table.lines()) {
            List<String> path = path(line, faults);
            String ended = status.isPresent() ? line.cell(status.getAsInt()) : "";
            if (!IN_USE.contains(ended) && !ENDED.contains(ended)) {
                faults.at(table, line, status.getAsInt(), "状态应填“在用”或“停用”，不能是“" + ended + "”");
            }
            String given = code.isPresent() ? line.cell(code.getAsInt()) : "";
            if (!path.isEmpty()) {
                entries.add(new Entry(this, line, path, given.isEmpty() ? null : given, !ENDED.contains(ended)));
            }
        }
        return entries;
    }

    /** The names down to the last that is there; empty, and a fault, if there is a gap above it. */
    private List<String> path(TableLine line, FileFaults faults) {
        List<String> path = new ArrayList<>();
        boolean ended = false;
        for (int i = 0; i < LEVELS; i++) {
            OptionalInt column = levels.get(i);
            String name = column.isPresent() ? line.cell(column.getAsInt()) : "";
            if (name.isEmpty()) {
                ended = true;
            } else if (ended) {
                faults.at(table, line, levels.get(i - 1).orElse(0), HEADER.get(i - 1) + "不能为空，因为下一级有内容");
                return List.of();
            } else {
                path.add(name);
            }
        }
        if (path.isEmpty()) {
            faults.at(table, line, levels.get(0).orElse(0), "一级分类不能为空");
        }
        return path;
    }
}
