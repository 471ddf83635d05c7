package petitiondesk.petition;

import java.util.List;
import petitiondesk.security.CurrentUser;

/** What a case file shows of improvement advice that was drawn from the case, told by the room that issues it. */
public interface CaseAdvice {

    /** The advice that this person may read, the newest first. */
    List<Line> on(String petitionNumber, CurrentUser user);

    /** Whether this person may issue one. */
    boolean mayIssue(CurrentUser user);

    /** An advice in a few words. */
    record Line(String number, String subject, String unit, String statusText, boolean open) {}
}
