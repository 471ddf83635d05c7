package petitiondesk.petition.process;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.TaskGivenBack;
import petitiondesk.petition.CaseHistory;
import petitiondesk.petition.EventKind;

/** Writes into the case's history whose task is open to its group again, and why. */
@Component
class NoteGivenBackTasks {

    private final CaseHistory history;
    private final Organisation organisation;

    NoteGivenBackTasks(CaseHistory history, Organisation organisation) {
        this.history = history;
        this.organisation = organisation;
    }

    @EventListener
    void note(TaskGivenBack given) {
        if (given.subject() == null || !history.exists(given.subject())) {
            return;
        }
        String name = organisation
                .person(given.userId())
                .map(Organisation.Person::name)
                .orElse(given.userId());
        String reason = given.left() ? "已离职" : "的岗位已调整";
        String groups = given.groups().isEmpty() ? "原岗位" : String.join("、", given.groups());
        history.note(
                given.subject(),
                null,
                EventKind.GIVEN_BACK,
                "%s%s，任务“%s”退回%s待签收。".formatted(name, reason, given.task(), groups));
    }
}
