package petitiondesk.meeting;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.LimitMoved;

/** Lets the task of preparing a meeting follow its limit; the other dates of a meeting are set by people and stay. */
@Component
class MovedPreparation {

    private final MeetingProcess process;

    MovedPreparation(MeetingProcess process) {
        this.process = process;
    }

    @EventListener
    void follow(LimitMoved moved) {
        if (moved.kind() == LimitKind.PREPARE_MEETING) {
            process.preparationMoved(moved.subject(), moved.oldDueAt(), moved.newDueAt());
        }
    }
}
