package petitiondesk.petition.process;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import petitiondesk.engine.ModelBean;
import petitiondesk.petition.Leading;
import petitiondesk.petition.Leading.Team;

/** Whom the handling of a petition is offered to: its group, or the people whom the joint meeting has named. */
@Component
public class CaseTeam implements ModelBean {

    private final Leading leading;

    CaseTeam(Leading leading) {
        this.leading = leading;
    }

    /** User ids of a led case's handlers; nobody by name for any other. */
    public Collection<String> handlers(DelegateExecution execution) {
        return team(execution).map(Team::handlers).orElse(List.of());
    }

    /** The group that handles; none for a led case, unless all its handlers have left. */
    public Collection<String> handlingGroups(DelegateExecution execution) {
        return handlers(execution).isEmpty() ? List.of(PetitionVariables.HANDLING_GROUP.in(execution)) : List.of();
    }

    /** User id of the lead leader. */
    public String leader(DelegateExecution execution) {
        return team(execution).orElseThrow().leader();
    }

    private Optional<Team> team(DelegateExecution execution) {
        return leading.teamOf(execution.getProcessBusinessKey());
    }
}
