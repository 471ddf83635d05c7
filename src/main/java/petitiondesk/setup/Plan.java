package petitiondesk.setup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import petitiondesk.setup.Change.Kind;

/**
 * What applying the files would do.
 *
 * @param fingerprint of the files and of all that is stored: applying asks for it, so that what is applied is what was shown
 * @param tallies a line for each list that the files speak of
 * @param warnings what somebody should know before he applies
 */
public record Plan(String fingerprint, List<Tally> tallies, List<Change> changes, List<String> warnings) {

    /** How many entries of a list the files speak of, and what becomes of them. */
    public record Tally(String list, int unchanged, Map<Kind, Integer> changes) {

        public static Tally of(String list, int spokenOf, List<Change> changes) {
            Map<Kind, Integer> counts = new TreeMap<>();
            changes.stream()
                    .filter(change -> change.list().equals(list))
                    .forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
            int changed = counts.values().stream().mapToInt(Integer::intValue).sum();
            return new Tally(list, Math.max(0, spokenOf - changed), counts);
        }
    }

    @JsonProperty
    public boolean nothingToDo() {
        return changes.isEmpty();
    }
}
