package petitiondesk.setup.organisation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import petitiondesk.setup.FileFaults;
import petitiondesk.tablefile.TableLine;

/** A line of a list, read by fields: a column that the file does not have keeps what is stored. */
final class Row {

    private static final Set<String> YES = Set.of("是", "1", "true", "yes", "y", "√");
    private static final Set<String> NO = Set.of("否", "0", "false", "no", "n", "×");
    private static final Set<String> IN_USE = Set.of("在用", "启用", "有效", "在职", "在岗", "active");
    private static final Set<String> ENDED = Set.of("停用", "撤销", "无效", "离职", "离岗", "退休", "inactive", "left");

    private final ListFile file;
    private final TableLine line;
    private final FileFaults faults;

    Row(ListFile file, TableLine line, FileFaults faults) {
        this.file = file;
        this.line = line;
        this.faults = faults;
    }

    /** The cell, or what is stored where the file has no such column; empty cells are null. */
    String text(String field, String stored) {
        if (!file.has(field)) {
            return stored;
        }
        String cell = line.cell(file.column(field));
        return cell.isEmpty() ? null : cell;
    }

    /** The values of a cell, each as {@code meaning} reads it. */
    Set<String> many(String field, Collection<String> stored, UnaryOperator<String> meaning) {
        if (!file.has(field)) {
            return Set.copyOf(stored);
        }
        return values(field).stream().map(meaning).collect(Collectors.toSet());
    }

    List<String> values(String field) {
        return Arrays.stream(line.cell(file.column(field)).split("[、；;|]"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    boolean yes(String field, boolean stored, boolean ifEmpty) {
        return choice(field, stored, ifEmpty, YES, NO, "应填“是”或“否”");
    }

    boolean inUse(boolean stored, String allowed) {
        return choice("active", stored, true, IN_USE, ENDED, "状态应填" + allowed);
    }

    private boolean choice(
            String field, boolean stored, boolean ifEmpty, Set<String> yes, Set<String> no, String otherwise) {
        if (!file.has(field)) {
            return stored;
        }
        String cell = line.cell(file.column(field));
        if (cell.isEmpty()) {
            return ifEmpty;
        }
        String value = cell.toLowerCase(java.util.Locale.ROOT);
        if (!yes.contains(value) && !no.contains(value)) {
            fault(field, otherwise + "，不能是“" + cell + "”");
        }
        return yes.contains(value);
    }

    boolean has(String field) {
        return file.has(field);
    }

    void fault(String field, String message) {
        if (file.has(field)) {
            faults.at(file.table(), line, file.column(field), message);
        } else {
            faults.at(file.table(), line, message);
        }
    }

    /** Where the line stands, for messages about another line. */
    String place() {
        return "“" + file.table().name() + "”第" + line.number() + "行";
    }
}
