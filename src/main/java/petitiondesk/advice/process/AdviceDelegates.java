package petitiondesk.advice.process;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.advice.AnsweringAdvice;
import petitiondesk.reminder.Reminders;

/** The service tasks of the process {@code improvement-advice}, each named by its bean. */
@Configuration(proxyBeanMethods = false)
class AdviceDelegates {

    @Bean
    JavaDelegate announceAdviceOverdue(Reminders reminders) {
        return execution -> reminders.look(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate closeAdvice(AnsweringAdvice answering) {
        return execution -> answering.close(execution.getProcessBusinessKey());
    }
}
