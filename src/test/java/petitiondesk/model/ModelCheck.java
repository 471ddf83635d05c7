package petitiondesk.model;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import petitiondesk.organisation.Role;
import petitiondesk.testing.FormFile;

/**
 * Holds diagrams, decision tables and forms against each other and against what the code declares, both ways: what a model
 * mentions must be there, and what is there must be mentioned.
 */
final class ModelCheck {

    private static final String[] TASKS = {
        "userTask",
        "serviceTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "scriptTask",
        "manualTask",
        "task",
        "callActivity",
        "subProcess",
        "transaction"
    };
    private static final String[] EVENTS = {
        "startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent"
    };
    private static final String[] GATEWAYS = {
        "exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "complexGateway"
    };

    /** What it is, then what it is about. */
    private static final Pattern NODE_ID = Pattern.compile(
            "(StartEvent|EndEvent|TimerEvent|MessageEvent|SignalEvent|ErrorEvent|UserTask|ServiceTask|BusinessRuleTask"
                    + "|CallActivity|SubProcess|Gateway)_([A-Z][a-z]+)+");

    private static final Pattern FLOW_ID = Pattern.compile("Flow(_([A-Z][a-z]+)+)+");

    /** As modelling tools make them: Activity_0x4f2ab, UnaryTests_1kd93jq, sid-4711, Definitions_1. */
    private static final Pattern GENERATED_ID = Pattern.compile(
            ".*_0x.*|.*_(?=[a-z]*\\d)[a-z\\d]{7}(_di)?|sid-.*|(Definitions|Process|Diagram|Decision)_\\d+");

    private static final String ANNOUNCEMENT = "${announceTask}";

    private final Declared declared;
    private final Map<String, Map<String, String>> options;
    private final List<ModelFile> diagrams;
    private final List<ModelFile> tables;
    private final List<FormFile> forms;
    private final List<Finding> findings = new ArrayList<>();

    private ModelCheck(Path root, Declared declared, Map<String, Map<String, String>> options) {
        this.declared = declared;
        this.options = options;
        diagrams =
                files(root.resolve("processes"), ".bpmn").map(ModelFile::read).toList();
        tables = files(root.resolve("processes"), ".dmn").map(ModelFile::read).toList();
        forms = files(root.resolve("forms"), ".form").map(FormFile::read).toList();
    }

    /**
     * Every objection to the models under the folder.
     *
     * @param options names and titles of what a choice may offer, by the field's key, or by form and key where one form
     *     offers less than others
     */
    static List<Finding> findings(Path root, Declared declared, Map<String, Map<String, String>> options) {
        return new ModelCheck(root, declared, options).check();
    }

    static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Finding> check() {
        for (ModelFile diagram : diagrams) {
            checkProcess(diagram);
            checkNodes(diagram);
            checkDrawing(diagram);
            checkIds(diagram);
            checkVariables(diagram);
            checkPeople(diagram);
        }
        for (ModelFile table : tables) {
            checkTable(table);
            checkIds(table);
        }
        checkForms();
        checkMessages();
        checkDecisions();
        return findings;
    }

    private void checkProcess(ModelFile diagram) {
        List<Element> processes = diagram.all("process");
        require(processes.size() == 1, "one-process", diagram.name(), "there are " + processes.size());
        for (Element process : processes) {
            String id = process.getAttribute("id");
            require(id.equals(diagram.name()), "file-name", id, "is in " + diagram.name() + ".bpmn");
            requireAttributes(process, "name", "versionTag", "historyTimeToLive");
            require(ModelFile.childText(process, "documentation").isPresent(), "documented", id, "says nothing");
        }
    }

    private void checkNodes(ModelFile diagram) {
        for (Element node : nodes(diagram)) {
            String id = node.getAttribute("id");
            require(NODE_ID.matcher(id).matches(), "speaking-id", id, "should be like UserTask_Register");
            requireAttributes(node, "name");
            require(ModelFile.childText(node, "documentation").isPresent(), "documented", id, "says nothing");
        }
        for (Element flow : diagram.all("sequenceFlow")) {
            String id = flow.getAttribute("id");
            require(FLOW_ID.matcher(id).matches(), "speaking-id", id, "should be like Flow_Approval_RecordService");
        }
    }

    private void checkDrawing(ModelFile diagram) {
        Set<String> shapes = drawn(diagram, "BPMNShape");
        Set<String> edges = drawn(diagram, "BPMNEdge");
        nodes(diagram).forEach(node -> requireDrawn(node, shapes));
        diagram.all("sequenceFlow").forEach(flow -> requireDrawn(flow, edges));
    }

    private void checkIds(ModelFile file) {
        for (Element element : file.elements()) {
            String id = element.getAttribute("id");
            require(!GENERATED_ID.matcher(id).matches(), "speaking-id", id, "was made up by a tool");
        }
    }

    private void checkVariables(ModelFile diagram) {
        Set<String> used = new TreeSet<>();
        Set<String> known = declared.variables().getOrDefault(diagram.name(), Set.of());
        for (Element element : diagram.elements()) {
            Set<String> names = ModelFile.namesIn(ModelFile.ownText(element));
            ModelFile.attributes(element)
                    .filter(attribute -> !attribute.getLocalName().equals("delegateExpression"))
                    .forEach(attribute -> names.addAll(ModelFile.namesIn(attribute.getValue())));
            for (String name : names) {
                require(
                        known.contains(name) || declared.beans().contains(name),
                        "declared-variable",
                        ModelFile.idOf(element),
                        name + " is not declared");
            }
            used.addAll(names);
        }
        for (String name : known) {
            require(used.contains(name), "used-variable", name, "is declared, but the diagram does not use it");
        }
    }

    private void checkPeople(ModelFile diagram) {
        for (Element task : diagram.all("userTask")) {
            String id = task.getAttribute("id");
            require(
                    ModelFile.attribute(task, "candidateGroups").isPresent()
                            || ModelFile.attribute(task, "candidateUsers").isPresent(),
                    "complete",
                    id,
                    "is offered to nobody");
            boolean announced = diagram.all("taskListener").stream()
                    .filter(listener -> ModelFile.idOf(listener).equals(id))
                    .filter(listener -> listener.getAttribute("event").equals("create"))
                    .anyMatch(listener ->
                            listener.getAttribute("delegateExpression").equals(ANNOUNCEMENT));
            require(announced, "announced", id, "comes to a group that nobody tells");
        }
        Set<String> groups = Arrays.stream(Role.values()).map(Role::group).collect(toSet());
        for (Element element : diagram.elements()) {
            for (String attribute : List.of("candidateGroups", "candidateStarterGroups")) {
                ModelFile.attribute(element, attribute).stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .filter(group -> !group.startsWith("${"))
                        .forEach(group -> require(
                                groups.contains(group),
                                "known-group",
                                element.getAttribute("id"),
                                "there is no group " + group));
            }
        }
    }

    private void checkTable(ModelFile table) {
        for (Element decision : table.all("decision")) {
            String id = decision.getAttribute("id");
            require(id.equals(table.name()), "file-name", id, "is in " + table.name() + ".dmn");
            requireAttributes(decision, "name", "versionTag", "historyTimeToLive");
        }
        table.all("input", "output").forEach(column -> requireAttributes(column, "label"));
        for (Element rule : table.all("rule")) {
            require(
                    ModelFile.childText(rule, "description").isPresent(),
                    "documented",
                    rule.getAttribute("id"),
                    "does not say what for");
        }
        Set<String> shapes = table.all("DMNShape").stream()
                .map(shape -> shape.getAttribute("dmnElementRef"))
                .collect(toSet());
        table.all("decision").forEach(decision -> requireDrawn(decision, shapes));
    }

    private void checkForms() {
        Set<String> there = forms.stream().map(FormFile::name).collect(toSet());
        Set<String> used = new TreeSet<>();
        for (ModelFile diagram : diagrams) {
            for (Element task : diagram.all("userTask", "startEvent")) {
                String id = task.getAttribute("id");
                String form = ModelFile.attribute(task, "formRef").orElse("");
                if (!form.isEmpty()) {
                    require(there.contains(form), "known-form", id, "there is no form " + form);
                    require(used.add(form), "form-of-its-own", id, form + " is another task's form, too");
                    require(
                            ModelFile.attribute(task, "formRefBinding").equals(Optional.of("deployment")),
                            "form-binding",
                            id,
                            "a running case keeps the forms that it was started with");
                } else {
                    require(!task.getLocalName().equals("userTask"), "known-form", id, "has no form");
                }
            }
        }
        for (FormFile form : forms) {
            require(form.id().equals(form.name()), "file-name", form.id(), "is in " + form.name() + ".form");
            require(used.contains(form.name()), "used-form", form.name(), "belongs to no task");
            form.choices().forEach((key, choices) -> {
                Map<String, String> known = options.getOrDefault(form.name() + "/" + key, options.get(key));
                require(
                        choices.equals(known),
                        "options",
                        form.name(),
                        "%s offers %s where the code knows %s".formatted(key, choices, known));
            });
        }
    }

    private void checkMessages() {
        Set<String> used = new TreeSet<>();
        for (ModelFile diagram : diagrams) {
            for (Element message : diagram.all("message")) {
                String name = message.getAttribute("name");
                require(
                        declared.messages().contains(name),
                        "declared-message",
                        message.getAttribute("id"),
                        name + " is sent by nobody");
                used.add(name);
            }
        }
        for (String name : declared.messages()) {
            require(used.contains(name), "used-message", name, "no diagram waits for it");
        }
    }

    private void checkDecisions() {
        Set<String> there = tables.stream()
                .flatMap(table -> table.all("decision").stream())
                .map(decision -> decision.getAttribute("id"))
                .collect(toSet());
        Set<String> asked = new TreeSet<>(declared.decisions());
        for (ModelFile diagram : diagrams) {
            for (Element task : diagram.elements()) {
                ModelFile.attribute(task, "decisionRef").ifPresent(decision -> {
                    require(there.contains(decision), "known-decision", task.getAttribute("id"), "asks " + decision);
                    asked.add(decision);
                });
            }
        }
        for (String decision : declared.decisions()) {
            require(there.contains(decision), "known-decision", decision, "is asked by the code, but not there");
        }
        for (String decision : there) {
            require(asked.contains(decision), "used-decision", decision, "is asked by nobody");
        }
    }

    private static List<Element> nodes(ModelFile diagram) {
        return Stream.of(TASKS, EVENTS, GATEWAYS)
                .flatMap(names -> diagram.all(names).stream())
                .toList();
    }

    private static Set<String> drawn(ModelFile diagram, String shape) {
        return diagram.all(shape).stream()
                .map(element -> element.getAttribute("bpmnElement"))
                .collect(toSet());
    }

    private void requireDrawn(Element element, Set<String> shapes) {
        String id = element.getAttribute("id");
        require(shapes.contains(id), "drawn", id, "is not in the drawing");
    }

    private void requireAttributes(Element element, String... names) {
        for (String name : names) {
            require(
                    ModelFile.attribute(element, name).isPresent(),
                    "complete",
                    element.getAttribute("id"),
                    "has no " + name);
        }
    }

    private void require(boolean holds, String rule, String element, String message) {
        if (!holds) {
            findings.add(new Finding(rule, element, message));
        }
    }
}
