package petitiondesk.year;

import java.util.List;

/** What becomes of a case, as far as people decide it; the desk's part is what the run is about. */
enum Story {
    IN_TIME(Due.BEFORE_MEETING),
    LATE_BUT_BEFORE_THE_MEETING(Due.EARLY),
    ORDERED(Due.BEFORE_MEETING, "ORDER"),
    ORDERED_TWICE(Due.EARLY, "ORDER", "SECOND_ORDER"),
    ORDERED_AGAIN_WHILE_OPEN(Due.EARLY, "ORDER", "SECOND_ORDER"),
    ANSWER_RETURNED(Due.BEFORE_MEETING, "ORDER"),
    ANSWERED_LATE(Due.EARLY, "ORDER"),
    ORDER_REDRAFTED(Due.BEFORE_MEETING, "ORDER"),
    RESOLVED_MEANWHILE(Due.EARLY, "ORDER"),
    TALKED_TO(Due.EARLY, "TALK", "CIRCULATE", "LISTED"),
    JUSTIFIED(Due.BEFORE_MEETING, "JUSTIFIED"),
    PUT_OFF(Due.BEFORE_MEETING),
    RETURNED(Due.BEFORE_MEETING),
    RETURNED_AND_FORGOTTEN(Due.BEFORE_MEETING, "ORDER"),
    UPWARD(Due.BEFORE_MEETING),
    PROMISE_BROKEN(Due.BEFORE_MEETING),
    BROKEN_AFTER_A_MONTH(Due.BEFORE_MEETING),
    NOT_YET(Due.AFTER_MEETING),
    LED_BY_ANOTHER(Due.AFTER_MEETING),
    CONVENER_CONCERNED(Due.EARLY, "ORDER"),
    OFFICE_HANDLES(Due.BEFORE_MEETING),
    /** Never brought to a meeting. */
    ORDINARY(Due.EARLY),
    /** Neither, but late. */
    NEGLECTED(Due.EARLY, "ORDER"),
    /** Nor late: the office puts it before the meeting because its unit shirks (Art 40). */
    EVADED(Due.EARLY, "ORDER");

    /** Where the date that the meeting sets lies. */
    enum Due {
        /** Some days before the office next works on the case. */
        EARLY,
        /** Between that day and the next meeting. */
        BEFORE_MEETING,
        /** Behind the next meeting, where the law allows it. */
        AFTER_MEETING
    }

    private final Due due;
    private final List<String> measures;

    Story(Due due, String... measures) {
        this.due = due;
        this.measures = List.of(measures);
    }

    Due due() {
        return due;
    }

    /** What meetings decide on the case once it is late, one after the other; it is not resolved before. */
    List<String> measures() {
        return measures;
    }

    boolean hard() {
        return this != ORDINARY && this != NEGLECTED && this != EVADED;
    }

    /** What the meetings decide on it as a hard case, the last one from then on. */
    List<String> ways() {
        return switch (this) {
            case PUT_OFF -> List.of("POSTPONE", "LEAD");
            case RETURNED, RETURNED_AND_FORGOTTEN -> List.of("RETURN", "LEAD");
            case UPWARD -> List.of("UPWARD", "LEAD");
            default -> List.of("LEAD");
        };
    }
}
