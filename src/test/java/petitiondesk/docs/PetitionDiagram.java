package petitiondesk.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** The process {@code petition} with its forms, as the tables of the README tell them. */
final class PetitionDiagram {

    /** Groups that the process knows by a variable only. */
    private static final Map<String, String> GROUPS = Map.of(
            "${registrationGroup}", "`registrars`; a declared accusation: `discipline-inspection`",
            "${handlingGroup}", "the responsible unit's, district's or village's group",
            "${caseTeam.handlingGroups(execution)}",
                    "the responsible unit's, district's or village's group; for a led case its handlers",
            "${caseTeam.leader(execution)}", "the lead leader",
            "${signingGroup}", "heads of the unit");

    private final BpmnModelInstance model =
            Bpmn.readModelFromFile(Path.of("processes", "petition.bpmn").toFile());
    private final ObjectMapper mapper = new ObjectMapper();

    String tasks() {
        MarkdownTable table = new MarkdownTable("Task", "Name", "Offered to", "Form", "Fields", "Due");
        for (UserTask task : inOrder(model.getModelElementsByType(UserTask.class))) {
            String form = task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
            table.row(
                    "`" + task.getId() + "`",
                    task.getName(),
                    group(Optional.ofNullable(task.getCamundaCandidateGroups())
                            .orElseGet(task::getCamundaCandidateUsers)),
                    "[%s](forms/%s.form)".formatted(form, form),
                    fields(form),
                    variable(task.getCamundaDueDate()));
        }
        return table.toString();
    }

    String timers() {
        MarkdownTable table = new MarkdownTable("Timer", "Name", "While", "Fires at", "Then");
        for (CatchEvent event : inOrder(model.getModelElementsByType(CatchEvent.class))) {
            for (TimerEventDefinition timer : event.getChildElementsByType(TimerEventDefinition.class)) {
                table.row(
                        "`" + event.getId() + "`",
                        event.getName(),
                        event instanceof BoundaryEvent boundary
                                ? boundary.getAttachedTo().getName()
                                : previous(event).getName(),
                        variable(timer.getTimeDate().getTextContent()),
                        event.getOutgoing().stream()
                                .map(flow -> flow.getTarget().getName())
                                .collect(Collectors.joining(", ")));
            }
        }
        return table.toString();
    }

    private static FlowNode previous(CatchEvent event) {
        SequenceFlow flow = event.getIncoming().iterator().next();
        return flow.getSource();
    }

    /** As the diagram reads: from left to right, what stands in one column from top to bottom. */
    private static <T extends FlowNode> List<T> inOrder(Collection<T> nodes) {
        return nodes.stream()
                .sorted(Comparator.<T>comparingDouble(node -> bounds(node).getX())
                        .thenComparingDouble(node -> bounds(node).getY()))
                .toList();
    }

    private static Bounds bounds(FlowNode node) {
        return ((BpmnShape) node.getDiagramElement()).getBounds();
    }

    private static String group(String candidates) {
        return GROUPS.getOrDefault(candidates, "`" + candidates + "`");
    }

    private static String variable(String expression) {
        return expression == null ? "" : "`" + expression.replaceAll("[${}]", "") + "`";
    }

    private String fields(String form) {
        try {
            List<String> fields = new ArrayList<>();
            for (JsonNode component :
                    mapper.readTree(Path.of("forms", form + ".form").toFile()).path("components")) {
                if (component.hasNonNull("key")) {
                    fields.add(field(component));
                }
            }
            return String.join("; ", fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(JsonNode component) {
        List<String> values = new ArrayList<>();
        component.path("values").forEach(value -> values.add(value.path("value").asText()));
        String key = "`" + component.path("key").asText() + "`";
        return values.isEmpty() ? key : key + " " + String.join(" ", values);
    }
}
