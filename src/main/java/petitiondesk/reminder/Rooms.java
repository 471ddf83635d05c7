package petitiondesk.reminder;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The rooms that keep cases with limits. */
@Component
class Rooms {

    private final ObjectProvider<LimitOwners> rooms;

    Rooms(ObjectProvider<LimitOwners> rooms) {
        this.rooms = rooms;
    }

    /**
     * A case with the room that keeps it.
     *
     * @param since see {@link LimitOwners#followedSince}
     */
    record Kept(LimitOwners room, Instant since) {}

    /** By number; a number that no room knows is left out. */
    Map<String, Kept> keeping(Collection<String> subjects) {
        Map<String, Kept> kept = new HashMap<>();
        rooms.orderedStream()
                .forEach(room -> room.followedSince(subjects)
                        .forEach((subject, since) -> kept.put(subject, new Kept(room, since))));
        return kept;
    }

    /** Those that discipline inspection alone may see. */
    Set<String> restricted(Collection<String> subjects) {
        Set<String> restricted = new HashSet<>();
        rooms.orderedStream().forEach(room -> restricted.addAll(room.restricted(subjects)));
        return restricted;
    }

    /** Those that this person must hear nothing of. */
    Set<String> hidden(Collection<String> subjects, String userId) {
        Set<String> hidden = new HashSet<>();
        rooms.orderedStream().forEach(room -> hidden.addAll(room.hidden(subjects, userId)));
        return hidden;
    }
}
