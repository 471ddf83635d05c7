package petitiondesk.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where the rules put a case, from nothing but what was acknowledged about it. It knows none of the desk's code: a second
 * opinion from the same rules.
 */
final class CaseRule {

    private static final int MEDIATE_DAYS = 30;
    private static final int HANDLE_DAYS = 60;
    private static final int REOPENED_DAYS = 15;
    private static final int REVIEW_DAYS = 30;
    private static final int TRIES = 3;

    private enum Limit {
        LED,
        HANDLE,
        HANDLE_REOPENED,
        MEDIATE
    }

    /** A decision by which the case was given to a leader, with what came of it. */
    static final class Lead {

        private final String meeting;
        private final LocalDate dueOn;
        private LocalDate endedOn;
        private boolean confirmed;

        private Lead(String meeting, LocalDate dueOn) {
            this.meeting = meeting;
            this.dueOn = dueOn;
        }

        String meeting() {
            return meeting;
        }

        /** Whether the leader has confirmed the result, and no revisit has found it untrue. */
        boolean confirmed() {
            return confirmed;
        }

        /** Whether the date had passed when the leader confirmed or another meeting set a new one, or has passed now. */
        boolean isLate(Instant now) {
            return (endedOn == null ? today(now) : endedOn).isAfter(dueOn);
        }
    }

    private final Map<Limit, LocalDate> running = new EnumMap<>(Limit.class);
    private final Set<String> handled = new HashSet<>();
    private String kind;
    private String status = "RECEIVED";
    private Lead lead;
    private final Map<String, Lead> leads = new HashMap<>();
    private boolean changeWanted;
    private boolean proposed;
    private boolean drafted;
    private String conclusion;
    private int timesConfirmed;
    private int timesUnreachable;
    private boolean settled;
    private boolean secondLookOpen;
    private LocalDate windowUntil;

    CaseRule(String declaredKind) {
        kind = declaredKind;
    }

    /** The status that the case has at this moment. */
    String status(Instant now) {
        boolean over = status.equals("SERVED")
                && settled
                && !secondLookOpen
                && (windowUntil == null || today(now).isAfter(windowUntil));
        return over ? "ARCHIVED" : status;
    }

    /** Whether a limit of handling has passed in a case that is still handled. */
    boolean isLate(Instant now) {
        return Set.of("HANDLING", "HARD", "LED", "OPINION").contains(status)
                && running.values().stream().anyMatch(last -> today(now).isAfter(last));
    }

    /** Whether the office has put the case before the meeting that is opened now; the next one hears of it no more. */
    boolean takeProposal() {
        boolean was = proposed;
        proposed = false;
        return was;
    }

    /** The decision in force, or null where nobody leads the case now. */
    Lead lead() {
        return status.equals("LED") ? lead : null;
    }

    /** What came of a meeting's decision that somebody leads the case. */
    Lead leadBy(String meeting) {
        return leads.get(meeting);
    }

    /** Whether the next meeting has the case before it: it waits, or the office asks for another 四定四包. */
    boolean isForMeeting() {
        return status.equals("HARD") || status.equals("LED") && changeWanted && !lead.confirmed();
    }

    /** Who handled, led, signed or served: none of them may revisit. */
    Set<String> handled() {
        return handled;
    }

    /** Takes in a step that was acknowledged. */
    void apply(Deed deed) {
        LocalDate day = today(deed.at());
        switch (deed.step()) {
            case "UserTask_Register" -> {
                kind = deed.value("kind");
                status = "HANDLING";
                running.put(
                        kind.equals("DISPUTE") ? Limit.MEDIATE : Limit.HANDLE,
                        Months.workingDay(day.plusDays(kind.equals("DISPUTE") ? MEDIATE_DAYS : HANDLE_DAYS)));
            }
            case "UserTask_Handle" -> handle(deed);
            case "UserTask_DecideCase" -> decide(deed);
            case "UserTask_ConfirmLedResult" -> confirm(deed, day);
            case "UserTask_SignOpinion" -> sign(deed);
            case "UserTask_RecordService" -> {
                handled.add(deed.user());
                boolean claim = kind.equals("CLAIM");
                status = claim ? "REVISIT" : "SERVED";
                settled = !claim;
                windowUntil = claim
                        ? Months.workingDay(
                                LocalDate.parse(deed.value("servedOn")).plusDays(REVIEW_DAYS))
                        : null;
            }
            case "UserTask_Revisit" -> revisit(deed, day);
            case Deed.ASK_FOR_CHANGE -> changeWanted = true;
            case Deed.PROPOSE -> proposed = true;
            default -> {
                // nothing else moves a case
            }
        }
    }

    /** A district names the case in its report. */
    void named() {
        if (status.equals("HANDLING")) {
            status = "HARD";
        }
    }

    private void handle(Deed deed) {
        handled.add(deed.user());
        if (deed.value("outcome").equals("HARD")) {
            status = "HARD";
            lead = null;
            return;
        }
        drafted = true;
        conclusion = deed.value("conclusion");
        if (lead == null || lead.confirmed()) {
            conclude();
        }
    }

    private void conclude() {
        if (kind.equals("DISPUTE")) {
            running.remove(Limit.MEDIATE);
            running.remove(Limit.HANDLE_REOPENED);
            status = "REVISIT";
        } else {
            status = "OPINION";
        }
    }

    private void decide(Deed deed) {
        switch (deed.value("decision")) {
            case "LEAD" -> {
                status = "LED";
                if (lead != null && lead.endedOn == null) {
                    lead.endedOn = today(deed.at());
                }
                lead = new Lead(deed.subject(), LocalDate.parse(deed.value("dueOn")));
                leads.put(lead.meeting(), lead);
                running.put(Limit.LED, lead.dueOn);
                changeWanted = false;
                drafted = false;
            }
            case "POSTPONE" -> status = "HARD";
            default -> status = "HANDLING";
        }
    }

    private void confirm(Deed deed, LocalDate day) {
        handled.add(deed.user());
        if (deed.value("ledResult").equals("RESOLVED")) {
            lead.confirmed = true;
            lead.endedOn = day;
            running.remove(Limit.LED);
            if (drafted) {
                conclude();
            }
        }
    }

    private void sign(Deed deed) {
        if (deed.value("approval").equals("RETURN")) {
            status = lead == null ? "HANDLING" : "LED";
            return;
        }
        handled.add(deed.user());
        running.remove(Limit.HANDLE);
        running.remove(Limit.HANDLE_REOPENED);
    }

    private void revisit(Deed deed, LocalDate day) {
        switch (deed.value("revisitResult")) {
            case "CONFIRMED" -> {
                secondLookOpen = lead != null && timesConfirmed == 0;
                timesConfirmed++;
                settle();
            }
            case "UNREACHABLE" -> {
                timesUnreachable++;
                if (timesUnreachable == TRIES) {
                    secondLookOpen = false;
                    settle();
                }
            }
            default -> {
                secondLookOpen = false;
                if (kind.equals("DISPUTE") || "SUPPORT".equals(conclusion)) {
                    reopen(day);
                } else {
                    settle();
                }
            }
        }
    }

    private void settle() {
        settled = true;
        status = "SERVED";
    }

    private void reopen(LocalDate day) {
        status = lead == null ? "HANDLING" : "HARD";
        if (lead != null) {
            lead.confirmed = false;
        }
        lead = null;
        drafted = false;
        conclusion = null;
        settled = false;
        windowUntil = null;
        timesConfirmed = 0;
        timesUnreachable = 0;
        running.clear();
        running.put(Limit.HANDLE_REOPENED, Months.workingDay(day.plusDays(REOPENED_DAYS)));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, Desk.ZONE);
    }
}
