package petitiondesk.petition;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** What the staff may take back about a case: a wrong route, the end of a matter, a step taken in error. */
@Service
public class CaseReversals {

    private final Cases cases;
    private final CaseAccess access;
    private final Corrections corrections;
    private final Reopenings reopenings;
    private final SendingBack sendingBack;
    private final Organisation organisation;

    CaseReversals(
            Cases cases,
            CaseAccess access,
            Corrections corrections,
            Reopenings reopenings,
            SendingBack sendingBack,
            Organisation organisation) {
        this.cases = cases;
        this.access = access;
        this.corrections = corrections;
        this.reopenings = reopenings;
        this.sendingBack = sendingBack;
        this.organisation = organisation;
    }

    /**
     * What this person may do now.
     *
     * @param units units, districts and villages that may handle the reopened case, by code; empty where it may not be
     * @param unit code of the one that handled it before, or null
     * @param step what may be taken back, or null
     */
    public record Overview(boolean mayCorrect, Map<String, String> units, String unit, SendingBack.Step step) {

        public boolean isMayReopen() {
            return !units.isEmpty();
        }

        /** Whether there is anything to show. */
        public boolean isAny() {
            return mayCorrect || isMayReopen() || step != null;
        }
    }

    @Transactional(readOnly = true)
    public Overview of(String number, CurrentUser user) {
        PetitionCourse course = checked(number, user);
        boolean office = isOffice(course, user);
        return new Overview(
                office && corrections.hindrance(course) == null,
                office && Reopenings.hindrance(course) == null ? units() : Map.of(),
                course.responsible(),
                isHead(course, user) ? sendingBack.possible(course).step() : null);
    }

    private Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        organisation.responsibles().forEach(unit -> units.put(unit.code(), unit.name()));
        return units;
    }

    /** Takes a wrong disposition back, see {@link Corrections#correct}. */
    @Transactional
    public void correct(String number, String reason, CurrentUser user) {
        if (!isOffice(checked(number, user), user)) {
            throw Refusal.forbidden("办理方式由联席会议办公室更正。");
        }
        corrections.correct(number, reason, user.id());
    }

    /** Lets a matter be handled again, see {@link Reopenings#reopen}. */
    @Transactional
    public void reopen(String number, String newFacts, String unit, CurrentUser user) {
        if (!isOffice(checked(number, user), user)) {
            throw Refusal.forbidden("是否因新的事实重新办理，由联席会议办公室决定。");
        }
        reopenings.reopen(number, newFacts, unit, user.id());
    }

    /** Takes the last step back, see {@link SendingBack#sendBack}. */
    @Transactional
    public void sendBack(String number, String reason, CurrentUser user) {
        if (!isHead(checked(number, user), user)) {
            throw Refusal.forbidden("误操作的步骤由承办单位负责人收回。");
        }
        sendingBack.sendBack(number, reason, user.id());
    }

    private static boolean isOffice(PetitionCourse course, CurrentUser user) {
        return user.has(Role.OFFICE) && !course.restricted();
    }

    private boolean isHead(PetitionCourse course, CurrentUser user) {
        return course.responsible() != null
                && organisation
                        .responsible(course.responsible())
                        .filter(unit -> user.groups().contains(unit.headsGroup()))
                        .isPresent();
    }

    private PetitionCourse checked(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        return course;
    }
}
