package petitiondesk.petition;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Indexes new petitions every other second and counts them from time to time, so that nobody has to wait for that. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
class ShingleSchedule {

    private final ShingleIndex index;
    private final ShingleWeights weights;

    ShingleSchedule(ShingleIndex index, ShingleWeights weights) {
        this.index = index;
        this.weights = weights;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void indexWaiting() {
        index.indexWaiting();
        weights.current();
    }
}
