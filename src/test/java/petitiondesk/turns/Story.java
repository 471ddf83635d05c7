package petitiondesk.turns;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * One way from the petitioner's message to an end.
 *
 * @param status where the petition stands at the end, as the petitioner is told
 * @param letters templates of everything that the petitioner is told, in order
 * @param way what happens; further petitions come from the supplier
 */
record Story(String name, String status, List<String> letters, BiConsumer<Walk, Supplier<Walk>> way) {

    static Story of(String name, String status, String letters, BiConsumer<Walk, Supplier<Walk>> way) {
        return new Story(name, status, List.of(letters.split(" ")), way);
    }

    @Override
    public String toString() {
        return name;
    }
}
