package petitiondesk.petition.process;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.petition.Closing;
import petitiondesk.petition.Corrections;
import petitiondesk.petition.Dispositions;
import petitiondesk.petition.Extensions;
import petitiondesk.petition.PetitionerRequests;
import petitiondesk.petition.Registering;
import petitiondesk.petition.Reopenings;
import petitiondesk.petition.RequestKind;
import petitiondesk.petition.Reviews;
import petitiondesk.petition.Supplements;
import petitiondesk.petition.TakingOver;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.petition.Withdrawals;
import petitiondesk.reminder.Reminders;

/** The service tasks of the process {@code petition}, each named by its bean. */
@Configuration(proxyBeanMethods = false)
class PetitionDelegates {

    @Bean
    PetitionDelegate sendAcceptanceNotice(Registering registering) {
        return registering::announceAcceptance;
    }

    @Bean
    JavaDelegate sendAssignment(TakingOver takingOver) {
        return execution -> {
            TakingOver.Sent sent = takingOver.send(execution.getProcessBusinessKey());
            PetitionVariables.HANDLING_GROUP.set(execution, sent.handlingGroup());
            PetitionVariables.SIGNING_GROUP.set(execution, sent.signingGroup());
            PetitionVariables.RECEIVE_DUE_AT.set(execution, PetitionVariables.date(sent.receiveDueAt()));
            PetitionVariables.NOTIFY_DUE_AT.set(execution, PetitionVariables.date(sent.notifyDueAt()));
        };
    }

    @Bean
    PetitionDelegate sendDispositionNotice(Dispositions dispositions) {
        return dispositions::announceEnd;
    }

    @Bean
    PetitionDelegate tellSupplement(Supplements supplements) {
        return supplements::tell;
    }

    @Bean
    PetitionDelegate confirmWithdrawal(Withdrawals withdrawals) {
        return withdrawals::announce;
    }

    @Bean
    PetitionDelegate tellCorrection(Corrections corrections) {
        return corrections::tell;
    }

    @Bean
    PetitionDelegate announceReopening(Reopenings reopenings) {
        return reopenings::announce;
    }

    @Bean
    PetitionDelegate sendHandOverNotice(Registering registering) {
        return registering::announceHandOver;
    }

    @Bean
    PetitionDelegate announceOverdue(Reminders reminders) {
        return reminders::look;
    }

    @Bean
    PetitionDelegate noteWindowOver(Reviews reviews) {
        return reviews::windowOver;
    }

    @Bean
    JavaDelegate reopenPetition(Closing closing) {
        return execution -> {
            Closing.Reopened reopened = closing.reopen(execution.getProcessBusinessKey());
            PetitionVariables.HANDLE_DUE_AT.set(execution, PetitionVariables.date(reopened.handleDueAt()));
            PetitionVariables.LED_BEFORE.set(execution, reopened.toMeeting());
        };
    }

    @Bean
    JavaDelegate readDecision(TakingUpDecisions decisions) {
        return execution -> PetitionVariables.MEETING_DECISION.set(
                execution,
                decisions
                        .waiting(execution.getProcessBusinessKey())
                        .map(Enum::name)
                        .orElse("NONE"));
    }

    @Bean
    JavaDelegate applyDecision(TakingUpDecisions decisions) {
        return execution -> {
            TakingUpDecisions.TakenUp taken = decisions.takeUp(execution.getProcessBusinessKey());
            PetitionVariables.MEETING_DECISION.set(execution, taken.way().name());
            if (taken.handleDueAt() != null) {
                PetitionVariables.HANDLE_DUE_AT.set(execution, PetitionVariables.date(taken.handleDueAt()));
            }
        };
    }

    @Bean
    PetitionDelegate sendExtensionNotice(Extensions extensions) {
        return extensions::announce;
    }

    @Bean
    PetitionDelegate tellExtensionDenied(Extensions extensions) {
        return extensions::announceDenial;
    }

    @Bean
    JavaDelegate tellRequestDecision(PetitionerRequests requests) {
        return execution -> requests.announce(
                execution.getProcessBusinessKey(), RequestKind.valueOf(PetitionVariables.REQUEST_KIND.in(execution)));
    }

    @Bean
    PetitionDelegate closePetition(Closing closing) {
        return closing::close;
    }

    @Bean
    PetitionDelegate archivePetition(Closing closing) {
        return closing::archive;
    }
}
