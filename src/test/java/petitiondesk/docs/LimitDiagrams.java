package petitiondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The diagrams in which limits are kept: their tasks with a last day, and their timers. */
final class LimitDiagrams {

    /**
     * Last days that are no limit: of the meeting, of a hearing, of the decision on a request, and of the approval, which ends
     * with the limit that it would extend.
     */
    private static final Set<String> OTHER_DAYS =
            Set.of("freezeAt", "heldAt", "secondLookAt", "extensionDueAt", "hearingAt", "requestDueAt");

    private final List<BpmnModelInstance> models = Stream.of(
                    "petition.bpmn",
                    "accusation.bpmn",
                    "supervision-order.bpmn",
                    "joint-meeting.bpmn",
                    "improvement-advice.bpmn")
            .map(file -> Bpmn.readModelFromFile(Path.of("processes", file).toFile()))
            .toList();
    private final Map<String, UserTask> tasks =
            all(UserTask.class).collect(Collectors.toMap(UserTask::getId, task -> task));

    /** The key of the one process that has all these tasks. */
    String process(Collection<String> elements) {
        Set<String> keys = elements.stream()
                .map(element -> task(element)
                        .getModelInstance()
                        .getModelElementsByType(Process.class)
                        .iterator()
                        .next()
                        .getId())
                .collect(Collectors.toSet());
        assertThat(keys).as("processes of " + elements).hasSize(1);
        return keys.iterator().next();
    }

    /** The variable that is the last day of all these tasks. */
    String lastDay(Collection<String> elements) {
        Set<String> variables = elements.stream()
                .map(element -> Optional.ofNullable(task(element).getCamundaDueDate())
                        .map(LimitDiagrams::variable)
                        .orElse("none"))
                .collect(Collectors.toSet());
        assertThat(variables).as("last days of " + elements).hasSize(1).doesNotContain("none");
        return variables.iterator().next();
    }

    /** Timers that wake the process up at this variable. */
    Set<String> timers(String variable) {
        return all(CatchEvent.class)
                .filter(event -> timerVariable(event).filter(variable::equals).isPresent())
                .map(CatchEvent::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isOfferedToOffice(String element) {
        return "joint-meeting-office".equals(task(element).getCamundaCandidateGroups());
    }

    /** Fails if a task or a timer goes by a day that none of these limits explains. */
    void assertEveryDayIsALimit(Collection<String> variables) {
        Set<String> used = Stream.concat(
                        tasks.values().stream()
                                .map(UserTask::getCamundaDueDate)
                                .filter(expression -> expression != null)
                                .map(LimitDiagrams::variable),
                        all(CatchEvent.class).flatMap(event -> timerVariable(event).stream()))
                .filter(variable -> !OTHER_DAYS.contains(variable))
                .collect(Collectors.toSet());
        assertThat(used).as("days of tasks and timers that follow from limits").isEqualTo(Set.copyOf(variables));
    }

    private UserTask task(String element) {
        assertThat(tasks).as("user task " + element).containsKey(element);
        return tasks.get(element);
    }

    private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> all(Class<T> type) {
        return models.stream().flatMap(model -> model.getModelElementsByType(type).stream());
    }

    private static Optional<String> timerVariable(CatchEvent event) {
        return event.getChildElementsByType(TimerEventDefinition.class).stream()
                .findFirst()
                .map(timer -> variable(timer.getTimeDate().getTextContent()));
    }

    private static String variable(String expression) {
        return expression.replaceAll("[${}]", "");
    }
}
