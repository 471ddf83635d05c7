package petitiondesk.supervision.process;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.reminder.Reminders;
import petitiondesk.supervision.ServingOrders;
import petitiondesk.supervision.VerifyingAnswers;

/** The service tasks of the process {@code supervision-order}, each named by its bean. */
@Configuration(proxyBeanMethods = false)
class SupervisionDelegates {

    @Bean
    JavaDelegate serveOrder(ServingOrders serving) {
        return execution -> SupervisionVariables.ANSWER_DUE_AT.set(
                execution, SupervisionVariables.date(serving.serve(execution.getProcessBusinessKey())));
    }

    @Bean
    JavaDelegate announceAnswerOverdue(Reminders reminders) {
        return execution -> reminders.look(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate closeOrder(VerifyingAnswers verifying) {
        return execution -> verifying.close(execution.getProcessBusinessKey());
    }
}
