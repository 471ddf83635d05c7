package petitiondesk.testing;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import petitiondesk.petition.DecidingHardCases;
import petitiondesk.petition.HardCases;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.LeadDecision.Way;
import petitiondesk.petition.TakingUpDecisions;

/** Joint meetings as a petition hears of them: each decides on one case and is over. */
@TestComponent
public class BriefMeetings {

    public static final String WHY = "权属资料缺失，两村各执一词。";

    private final DecidingHardCases deciding;
    private final TakingUpDecisions takingUp;
    private final HardCases hardCases;
    private final MovableClock clock;
    private int held;

    BriefMeetings(DecidingHardCases deciding, TakingUpDecisions takingUp, HardCases hardCases, MovableClock clock) {
        this.deciding = deciding;
        this.takingUp = takingUp;
        this.hardCases = hardCases;
        this.clock = clock;
    }

    /** The 管区 brings the case. */
    public void hearsOf(String number, String district) {
        hardCases.nameByDistrict(number, district, WHY, "district-" + district);
    }

    /** Decides, and the case takes it up if it is there. */
    public void decides(LeadDecision decision) {
        deciding.decide(decision);
        takingUp.deliver();
    }

    /** 四定四包 under leader-1, handled by unit-land and unit-civil. */
    public LeadDecision lead(String number, String dueOn) {
        return new LeadDecision(
                0,
                number,
                next(),
                Way.LEAD,
                "leader-1",
                List.of("unit-land", "unit-civil"),
                "现场勘界，召开听证会。",
                LocalDate.parse(dueOn),
                "leader-1",
                "leader-1",
                "district-east",
                "leader-1",
                null,
                "office",
                clock.instant());
    }

    public LeadDecision other(String number, Way way, String comment) {
        return new LeadDecision(
                0,
                number,
                next(),
                way,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                comment,
                "office",
                clock.instant());
    }

    /** 四定四包 with nothing filled in. */
    public LeadDecision empty(String number) {
        return other(number, Way.LEAD, null);
    }

    private String next() {
        return "TEST-" + ++held;
    }
}
