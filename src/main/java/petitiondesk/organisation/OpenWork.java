package petitiondesk.organisation;

import java.util.Collection;
import java.util.Map;

/** How much unfinished work hangs on people and groups; whoever changes the organisation wants to know beforehand. */
public interface OpenWork {

    /** Number of open tasks that each of these people has claimed; people without any are left out. */
    Map<String, Integer> claimedBy(Collection<String> userIds);

    /** Number of open tasks that are offered to each of these groups; groups without any are left out. */
    Map<String, Integer> offeredTo(Collection<String> groups);
}
