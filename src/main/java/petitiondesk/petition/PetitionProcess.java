package petitiondesk.petition;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import petitiondesk.deadline.LimitKind;

/** The course of a petition as the engine runs it, in the words of the office. */
public interface PetitionProcess {

    /**
     * Starts the course of a petition that was received, in the same transaction.
     *
     * @param registrationGroup group that registers it
     * @return id of the process instance
     */
    String received(String number, String registrationGroup, Instant registerDueAt);

    /**
     * Starts the course of a case that an earlier register had accepted: its unit handles it.
     *
     * @return id of the process instance
     */
    String broughtOverToHandling(String number, Course course);

    /**
     * Starts the course of a case that had been answered: the revisit or the window for a review, or both, still run.
     *
     * @param reviewUntilAt end of the window, or null where none runs
     * @param revisitDueAt until when the office asks the petitioner, or null where that was the earlier register's
     * @return id of the process instance
     */
    String broughtOverToFollowUp(String number, Course course, Instant reviewUntilAt, Instant revisitDueAt);

    /** What the course would know had it been followed from the start. */
    record Course(Kind kind, String handlingGroup, String signingGroup, Instant handleDueAt) {}

    /**
     * Tells the course that the petitioner asks for a review.
     *
     * @param decisionDueAt until when the reviewing organ has to decide
     * @throws petitiondesk.shared.Refusal if the petition does not wait in a review window
     */
    void reviewRequested(String number, Instant decisionDueAt);

    /**
     * Tells the course that its 管区 has brought the case to the joint meeting.
     *
     * @throws petitiondesk.shared.Refusal if nobody handles the petition now
     */
    void namedHard(String number);

    /** Tells the course that the joint meeting has decided; a course that does not wait for it yet asks when it comes. */
    void meetingDecided(String number);

    /**
     * Tells the course of a led case that it is said to be resolved, and the leader has to confirm it.
     *
     * @return false if nobody handles the case now, such as because the leader has been asked
     */
    boolean resultReported(String number);

    /**
     * Takes the open tasks of a led case to other people, with another last day: a meeting has changed who leads it.
     *
     * @param dueAt end of the limit that the meeting set
     */
    void leadChanged(String number, String leader, Set<String> handlers, Instant dueAt);

    /**
     * Completes the task of the head who signs or returns the draft, in the name of the one of this request.
     *
     * @param comment what is to be changed; needed to return
     */
    void opinionDecided(String number, Approval approval, String comment);

    /**
     * Moves the timers and tasks that stand at the old end of a limit.
     *
     * @return the tasks that were moved
     */
    List<OpenTask> limitMoved(String number, LimitKind kind, Instant from, Instant to);

    /**
     * Lets the head of the organ decide on an extension beside the course.
     *
     * @param group who decides
     * @param decideBy end of the limit that is to be extended
     */
    void extensionRequested(String number, String group, Instant decideBy);

    /**
     * Lets the decision on an extension follow the limit that is to be extended.
     *
     * @return the tasks that were moved
     */
    List<OpenTask> extensionMoved(String number, Instant from, Instant to);

    /** Ends the request that waits for its decision: there is nothing to decide any more. */
    void extensionSettled(String number);

    /**
     * Tells the course that the petitioner has added something.
     *
     * @return false if the course is over or started before it could be told
     */
    boolean supplemented(String number);

    /**
     * Ends the course: the petitioner has withdrawn.
     *
     * @return false if the course started before it could be told; it has ended all the same
     */
    boolean withdrawn(String number);

    /**
     * Ends the course: its route was a mistake.
     *
     * @return false if nothing ran any more, or the course started before it could be told; it has ended all the same
     */
    boolean corrected(String number);

    /**
     * Starts the course again at the registration, within the days that were given for it.
     *
     * @return id of the process instance
     */
    String registeredAnew(String number, String registrationGroup, Instant registerDueAt);

    /**
     * Starts another course for a matter of which new facts are known: it is handled again.
     *
     * @return id of the process instance
     */
    String newFacts(String number, Course course);

    /**
     * Tells the course that the step before is taken back: it goes back to whoever handles.
     *
     * @throws petitiondesk.shared.Refusal if the course started before it could be told
     */
    void sentBack(String number);

    /**
     * Gives the petition that is being handled to the members of another unit.
     *
     * @throws petitiondesk.shared.Refusal if the course started before it could be told
     */
    void unitChanged(String number, String handlingGroup, String signingGroup);

    /**
     * Lets the office hold a hearing beside the course.
     *
     * @return false if the course started before it could be told
     */
    boolean hearingCalled(String number, Instant heldAt);

    /** Ends the hearing that is to come. */
    void hearingCancelled(String number);

    /**
     * Lets the office decide beside the course on what the petitioner asks for.
     *
     * @return false if the course is over or started before it could be told
     */
    boolean requestMade(String number, RequestKind kind, Instant decideBy);

    /** Tasks that are open now. */
    List<OpenTask> openTasks(String number);

    /** Where the petition is in its diagram. */
    Position position(String number);

    /** The unit, district or village that the decision table suggests, by code, or null where it has no suggestion. */
    String suggestedUnit(Kind kind, String category, String disputeType, String district, String village);

    /**
     * An open task.
     *
     * @param element id in the diagram
     * @param groups groups it is offered to
     * @param users people it is offered to by name
     * @param assignee user id, or null while nobody has taken it
     */
    record OpenTask(
            String id,
            String element,
            String name,
            List<String> groups,
            List<String> users,
            String assignee,
            Instant createdAt,
            Instant dueAt) {}

    /**
     * The diagram with the places that matter.
     *
     * @param xml the BPMN that this petition runs in
     * @param active element ids where it waits now
     * @param passed element ids that it went through, in that order
     */
    record Position(String xml, List<String> active, List<String> passed) {}
}
