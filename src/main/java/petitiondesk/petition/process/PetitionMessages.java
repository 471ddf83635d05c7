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
    private static final String CORRECTED_MESSAGE = "petition.corrected";
    private static final String REGISTERED_ANEW_MESSAGE = "petition.registeredAnew";
    private static final String NEW_FACTS_MESSAGE = "petition.newFacts";
    private static final String SENT_BACK_MESSAGE = "petition.sentBack";
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
        return wake(WITHDRAWN_MESSAGE, number) || end(number, "withdrawn by the petitioner");
    }

    @Override
    public boolean corrected(String number) {
        return wake(CORRECTED_MESSAGE, number) || end(number, "its route was corrected");
    }

    /** Ends what could not be told. */
    private boolean end(String number, String reason) {
        return EngineAccess.unrestricted(engine, () -> {
            engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .processDefinitionKey(PetitionVariables.PROCESS)
                    .list()
                    .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), reason));
            return false;
        });
    }

    @Override
    public String registeredAnew(String number, String registrationGroup, Instant registerDueAt) {
        Map<String, Object> variables = new HashMap<>();
        PetitionVariables.REGISTRATION_GROUP.put(variables, registrationGroup);
        PetitionVariables.REGISTER_DUE_AT.put(variables, PetitionVariables.date(registerDueAt));
        return begin(REGISTERED_ANEW_MESSAGE, number, variables);
    }

    @Override
    public String newFacts(String number, Course course) {
        // what waits to be archived is archived by now
        end(number, "taken up again on new facts");
        return begin(NEW_FACTS_MESSAGE, number, PetitionVariables.of(course));
    }

    private String begin(String message, String number, Map<String, Object> variables) {
        return EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .startProcessInstanceByMessage(message, number, variables)
                        .getId());
    }

    @Override
    public void sentBack(String number) {
        if (!wake(SENT_BACK_MESSAGE, number)) {
            throw olderDiagram("收回");
        }
    }

    @Override
    public void unitChanged(String number, String handlingGroup, String signingGroup) {
        Map<String, Object> variables = new HashMap<>();
        PetitionVariables.HANDLING_GROUP.put(variables, handlingGroup);
        PetitionVariables.SIGNING_GROUP.put(variables, signingGroup);
        if (!wake(UNIT_CHANGED_MESSAGE, number, variables)) {
            throw olderDiagram("改变承办单位");
        }
    }

    /** The register says that it could be done, and the course does not wait for it. */
    private static Refusal olderDiagram(String turn) {
        return Refusal.conflict("该事项按系统升级之前的流程办理，流程中没有“%s”这一步，请按原流程办结。".formatted(turn));
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
