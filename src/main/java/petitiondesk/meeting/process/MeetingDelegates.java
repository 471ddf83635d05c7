package petitiondesk.meeting.process;

import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.meeting.DecidingItems;
import petitiondesk.meeting.Invitations;
import petitiondesk.meeting.MeetingNotices;

/** The service tasks of the process {@code joint-meeting}, each named by its bean. */
@Configuration(proxyBeanMethods = false)
class MeetingDelegates {

    @Bean
    JavaDelegate sendInvitations(Invitations invitations) {
        return withNumber(invitations::send);
    }

    @Bean
    JavaDelegate remindFreeze(MeetingNotices notices) {
        return withNumber(notices::remindOfFreeze);
    }

    @Bean
    JavaDelegate issueOrders(DecidingItems deciding) {
        return withNumber(deciding::issueOrders);
    }

    @Bean
    JavaDelegate sendMinutes(MeetingNotices notices) {
        return withNumber(notices::sendMinutes);
    }

    private static JavaDelegate withNumber(Consumer<String> step) {
        return execution -> step.accept(execution.getProcessBusinessKey());
    }
}
