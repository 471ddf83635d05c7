package petitiondesk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BpmnLintTest {

    // XML allows either quote, and this one needs no escapes here
    private static final String SOUND_DIAGRAM = """
            <?xml version='1.0' encoding='UTF-8'?>
            <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'
                xmlns:bpmndi='http://www.omg.org/spec/BPMN/20100524/DI'
                xmlns:dc='http://www.omg.org/spec/DD/20100524/DC'
                xmlns:di='http://www.omg.org/spec/DD/20100524/DI'
                xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='Definitions' targetNamespace='petitiondesk'>
              <bpmn:process id='sample' name='受理' isExecutable='true'>
                <bpmn:startEvent id='Start' name='收到来件'>
                  <bpmn:outgoing>Flow_Start</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:userTask id='Task' name='登记' camunda:candidateGroups='registrars'>
                  <bpmn:incoming>Flow_Start</bpmn:incoming>
                  <bpmn:outgoing>Flow_Task</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:exclusiveGateway id='Gateway' name='是否受理？' default='Flow_Refuse'>
                  <bpmn:incoming>Flow_Task</bpmn:incoming>
                  <bpmn:outgoing>Flow_Accept</bpmn:outgoing>
                  <bpmn:outgoing>Flow_Refuse</bpmn:outgoing>
                </bpmn:exclusiveGateway>
                <bpmn:endEvent id='Accepted' name='已受理'>
                  <bpmn:incoming>Flow_Accept</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:endEvent id='Refused' name='未受理'>
                  <bpmn:incoming>Flow_Refuse</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:sequenceFlow id='Flow_Start' sourceRef='Start' targetRef='Task'/>
                <bpmn:sequenceFlow id='Flow_Task' sourceRef='Task' targetRef='Gateway'/>
                <bpmn:sequenceFlow id='Flow_Accept' name='受理' sourceRef='Gateway' targetRef='Accepted'>
                  <bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${accept}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id='Flow_Refuse' name='不予受理' sourceRef='Gateway' targetRef='Refused'/>
              </bpmn:process>
              <bpmndi:BPMNDiagram>
                <bpmndi:BPMNPlane bpmnElement='sample'>
                  <bpmndi:BPMNShape bpmnElement='Start'>
                    <dc:Bounds x='100' y='100' width='36' height='36'/>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape bpmnElement='Task'>
                    <dc:Bounds x='190' y='78' width='100' height='80'/>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape bpmnElement='Gateway'>
                    <dc:Bounds x='345' y='93' width='50' height='50'/>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape bpmnElement='Accepted'>
                    <dc:Bounds x='462' y='100' width='36' height='36'/>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape bpmnElement='Refused'>
                    <dc:Bounds x='462' y='200' width='36' height='36'/>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge bpmnElement='Flow_Start'>
                    <di:waypoint x='136' y='118'/><di:waypoint x='190' y='118'/>
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge bpmnElement='Flow_Task'>
                    <di:waypoint x='290' y='118'/><di:waypoint x='345' y='118'/>
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge bpmnElement='Flow_Accept'>
                    <di:waypoint x='395' y='118'/><di:waypoint x='462' y='118'/>
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge bpmnElement='Flow_Refuse'>
                    <di:waypoint x='370' y='143'/><di:waypoint x='370' y='218'/><di:waypoint x='462' y='218'/>
                  </bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    @TempDir
    private Path folder;

    static List<Path> diagrams() {
        return Diagrams.all();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyDiagramOfTheOfficeIsSound(Path diagram) {
        assertThat(findings(diagram)).as("objections to %s", diagram).isEmpty();
    }

    @Test
    void aSoundDiagramIsNotObjectedTo() throws IOException {
        assertThat(findings(write(SOUND_DIAGRAM))).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("breaches")
    void aDiagramThatBreaksARuleIsObjectedTo(String rule, String element, String sound, String unsound)
            throws IOException {
        assertThat(SOUND_DIAGRAM).containsOnlyOnce(sound);
        assertThat(findings(write(SOUND_DIAGRAM.replace(sound, unsound))))
                .extracting(Finding::rule, Finding::element)
                .contains(tuple(rule, element));
    }

    static List<Arguments> breaches() {
        String accepted = "<bpmn:incoming>Flow_Accept</bpmn:incoming>";
        String corner = at(370, 143);
        return List.of(
                arguments("label-required", "Accepted", " name='已受理'", ""),
                arguments("conditional-flows", "Flow_Refuse", " default='Flow_Refuse'", ""),
                arguments("fake-join", "Accepted", accepted, accepted.repeat(2).replaceFirst("Accept", "Refuse")),
                arguments("superfluous-label", "Flow_Start", "id='Flow_Start'", "id='Flow_Start' name='开始'"),
                arguments("import", "Task", "camunda:candidateGroups", "camunda:candidateGroup"),
                arguments("desk/executable-process", "sample", " isExecutable='true'", ""),
                arguments("listed", "Flow_Accept", "<bpmn:outgoing>Flow_Accept</bpmn:outgoing>", ""),
                arguments("named", "sample", " name='受理' isExecutable", " isExecutable"),
                arguments("named", "Task", " name='登记'", ""),
                arguments("named", "Flow_Refuse", " name='不予受理'", ""),
                arguments("left-to-right", "Flow_Refuse", "x='462' y='200'", "x='300' y='200'"),
                arguments("docked", "Flow_Task", at(290, 118), at(295, 118)),
                arguments("docked", "Flow_Task", at(345, 118), at(345, 70)),
                arguments("no-crossing", "Flow_Accept", corner, at(370, 93) + at(430, 60) + at(430, 170)),
                arguments("no-crossing", "Flow_Accept", corner, at(395, 118) + at(420, 118) + at(420, 170)),
                arguments("no-passing-through", "Flow_Refuse", corner, corner + at(280, 148)));
    }

    @Test
    void aLoopMayGoBackToAnEarlierActivity() throws IOException {
        String returned = "<bpmn:incoming>Flow_Refuse</bpmn:incoming>";
        String loop = SOUND_DIAGRAM
                .replace("targetRef='Refused'", "targetRef='Task'")
                .replace(returned, "")
                .replace("<bpmn:incoming>Flow_Start", returned + "<bpmn:incoming>Flow_Start")
                .replace(at(462, 218), at(240, 218) + at(240, 158));
        assertThat(DiagramLayout.findings(write(loop))).isEmpty();
    }

    private static String at(int x, int y) {
        return "<di:waypoint x='%d' y='%d'/>".formatted(x, y);
    }

    private Path write(String diagram) throws IOException {
        return Files.writeString(folder.resolve("sample.bpmn"), diagram);
    }

    private static List<Finding> findings(Path diagram) {
        return Stream.concat(BpmnLint.findings(diagram).stream(), DiagramLayout.findings(diagram).stream())
                .toList();
    }
}
