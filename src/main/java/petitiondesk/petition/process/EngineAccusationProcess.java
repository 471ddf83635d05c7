package petitiondesk.petition.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.engine.DueDates;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.TaskMoves;
import petitiondesk.petition.AccusationProcess;
import petitiondesk.petition.PetitionProcess.OpenTask;
import petitiondesk.petition.PetitionProcess.Position;

/** Discipline inspection's own lane on Camunda. */
@Component
class EngineAccusationProcess implements AccusationProcess {

    /** Its registration belongs to the petition's own course, the rest to the lane. */
    private static final List<String> PROCESSES = List.of(PetitionVariables.PROCESS, AccusationVariables.PROCESS);

    private final ProcessEngine engine;
    private final TaskMoves moves;
    private final DueDates dueDates;
    private final Courses courses;

    EngineAccusationProcess(@Lazy ProcessEngine engine, TaskMoves moves, DueDates dueDates, Courses courses) {
        this.engine = engine;
        this.moves = moves;
        this.dueDates = dueDates;
        this.courses = courses;
    }

    @Override
    public void handedOver(String number, Instant assessDueAt) {
        Map<String, Object> variables = new HashMap<>();
        AccusationVariables.ASSESS_DUE_AT.put(variables, Date.from(assessDueAt));
        EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey(AccusationVariables.PROCESS, number, variables));
    }

    @Override
    public void onlyFor(String number, Set<String> inspectors) {
        for (String process : PROCESSES) {
            for (Task task : tasks(process, number)) {
                Instant dueAt =
                        task.getDueDate() == null ? null : task.getDueDate().toInstant();
                moves.offer(process, number, task.getId(), inspectors, dueAt);
            }
        }
    }

    private List<Task> tasks(String process, String number) {
        return EngineAccess.unrestricted(
                engine,
                () -> engine.getTaskService()
                        .createTaskQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(number)
                        .list());
    }

    @Override
    public List<OpenTask> limitMoved(String number, LimitKind kind, Instant from, Instant to) {
        return AccusationVariables.dueDateOf(kind)
                .map(variable -> dueDates.move(AccusationVariables.PROCESS, number, variable, from, to).stream()
                        .map(courses::openTask)
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Position position(String number) {
        return courses.position(AccusationVariables.PROCESS, number);
    }
}
