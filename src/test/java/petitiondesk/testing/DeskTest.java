package petitiondesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import petitiondesk.document.signing.Signers;
import petitiondesk.supervision.OrderStory;

/**
 * The whole desk over HTTP on a database of its own, with the demo organisation, no sample petitions, a clock that the
 * test moves, and jobs that run only when the test runs them. Tests share one application: each makes its own petitions.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"petitiondesk.demo.samples=false", "camunda.bpm.job-execution.enabled=false"})
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
@Import({
    MovableClock.Configuration.class,
    Office.class,
    BriefMeetings.class,
    OrderStory.Desk.class,
    Signers.class,
    PassedFlows.class,
    FlowCoverage.class
})
public @interface DeskTest {}
