package petitiondesk.intakefile;

import java.util.List;
import java.util.stream.Collectors;
import petitiondesk.shared.Sha256;
import petitiondesk.tablefile.TableFile;

/** What is the same for all files with the same columns; those that this desk adds to rejected lines do not count. */
final class Header {

    static final String LINE = "原文件行号";
    static final String REASON = "未登记原因";

    private Header() {}

    static boolean isOurs(String column) {
        return column.equals(LINE) || column.equals(REASON);
    }

    /** By which a file with the same columns, in whatever order, is known again. */
    static String key(List<String> header) {
        return Sha256.of(header.stream()
                .filter(column -> !isOurs(column))
                .map(TableFile::normal)
                .sorted()
                .collect(Collectors.joining("\u001f")));
    }
}
