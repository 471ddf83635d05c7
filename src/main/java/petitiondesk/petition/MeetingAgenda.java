package petitiondesk.petition;

import java.util.Optional;

/** Which hard cases a meeting is about to decide on, told by the room that draws its agenda. */
public interface MeetingAgenda {

    /** The meeting on whose closed agenda the case stands undecided; empty while it can still be taken back. */
    Optional<String> frozenFor(String petitionNumber);
}
