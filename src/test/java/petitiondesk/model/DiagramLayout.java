package petitiondesk.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Group;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import petitiondesk.model.Geometry.Box;
import petitiondesk.model.Geometry.Line;
import petitiondesk.model.Geometry.Point;

/**
 * What a reader of the diagram would trip over and bpmnlint does not look at: names, direction, crossings.
 *
 * <p>Gateways that ask nothing (joins, parallel and event-based ones) need no name, and only the answers of a gateway
 * that asks are named, as bpmnlint calls every other label on a flow superfluous.
 */
final class DiagramLayout {

    private final BpmnModelInstance model;
    private final Map<BaseElement, Box> boxes = new HashMap<>();
    private final Map<ModelElementInstance, List<Edge>> edgesByPlane;
    private final List<Finding> findings = new ArrayList<>();

    private DiagramLayout(BpmnModelInstance model) {
        this.model = model;
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            boxes.put(shape.getBpmnElement(), Box.of(shape.getBounds()));
        }
        // a collapsed sub-process has a plane of its own, with coordinates of its own
        edgesByPlane = model.getModelElementsByType(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnElement() instanceof SequenceFlow)
                .map(Edge::of)
                .collect(groupingBy(edge -> edge.shape().getParentElement()));
    }

    /** Returns every objection to the diagram; a file that is no BPMN is a ModelParseException. */
    static List<Finding> findings(Path diagram) {
        try (InputStream file = Files.newInputStream(diagram)) {
            return new DiagramLayout(Bpmn.readModelFromStream(file)).check();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Finding> check() {
        checkNames();
        checkReferences();
        edgesByPlane.forEach((plane, edges) -> {
            edges.forEach(this::checkDirection);
            edges.forEach(this::checkEnds);
            checkCrossings(edges);
            checkObstacles(edges, plane);
        });
        return findings;
    }

    private void checkNames() {
        for (Process process : model.getModelElementsByType(Process.class)) {
            requireName(process, process.getName());
        }
        for (Participant participant : model.getModelElementsByType(Participant.class)) {
            requireName(participant, participant.getName());
        }
        for (Lane lane : model.getModelElementsByType(Lane.class)) {
            requireName(lane, lane.getName());
        }
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (!(node instanceof Gateway) || asks(node)) {
                requireName(node, node.getName());
            }
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (asks(flow.getSource())) {
                requireName(flow, flow.getName());
            }
        }
    }

    // bpmnlint and this class see only the flows that a node lists, the engine sees all
    private void checkReferences() {
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (!flow.getSource().getOutgoing().contains(flow)) {
                report(
                        "listed",
                        flow,
                        "is not among the outgoing flows of " + flow.getSource().getId());
            }
            if (!flow.getTarget().getIncoming().contains(flow)) {
                report(
                        "listed",
                        flow,
                        "is not among the incoming flows of " + flow.getTarget().getId());
            }
        }
    }

    private void requireName(BaseElement element, String name) {
        if (name == null || name.isBlank()) {
            report("named", element, "has no name");
        }
    }

    private static boolean asks(FlowNode node) {
        return node instanceof Gateway
                && !(node instanceof ParallelGateway)
                && !(node instanceof EventBasedGateway)
                && node.getOutgoing().size() > 1;
    }

    private void checkDirection(Edge edge) {
        Box source = boxes.get(edge.source());
        Box target = boxes.get(edge.target());
        if (source != null
                && target != null
                && target.centreX() < source.centreX() - Geometry.TOLERANCE
                && !isLoop(edge.flow())) {
            report(
                    "left-to-right",
                    edge.flow(),
                    "goes back to %s and is not a loop to an earlier activity"
                            .formatted(edge.target().getId()));
        }
    }

    // back to an activity, or to the gateway that joins in front of it; the names of its source say why
    private static boolean isLoop(SequenceFlow flow) {
        FlowNode target = flow.getTarget();
        boolean joins = target instanceof Gateway && target.getIncoming().size() > 1;
        return (target instanceof Activity || joins) && leadsTo(target, flow.getSource());
    }

    private static boolean leadsTo(FlowNode start, FlowNode end) {
        Set<FlowNode> seen = new HashSet<>(Set.of(start));
        Deque<FlowNode> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (node.equals(end)) {
                return true;
            }
            Stream.concat(node.getOutgoing().stream().map(SequenceFlow::getTarget), boundaryEventsOf(node))
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return false;
    }

    private static Stream<FlowNode> boundaryEventsOf(FlowNode node) {
        return node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .map(FlowNode.class::cast);
    }

    private void checkEnds(Edge edge) {
        List<Point> waypoints = edge.waypoints();
        Box source = boxes.get(edge.source());
        Box target = boxes.get(edge.target());
        if (source != null && !source.touches(waypoints.get(0))) {
            report("docked", edge.flow(), "does not begin at " + edge.source().getId());
        }
        if (target != null && !target.touches(waypoints.get(waypoints.size() - 1))) {
            report("docked", edge.flow(), "does not end at " + edge.target().getId());
        }
    }

    private void checkCrossings(List<Edge> edges) {
        for (int i = 0; i < edges.size(); i++) {
            for (Edge other : edges.subList(i + 1, edges.size())) {
                if (edges.get(i).crosses(other)) {
                    report(
                            "no-crossing",
                            edges.get(i).flow(),
                            "crosses or covers " + other.flow().getId());
                }
            }
        }
    }

    private void checkObstacles(List<Edge> edges, ModelElementInstance plane) {
        Collection<BpmnShape> shapes = plane.getChildElementsByType(BpmnShape.class);
        for (Edge edge : edges) {
            Set<ModelElementInstance> allowed = ancestors(edge.flow());
            allowed.add(edge.source());
            allowed.add(edge.target());
            for (BpmnShape shape : shapes) {
                BaseElement obstacle = shape.getBpmnElement();
                if (!allowed.contains(obstacle) && !isFrame(obstacle) && edge.passes(boxes.get(obstacle))) {
                    report("no-passing-through", edge.flow(), "passes through " + obstacle.getId());
                }
            }
        }
    }

    private static boolean isFrame(BaseElement element) {
        return element instanceof Participant || element instanceof Lane || element instanceof Group;
    }

    private static Set<ModelElementInstance> ancestors(SequenceFlow flow) {
        return Stream.iterate(flow.getParentElement(), parent -> parent != null, ModelElementInstance::getParentElement)
                .collect(toCollection(HashSet::new));
    }

    private void report(String rule, BaseElement element, String message) {
        findings.add(new Finding(rule, element.getId(), message));
    }

    /** A sequence flow as it is drawn. */
    private record Edge(BpmnEdge shape, SequenceFlow flow, List<Point> waypoints) {

        static Edge of(BpmnEdge edge) {
            List<Point> waypoints = edge.getWaypoints().stream().map(Point::of).toList();
            return new Edge(edge, (SequenceFlow) edge.getBpmnElement(), waypoints);
        }

        FlowNode source() {
            return flow.getSource();
        }

        FlowNode target() {
            return flow.getTarget();
        }

        boolean crosses(Edge other) {
            return lines().anyMatch(line -> other.lines()
                    .flatMap(otherLine -> line.contact(otherLine).stream())
                    .anyMatch(
                            contact -> !contact.isPoint() || !(isEnd(contact.from()) && other.isEnd(contact.from()))));
        }

        boolean passes(Box box) {
            return lines().anyMatch(box::isEnteredBy);
        }

        // two flows may meet where both dock, at the corner of a gateway for instance
        private boolean isEnd(Point point) {
            return point.isNear(waypoints.get(0)) || point.isNear(waypoints.get(waypoints.size() - 1));
        }

        private Stream<Line> lines() {
            return Stream.iterate(1, i -> i < waypoints.size(), i -> i + 1)
                    .map(i -> new Line(waypoints.get(i - 1), waypoints.get(i)));
        }
    }
}
