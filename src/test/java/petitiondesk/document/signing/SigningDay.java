package petitiondesk.document.signing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

/** A morning on which people of a test's own come to sign, and go. */
@DeskTest
abstract class SigningDay {

    @Autowired
    MovableClock clock;

    @Autowired
    Signers signers;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @AfterEach
    void allLeave() {
        signers.leave();
    }
}
