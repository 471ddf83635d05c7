package petitiondesk.petition.process;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.petition.Closing;
import petitiondesk.petition.Overdue;
import petitiondesk.petition.Registering;
import petitiondesk.petition.Reviews;

/** The service tasks of the process {@code petition}, each named by its bean. */
@Configuration(proxyBeanMethods = false)
class PetitionDelegates {

    @Bean
    PetitionDelegate sendAcceptanceNotice(Registering registering) {
        return registering::announceAcceptance;
    }

    @Bean
    PetitionDelegate sendHandOverNotice(Registering registering) {
        return registering::announceHandOver;
    }

    @Bean
    JavaDelegate announceOverdue(Overdue overdue) {
        return execution -> overdue.announce(
                execution.getProcessBusinessKey(),
                (execution.getCurrentActivityId().equals("ServiceTask_AnnounceRegisterOverdue")
                                ? PetitionVariables.REGISTRATION_GROUP
                                : PetitionVariables.HANDLING_GROUP)
                        .in(execution));
    }

    @Bean
    PetitionDelegate noteWindowOver(Reviews reviews) {
        return reviews::windowOver;
    }

    @Bean
    JavaDelegate reopenPetition(Closing closing) {
        return execution -> PetitionVariables.HANDLE_DUE_AT.set(
                execution, PetitionVariables.date(closing.reopen(execution.getProcessBusinessKey())));
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
