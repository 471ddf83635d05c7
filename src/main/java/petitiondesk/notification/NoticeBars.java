package petitiondesk.notification;

import java.util.Set;

/** Of what somebody must hear nothing, although his groups see other matters of that kind. */
public interface NoticeBars {

    /** Subjects whose restricted notices are not for this person. */
    Set<String> of(String userId);
}
