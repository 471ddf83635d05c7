package petitiondesk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who do something in the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** Two do the same; what came of it, in no order. */
    public static <T> List<T> twice(Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<T> together = () -> {
            start.await();
            return action.call();
        };
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : people.invokeAll(List.of(together, together))) {
                results.add(one.get());
            }
            return results;
        } finally {
            people.shutdownNow();
        }
    }
}
