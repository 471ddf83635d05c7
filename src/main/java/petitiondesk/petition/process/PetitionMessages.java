package petitiondesk.petition.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import petitiondesk.engine.EngineAccess;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.RequestKind;
import petitiondesk.shared.Refusal;

/** What a running course is told from outside, one message for each event; an older diagram may not know them all. */
abstract class PetitionMessages implements PetitionProcess {

    // named *_MESSAGE: a test holds the models to these names
    private static final String REVIEW_REQUESTED_MESSAGE = "petition.reviewRequested";
    private static final String NAMED_HARD_MESSAGE = "petition.namedHard";
    private static final String MEETING_DECIDED_MESSAGE = "petition.meetingDecided";
    private static final String EXTENSION_REQUESTED_MESSAGE = "petition.extensionRequested";
    private static final String EXTENSION_SETTLED_MESSAGE = "petition.extensionSettled";
    private static final String RESULT_REPORTED_MESSAGE = "petition.resultReported";
    private static final String SUPPLEMENTED_MESSAGE = "petition.supplemented";
    private static final String WITHDRAWN_MESSAGE = "petition.withdrawn";
    private static final String UNIT_CHANGED_MESSAGE = "petition.unitChanged";
    private static final String HEARING_CALLED_MESSAGE = "petition.hearingCalled";
    private static final String HEARING_CANCELLED_MESSAGE = "petition.hearingCancelled";
    private static final String REQUEST_MADE_MESSAGE = "petition.requestMade";

    private final ProcessEngine engine;

    PetitionMessages(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void reviewRequested(String number, Instant decisionDueAt) {
        try {
            EngineAccess.unrestricted(
                    engine,
                    () -> engine.getRuntimeService()
                            .createMessageCorrelation(REVIEW_REQUESTED_MESSAGE)
                            .processInstanceBusinessKey(number)
                            .setVariable(PetitionVariables.REVIEW_DUE_AT.name(), PetitionVariables.date(decisionDueAt))
                            .correlateWithResult());
        } catch (MismatchingMessageCorrelationException e) {
            throw Refusal.conflict("该事项现在不在申请复查、复核的期限内。");
        }
    }

    @Override
    public void namedHard(String number) {
        if (!wake(NAMED_HARD_MESSAGE, number)) {
            throw Refusal.conflict(number + "现在不在办理环节，不能列为疑难问题。");
        }
    }

    @Override
    public void meetingDecided(String number) {
        wake(MEETING_DECIDED_MESSAGE, number);
    }

    @Override
    public boolean resultReported(String number) {
        return wake(RESULT_REPORTED_MESSAGE, number);
    }

    @Override
    public void extensionRequested(String number, String group, Instant decideBy) {
        EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .createMessageCorrelation(EXTENSION_REQUESTED_MESSAGE)
                        .processInstanceBusinessKey(number)
                        .setVariable(PetitionVariables.EXTENSION_GROUP.name(), group)
                        .setVariable(PetitionVariables.EXTENSION_DUE_AT.name(), PetitionVariables.date(decideBy))
                        .correlateWithResult());
    }

    @Override
    public void extensionSettled(String number) {
        wake(EXTENSION_SETTLED_MESSAGE, number);
    }

    @Override
    public boolean supplemented(String number) {
        return wake(SUPPLEMENTED_MESSAGE, number);
    }

    @Override
    public boolean withdrawn(String number) {
        return wake(WITHDRAWN_MESSAGE, number)
                || EngineAccess.unrestricted(engine, () -> {
                    engine.getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(number)
                            .processDefinitionKey(PetitionVariables.PROCESS)
                            .list()
                            .forEach(instance -> engine.getRuntimeService()
                                    .deleteProcessInstance(instance.getId(), "withdrawn by the petitioner"));
                    return false;
                });
    }

    @Override
    public void unitChanged(String number, String handlingGroup, String signingGroup) {
        Map<String, Object> variables = new HashMap<>();
        PetitionVariables.HANDLING_GROUP.put(variables, handlingGroup);
        PetitionVariables.SIGNING_GROUP.put(variables, signingGroup);
        if (!wake(UNIT_CHANGED_MESSAGE, number, variables)) {
            throw Refusal.conflict("该事项现在不在办理环节，不能改变承办单位。");
        }
    }

    @Override
    public boolean hearingCalled(String number, Instant heldAt) {
        Map<String, Object> variables = new HashMap<>();
        PetitionVariables.HEARING_AT.put(variables, PetitionVariables.date(heldAt));
        return wake(HEARING_CALLED_MESSAGE, number, variables);
    }

    @Override
    public void hearingCancelled(String number) {
        wake(HEARING_CANCELLED_MESSAGE, number);
    }

    @Override
    public boolean requestMade(String number, RequestKind kind, Instant decideBy) {
        Map<String, Object> variables = new HashMap<>();
        PetitionVariables.REQUEST_KIND.put(variables, kind.name());
        PetitionVariables.REQUEST_DUE_AT.put(variables, PetitionVariables.date(decideBy));
        return wake(REQUEST_MADE_MESSAGE, number, variables);
    }

    private boolean wake(String message, String number) {
        return wake(message, number, Map.of());
    }

    /** @return whether the course waited for this message */
    private boolean wake(String message, String number, Map<String, Object> variables) {
        return EngineAccess.unrestricted(engine, () -> {
            boolean waits = engine.getRuntimeService()
                            .createExecutionQuery()
                            .messageEventSubscriptionName(message)
                            .processInstanceBusinessKey(number)
                            .count()
                    == 1;
            if (waits) {
                engine.getRuntimeService()
                        .createMessageCorrelation(message)
                        .processInstanceBusinessKey(number)
                        .setVariables(variables)
                        .correlate();
            }
            return waits;
        });
    }
}
