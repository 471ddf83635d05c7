package petitiondesk.notification;

/**
 * Which notices to look at; each part may be null for all.
 *
 * @param failure only those that failed for this cause
 * @param subject number of the petition, meeting or order
 */
public record NoticeFilter(Notice.State state, Notice.Failure failure, String subject) {

    NoticeFilter inState(Notice.State other) {
        return new NoticeFilter(other, failure, subject);
    }

    /** Of any state and cause. */
    NoticeFilter anyState() {
        return new NoticeFilter(null, null, subject);
    }
}
