package petitiondesk.petition;

import java.util.List;

/** Who has the open tasks of a case. */
public interface TaskHolders {

    /**
     * Takes a person's tasks of the case from him; those that were offered to him by name alone are offered to him no more.
     *
     * @return the tasks that he had taken, open again to all others who may do them
     */
    List<Released> release(String number, String userId);

    /** A task that is open again, with the groups and people that it is offered to. */
    record Released(String id, String name, List<String> groups, List<String> users) {}
}
