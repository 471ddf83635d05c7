package petitiondesk.petition.process;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.petition.Accusations;
import petitiondesk.reminder.Reminders;

/** The service tasks of the process {@code accusation}, each named by its bean. */
@Configuration(proxyBeanMethods = false)
class AccusationDelegates {

    @Bean
    PetitionDelegate tellAssessment(Accusations accusations) {
        return accusations::tellAssessment;
    }

    @Bean
    PetitionDelegate announceAccusationOverdue(Reminders reminders) {
        return reminders::look;
    }

    @Bean
    PetitionDelegate closeAccusation(Accusations accusations) {
        return accusations::close;
    }
}
