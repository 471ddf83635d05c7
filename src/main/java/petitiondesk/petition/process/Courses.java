package petitiondesk.petition.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.TaskCandidates;
import petitiondesk.engine.TaskName;
import petitiondesk.petition.PetitionProcess.OpenTask;
import petitiondesk.petition.PetitionProcess.Position;
import petitiondesk.shared.Refusal;

/** Where the courses of a petition stand, read from the engine. */
@Component
class Courses {

    private final ProcessEngine engine;
    private final TaskCandidates candidates;

    Courses(@Lazy ProcessEngine engine, TaskCandidates candidates) {
        this.engine = engine;
        this.candidates = candidates;
    }

    /** Where the petition is in this process's diagram. */
    Position position(String process, String number) {
        return EngineAccess.unrestricted(engine, () -> {
            // a matter may be taken up by a new course when the first is over: the running one counts, else the newest
            HistoricProcessInstance instance = engine
                    .getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .processDefinitionKey(process)
                    .list()
                    .stream()
                    .max(Comparator.comparing((HistoricProcessInstance course) -> course.getEndTime() == null)
                            .thenComparing(HistoricProcessInstance::getStartTime))
                    .orElseThrow(() -> Refusal.notFound("这件信访事项没有办理流程。"));
            List<HistoricActivityInstance> activities = engine.getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance.getId())
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list();
            return new Position(
                    diagram(instance.getProcessDefinitionId()), ids(activities, true), ids(activities, false));
        });
    }

    /** The task as the desk's pages know it; empty if somebody has ended it since it was found. */
    Optional<OpenTask> openTask(Task task) {
        return candidates.of(task.getId()).map(found -> open(task, found));
    }

    private static OpenTask open(Task task, TaskCandidates.Candidates candidates) {
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                TaskName.plain(task.getName()),
                candidates.groups(),
                candidates.users(),
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    private String diagram(String processDefinitionId) {
        try (InputStream model = engine.getRepositoryService().getProcessModel(processDefinitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(Collection<HistoricActivityInstance> activities, boolean active) {
        return activities.stream()
                .filter(activity -> (activity.getEndTime() == null) == active)
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
    }
}
