package petitiondesk.petition.process;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import petitiondesk.engine.ModelBean;
import petitiondesk.organisation.Role;
import petitiondesk.petition.AccusationTeam;

/** Whom an accusation's tasks are offered to: discipline inspection, or by name those of it who are not shut out. */
@Component
public class InspectionTeam implements ModelBean {

    private final AccusationTeam team;

    InspectionTeam(AccusationTeam team) {
        this.team = team;
    }

    /** User ids where somebody is shut out; nobody by name otherwise. */
    public Collection<String> users(DelegateExecution execution) {
        return team.named(execution.getProcessBusinessKey());
    }

    /** The whole group unless somebody is shut out. */
    public Collection<String> groups(DelegateExecution execution) {
        return users(execution).isEmpty() ? List.of(Role.DISCIPLINE.group()) : List.of();
    }
}
