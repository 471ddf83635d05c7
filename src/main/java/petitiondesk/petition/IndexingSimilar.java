package petitiondesk.petition;

import java.time.Duration;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Indexes new petitions every other second and counts them from time to time, so that nobody has to wait for that. */
@Component
class IndexingSimilar implements PeriodicJob {

    private final ShingleIndex index;
    private final ShingleWeights weights;

    IndexingSimilar(ShingleIndex index, ShingleWeights weights) {
        this.index = index;
        this.weights = weights;
    }

    @Override
    public String id() {
        return "similar-index";
    }

    @Override
    public String title() {
        return "相似事项索引";
    }

    @Override
    public String description() {
        return "把新登记的事项编入索引，供提示相似和重复的事项。停用期间，新登记的事项不会作为相似事项提示。";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(2);
    }

    @Override
    public JobResult run() {
        int indexed = index.indexWaiting();
        weights.current();
        return JobResult.done(indexed);
    }
}
