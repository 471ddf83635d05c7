package petitiondesk.tablefile;

import java.util.ArrayList;
import java.util.List;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Refusal.FieldError;

/** Collects what is wrong in a table, by line and column, so that somebody mends it all in one go. */
public final class TableFaults {

    private static final int KEPT = 200;

    private final TableFile file;
    private final Place place;
    private final List<FieldError> errors = new ArrayList<>();
    private int more;

    public TableFaults(TableFile file) {
        this.file = file;
        this.place = new Place(file.name());
    }

    /** @param column counted from 0, as {@link TableFile#column} answers it */
    public void at(TableLine line, int column, String message) {
        add(place.fault(line.number(), column + 1, file.header().get(column), message));
    }

    /** A fault of the whole line. */
    public void at(TableLine line, String message) {
        add(place.fault(line.number(), message));
    }

    /** A fault of the whole file. */
    public void inFile(String message) {
        add(place.fault(file.name() + "：" + message));
    }

    public boolean any() {
        return !errors.isEmpty();
    }

    /** The first 200 faults, and how many more there are. */
    public List<FieldError> errors() {
        if (more == 0) {
            return List.copyOf(errors);
        }
        List<FieldError> all = new ArrayList<>(errors);
        all.add(place.fault(file.name() + "：另外还有" + more + "处错误，改好以上各处后会继续列出"));
        return all;
    }

    /** Refuses the file if anything is wrong with it. */
    public void done() {
        if (any()) {
            throw Refusal.invalid(errors());
        }
    }

    private void add(FieldError error) {
        if (errors.size() < KEPT) {
            errors.add(error);
        } else {
            more++;
        }
    }
}
