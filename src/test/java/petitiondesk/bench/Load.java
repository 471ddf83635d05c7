package petitiondesk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight clients at once, each doing the next thing as soon as its last one is answered. */
final class Load {

    static final int CLIENTS = 8;

    /** Something that is done over and over, or once for each of many things. */
    interface Step<T> {
        void on(T subject) throws Exception;
    }

    private Load() {}

    /** How often a second the step was done, over at least the span. */
    static double perSecond(Duration span, Step<Void> step) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + span.toNanos();
        return measure(start, () -> {
            int done = 0;
            while (System.nanoTime() < end) {
                step.on(null);
                done++;
            }
            return done;
        });
    }

    /** How many a second were done until none was left. */
    static <T> double perSecond(Collection<T> subjects, Step<T> step) throws InterruptedException, ExecutionException {
        Queue<T> left = new ConcurrentLinkedQueue<>(subjects);
        return measure(System.nanoTime(), () -> {
            int done = 0;
            for (T next = left.poll(); next != null; next = left.poll()) {
                step.on(next);
                done++;
            }
            return done;
        });
    }

    /** Milliseconds that one call takes with nobody else about. */
    static double milliseconds(Callable<?> call) throws Exception {
        long start = System.nanoTime();
        call.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double measure(long start, Callable<Integer> client)
            throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(client));
            }
            int done = 0;
            for (Future<Integer> one : running) {
                done += one.get();
            }
            return done / ((System.nanoTime() - start) / 1e9);
        } finally {
            clients.shutdownNow();
        }
    }
}
