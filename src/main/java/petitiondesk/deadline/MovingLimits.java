package petitiondesk.deadline;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings running limits under the newest calendar, each case in a transaction of its own: its clock events, the log, timers,
 * task dates and notices move together or not at all, and a case that somebody works on holds up nobody else.
 */
@Service
class MovingLimits {

    private static final Logger log = LoggerFactory.getLogger(MovingLimits.class);

    /** A case may be moved while it is passed on; then the other one goes first, and this one is tried again. */
    private static final int TRIES = 3;

    private final ClockEvents events;
    private final Calendars calendars;
    private final LimitMoves moves;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MovingLimits(
            ClockEvents events, Calendars calendars, LimitMoves moves, TransactionTemplate transaction, Clock clock) {
        this.events = events;
        this.calendars = calendars;
        this.moves = moves;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts every running limit again that is not under the newest calendar. A limit that was started while a calendar came
     * is found here at the next run.
     *
     * @param by user id of who brought the calendar, or null
     * @return how many cases could not be moved now and are tried again
     */
    int underNewest(String by) {
        long newest = calendars.current().version();
        int waiting = 0;
        for (String subject : events.subjectsRunning(newest)) {
            if (!isMoved(subject, newest, by)) {
                waiting++;
            }
        }
        return waiting;
    }

    private boolean isMoved(String subject, long calendar, String by) {
        for (int tried = 1; ; tried++) {
            try {
                transaction.executeWithoutResult(status -> move(subject, calendar, by));
                return true;
            } catch (RuntimeException e) {
                if (tried == TRIES) {
                    // its limits stay under the calendar of before, with timers and tasks; the next run tries again
                    log.error("The limits of {} could not be brought under calendar {}", subject, calendar, e);
                    return false;
                }
            }
        }
    }

    private void move(String subject, long calendar, String by) {
        events.yieldToOthers();
        events.lock(subject);
        Instant now = clock.instant();
        for (LimitRun run : LimitRun.of(subject, events.of(subject), calendars::at)) {
            if (run.isOpen() && run.calendar() < calendar) {
                ClockEvent changed = run.calendar(calendar, now);
                events.append(subject, changed);
                moves.note(run.and(changed), run.limit(), LimitMoved.Cause.CALENDAR, by);
            }
        }
    }
}
