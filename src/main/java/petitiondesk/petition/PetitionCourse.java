package petitiondesk.petition;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Where a petition stands now; changes only by the events of its course. */
@Table("petition_course")
public class PetitionCourse {

    @Id
    private final String number;

    @Version
    private int version;

    private Status status;
    private boolean restricted;
    private Kind kind;
    private String category;
    private String disputeType;
    private String district;
    private String responsible;
    private Conclusion conclusion;
    private int reopened;
    private int takenBack;
    private String processInstanceId;
    private Instant closedAt;
    private Instant archivedAt;
    private Long leadDecision;

    PetitionCourse(String number) {
        this.number = number;
    }

    /** The course of a petition that has just come in. */
    static PetitionCourse of(Petition petition) {
        PetitionCourse course = new PetitionCourse(petition.number());
        course.status = Status.RECEIVED;
        course.kind = petition.declaredKind();
        // declared as an accusation, it is out of everybody else's sight from the first moment
        course.restricted = petition.declaredKind() == Kind.ACCUSATION;
        course.category = petition.category();
        course.disputeType = petition.disputeType();
        course.district = petition.district();
        return course;
    }

    void startedAs(String processInstance) {
        processInstanceId = processInstance;
    }

    void accepted(Kind confirmedKind, String confirmedCategory, String confirmedDisputeType, String place, String by) {
        status = Status.HANDLING;
        restricted = false;
        kind = confirmedKind;
        category = confirmedCategory;
        disputeType = confirmedDisputeType;
        district = place;
        responsible = by;
    }

    void sentTo(Registration registration, String unit) {
        registered(registration);
        status = Status.TRANSFERRED;
        responsible = unit;
    }

    void guided(Registration registration) {
        registered(registration);
        status = Status.GUIDED;
    }

    void merged(Registration registration) {
        registered(registration);
        status = Status.MERGED;
    }

    void refused(Registration registration) {
        registered(registration);
        status = Status.REFUSED;
    }

    void handledBy(String unit) {
        responsible = unit;
    }

    void withdrawn() {
        status = Status.WITHDRAWN;
    }

    /** What was decided on its route is void: it waits for its registration again. */
    void registeredAnew(Petition petition) {
        status = Status.RECEIVED;
        kind = petition.declaredKind();
        category = petition.category();
        disputeType = petition.disputeType();
        district = petition.district();
        responsible = null;
        takenBack++;
    }

    private void registered(Registration registration) {
        restricted = false;
        kind = registration.kind();
        category = registration.category();
        disputeType = registration.disputeType();
        district = registration.district();
    }

    /** Where the case stood when it was brought over from an earlier register. */
    void broughtOver(Status stands, Conclusion said, String by) {
        status = stands;
        conclusion = said;
        responsible = by;
    }

    void handedToDiscipline() {
        status = Status.DISCIPLINE;
        restricted = true;
        kind = Kind.ACCUSATION;
    }

    void answered(Conclusion said) {
        status = Status.OPINION;
        conclusion = said;
    }

    void returnedToHandler() {
        status = isLed() ? Status.LED : Status.HANDLING;
        conclusion = null;
    }

    /** What was signed or agreed is void. */
    void takenBackToHandler() {
        returnedToHandler();
        takenBack++;
    }

    /** It does not wait for the meeting any more. */
    void takenBackFromMeeting() {
        status = Status.HANDLING;
        takenBack++;
    }

    void waitsForMeeting() {
        status = Status.HARD;
        leadDecision = null;
    }

    void led(long decision) {
        status = Status.LED;
        leadDecision = decision;
    }

    void decidedNotToLead() {
        status = Status.HANDLING;
        leadDecision = null;
    }

    void awaitsRevisit() {
        status = Status.REVISIT;
    }

    void awaitsEndOfWindow() {
        status = Status.SERVED;
    }

    void underReview() {
        status = Status.REVIEW;
    }

    void reopenedForHandling() {
        status = Status.HANDLING;
        conclusion = null;
        reopened++;
    }

    /** New facts: another round, with whoever handles it now; what it came to before stays in its history. */
    void reopenedOnNewFacts(String unit) {
        reopenedForHandling();
        responsible = unit;
        leadDecision = null;
        closedAt = null;
        archivedAt = null;
    }

    void closed(Instant at) {
        status = Status.CLOSED;
        closedAt = at;
    }

    void archived(Instant at) {
        status = Status.ARCHIVED;
        archivedAt = at;
    }

    public String number() {
        return number;
    }

    public Status status() {
        return status;
    }

    /** Whether discipline inspection alone may see the case. */
    public boolean restricted() {
        return restricted;
    }

    /** Whether somebody still works on it, discipline inspection on what was handed to it included. */
    public boolean isInWork() {
        return status.open() || status == Status.DISCIPLINE;
    }

    /** Whether the joint meeting has given the case to a lead leader. */
    public boolean isLed() {
        return leadDecision != null;
    }

    /** The joint meeting's decision under which the case is led, or null. */
    public Long leadDecision() {
        return leadDecision;
    }

    /** The confirmed kind; before registration what was declared, or null. */
    public Kind kind() {
        return kind;
    }

    public String category() {
        return category;
    }

    public String disputeType() {
        return disputeType;
    }

    public String district() {
        return district;
    }

    /** Code of the unit, district or village that handles, or null before acceptance. */
    public String responsible() {
        return responsible;
    }

    public Conclusion conclusion() {
        return conclusion;
    }

    /** How often the matter was taken up again; 0 while it is handled for the first time. */
    public int round() {
        return reopened;
    }

    /** How often a step was taken back; whatever is told again then is told anew. */
    int takenBack() {
        return takenBack;
    }

    public String processInstanceId() {
        return processInstanceId;
    }

    public Instant closedAt() {
        return closedAt;
    }

    public Instant archivedAt() {
        return archivedAt;
    }
}
