package petitiondesk.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableFaults;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLine;

/** What is wrong in several files, so that somebody mends it all in one go. */
public final class FileFaults {

    private final List<Refusal.FieldError> unreadable = new ArrayList<>();
    private final List<TableFile> order = new ArrayList<>();
    private final Map<TableFile, TableFaults> faults = new IdentityHashMap<>();

    /** Keeps what a file was refused for as a whole. */
    public void unreadable(Refusal refusal) {
        unreadable.addAll(refusal.errors());
    }

    public void at(TableFile file, TableLine line, int column, String message) {
        of(file).at(line, column, message);
    }

    public void at(TableFile file, TableLine line, String message) {
        of(file).at(line, message);
    }

    public void inFile(TableFile file, String message) {
        of(file).inFile(message);
    }

    /** Refuses the files if anything is wrong with one of them. */
    public void done() {
        List<Refusal.FieldError> all = new ArrayList<>(unreadable);
        order.forEach(file -> faults.get(file).errors().stream()
                .sorted(Comparator.comparingInt(FileFaults::line))
                .forEach(all::add));
        if (!all.isEmpty()) {
            throw Refusal.invalid(all);
        }
    }

    private TableFaults of(TableFile file) {
        return faults.computeIfAbsent(file, one -> {
            order.add(one);
            return new TableFaults(one);
        });
    }

    /** The line that stands in a fault's field, such as 村.csv:3:2; faults of whole files come first, the rest is last. */
    private static int line(Refusal.FieldError error) {
        String[] parts = error.field().split(":");
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].matches("\\d{1,9}")) {
                return Integer.parseInt(parts[i]);
            }
        }
        return error.message().contains("另外还有") ? Integer.MAX_VALUE : 0;
    }
}
