package petitiondesk.document;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import petitiondesk.shared.Refusal;

/** Files are heavy: only so many are in work at a time, and whoever comes then waits a while for his turn. */
public final class FewAtOnce {

    private static final int SECONDS_TO_WAIT = 20;

    private final Semaphore places;
    private final String busy;

    /** @param busy what somebody is told whose turn does not come */
    public FewAtOnce(int places, String busy) {
        this.places = new Semaphore(places, true);
        this.busy = busy;
    }

    /** What is done in a turn; it takes no other turn in it. */
    public interface Work<T, E extends Exception> {

        T run() throws E;
    }

    /** @throws Refusal too many, if there is no place for it in time */
    public <T, E extends Exception> T take(Work<T, E> work) throws E {
        await();
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    private void await() {
        try {
            if (places.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.tooMany(busy);
    }
}
