package petitiondesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.boot.test.context.TestComponent;

/** Whether courses have passed everything that their diagram draws. */
@TestComponent
public class FlowCoverage {

    private final ProcessEngine engine;
    private final PassedFlows flows;

    FlowCoverage(ProcessEngine engine, PassedFlows flows) {
        this.engine = engine;
        this.flows = flows;
    }

    /** Fails unless these courses together have left every node and taken every flow of the newest diagram. */
    public void assertComplete(String process, Collection<String> businessKeys) {
        BpmnModelInstance model = engine.getRepositoryService()
                .getBpmnModelInstance(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult()
                        .getId());
        Set<String> nodes = new TreeSet<>();
        Set<String> passed = new TreeSet<>();
        for (String key : businessKeys) {
            passed.addAll(flows.of(key));
            engine.getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(key)
                    .list()
                    .forEach(instance -> engine
                            .getHistoryService()
                            .createHistoricActivityInstanceQuery()
                            .processInstanceId(instance.getId())
                            .finished()
                            .list()
                            .stream()
                            .map(HistoricActivityInstance::getActivityId)
                            .forEach(nodes::add));
        }
        assertThat(nodes).as("nodes").isEqualTo(ids(model.getModelElementsByType(FlowNode.class)));
        // another process of the same business key has flows of its own
        assertThat(passed).as("flows").containsAll(ids(model.getModelElementsByType(SequenceFlow.class)));
    }

    private static Set<String> ids(Collection<? extends FlowElement> elements) {
        return elements.stream().map(FlowElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }
}
