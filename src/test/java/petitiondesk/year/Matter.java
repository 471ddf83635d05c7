package petitiondesk.year;

/** A case as those know it who work on it. */
final class Matter {

    private static final int NEVER = -1;

    final String number;
    final Story story;
    final String kind;
    final String district;
    final String unit;
    final int month;

    /** Whether it was given to the meeting or named for it, in this round. */
    boolean given;

    /** How many meetings have decided on it as a hard case, in this round. */
    int decisions;

    /** How many of the story's measures have been decided. */
    int measures;

    int round;
    String leader;
    String handler;
    boolean leaderConfirmed;
    boolean opinionReturned;
    boolean unreachable;
    boolean changeAsked;

    /** Whether it is archived: nobody looks at it again. */
    boolean ended;

    int confirmed;
    int leaderAskedAt = NEVER;
    int answeredAt = NEVER;

    /**
     * A case that has just come in.
     *
     * @param unit code of the unit or district that handles it
     * @param month in which it came in, from 0
     */
    Matter(String number, Story story, String kind, String district, String unit, int month) {
        this.number = number;
        this.story = story;
        this.kind = kind;
        this.district = district;
        this.unit = unit;
        this.month = month;
        handler = handler();
    }

    boolean dispute() {
        return kind.equals("DISPUTE");
    }

    /** Whether the district names it in its report; else its handler gives it to the meeting. */
    boolean namedByDistrict() {
        return story.hard() && story != Story.UPWARD && (dispute() || month % 3 == 0);
    }

    /** Who handles where the meeting names nobody else: not the one of the round before, where there are two. */
    String handler() {
        if (dispute()) {
            return "district-" + unit;
        }
        return unit.equals("civil") && round % 2 == 1 ? "unit-civil-2" : "unit-" + unit;
    }

    /** Who signs for the unit, or answers for it where nobody leads. */
    String head() {
        return dispute() ? "leader-2" : "head-" + unit;
    }

    /** A promise is needed where it is to be broken. */
    String conclusion() {
        boolean promise =
                story == Story.PROMISE_BROKEN || story == Story.BROKEN_AFTER_A_MONTH || number.hashCode() % 2 == 0;
        return promise ? "SUPPORT" : "EXPLAIN";
    }

    /** Whether the story's measures are meant for its unit. */
    boolean lateWithoutLeader() {
        return story == Story.NEGLECTED || story == Story.EVADED || story == Story.RETURNED_AND_FORGOTTEN;
    }

    /** Whether the story has another measure for a meeting at which the case is late. */
    boolean measuresLeft() {
        return measures < story.measures().size();
    }

    /** Whether the meetings have done what the story wants before the case may be resolved. */
    boolean mayBeResolved() {
        return !measuresLeft() && (story != Story.LED_BY_ANOTHER || decisions > 1);
    }

    /** What the next meeting decides on it as a hard case. */
    String way() {
        return round > 0
                ? "LEAD"
                : story.ways().get(Math.min(decisions, story.ways().size() - 1));
    }

    void led(String by, String handledBy) {
        leader = by;
        handler = handledBy;
        leaderConfirmed = false;
    }

    void reopened() {
        round++;
        decisions = 0;
        confirmed = 0;
        leader = null;
        leaderConfirmed = false;
        handler = handler();
    }
}
