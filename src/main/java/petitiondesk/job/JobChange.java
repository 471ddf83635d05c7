package petitiondesk.job;

import java.time.Instant;

/**
 * What an administrator did to a job.
 *
 * @param title the job's, or its id if no room brings it any more
 * @param reason null unless it was switched off
 */
public record JobChange(String job, String title, Kind kind, String reason, String by, Instant at) {

    /** What can be done. */
    public enum Kind {
        ON("启用"),
        OFF("停用"),
        RUN("手动运行");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
