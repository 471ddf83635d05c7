package petitiondesk.setup.organisation;

import java.util.OptionalInt;
import petitiondesk.tablefile.TableFile;

/**
 * A column of one of the organisation's files.
 *
 * @param field the entry's field, as refusals name it
 * @param names the column's name as the desk writes it, then others by which it is known
 */
record Heading(String field, String... names) {

    String title() {
        return names[0];
    }

    OptionalInt in(TableFile table) {
        return table.column(names);
    }
}
