package petitiondesk.platform;

import java.util.List;

/** The application does not start like this; every reason is named at once, in words for whoever installs it. */
public final class StartRefused extends RuntimeException {

    private final transient List<String> reasons;

    public StartRefused(List<String> reasons) {
        super(String.join("；", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
