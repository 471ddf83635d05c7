package petitiondesk.advice.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import petitiondesk.advice.AdviceProcess;
import petitiondesk.engine.DueDates;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.OwnTasks;

/** The course of an advice on Camunda. */
@Component
class EngineAdviceProcess implements AdviceProcess {

    // named *_MESSAGE: a test holds the models to this name
    private static final String WITHDRAWN_MESSAGE = "advice.withdrawn";

    private final ProcessEngine engine;
    private final OwnTasks tasks;
    private final DueDates dueDates;

    EngineAdviceProcess(@Lazy ProcessEngine engine, OwnTasks tasks, DueDates dueDates) {
        this.engine = engine;
        this.tasks = tasks;
        this.dueDates = dueDates;
    }

    @Override
    public void issued(String number, String answeringGroup, Instant answerDueAt) {
        Map<String, Object> variables = new HashMap<>();
        AdviceVariables.ANSWERING_GROUP.put(variables, answeringGroup);
        AdviceVariables.ADVICE_DUE_AT.put(variables, AdviceVariables.date(answerDueAt));
        EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService().startProcessInstanceByKey(AdviceVariables.PROCESS, number, variables));
    }

    @Override
    public void withdrawn(String number) {
        EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .createMessageCorrelation(WITHDRAWN_MESSAGE)
                        .processInstanceBusinessKey(number)
                        .correlateWithResult());
    }

    @Override
    public void limitMoved(String number, Instant from, Instant to) {
        dueDates.move(AdviceVariables.PROCESS, number, AdviceVariables.ADVICE_DUE_AT, from, to);
    }

    @Override
    public void complete(String number, String task, Map<String, Object> values) {
        tasks.complete(AdviceVariables.PROCESS, number, task, values);
    }
}
