package petitiondesk.testing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestComponent;

/** Remembers which sequence flows each case has taken: the engine's own history knows the nodes only. */
@TestComponent
public class PassedFlows extends AbstractProcessEnginePlugin implements ExecutionListener {

    private final Map<String, Set<String>> taken = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
                transition.addListener(EVENTNAME_TAKE, PassedFlows.this);
            }
        });
    }

    @Override
    public void notify(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        // processes that a test makes for itself may have none
        if (number != null) {
            taken.computeIfAbsent(number, n -> ConcurrentHashMap.newKeySet()).add(execution.getCurrentTransitionId());
            taken.computeIfAbsent(process(execution) + "/" + number, n -> ConcurrentHashMap.newKeySet())
                    .add(execution.getCurrentTransitionId());
        }
    }

    private static String process(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }

    /** The same in one of the processes that run under this number. */
    public Set<String> of(String process, String number) {
        return of(process + "/" + number);
    }

    /** Ids of the sequence flows that the case has taken. */
    public Set<String> of(String number) {
        return taken.getOrDefault(number, Set.of());
    }
}
