package petitiondesk.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the start steps before the web server opens its port: a runner would come after the first requests. */
@Component
class StartSteps implements SmartLifecycle {

    private final ObjectProvider<StartStep> steps;
    private volatile boolean done;

    StartSteps(ObjectProvider<StartStep> steps) {
        this.steps = steps;
    }

    @Override
    public void start() {
        steps.orderedStream().forEach(StartStep::perform);
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Lower phases start first; the web server's is far above. */
    @Override
    public int getPhase() {
        return 0;
    }
}
