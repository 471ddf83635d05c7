package petitiondesk.petition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** What the staff may do about a case at any time, beside its tasks, and what was done. */
@Service
public class CaseTurns {

    private final Cases cases;
    private final CaseAccess access;
    private final Supplements supplements;
    private final Withdrawals withdrawals;
    private final UnitChanges unitChanges;
    private final Hearings hearings;
    private final SimpleProcedure simple;
    private final Urgency urgency;
    private final Organisation organisation;

    CaseTurns(
            Cases cases,
            CaseAccess access,
            Supplements supplements,
            Withdrawals withdrawals,
            UnitChanges unitChanges,
            Hearings hearings,
            SimpleProcedure simple,
            Urgency urgency,
            Organisation organisation) {
        this.cases = cases;
        this.access = access;
        this.supplements = supplements;
        this.withdrawals = withdrawals;
        this.unitChanges = unitChanges;
        this.hearings = hearings;
        this.simple = simple;
        this.urgency = urgency;
        this.organisation = organisation;
    }

    /**
     * What this person may do now.
     *
     * @param units units, districts and villages that the case may be given to, by code; empty where it may not
     * @param mayEndSimple whether the claim may go on by the ordinary procedure
     * @param waiting the hearing that is to come, or null
     * @param hearings all hearings, newest first
     */
    public record Overview(
            boolean mayMarkUrgent,
            boolean maySupplement,
            boolean mayWithdraw,
            Map<String, String> units,
            boolean mayEndSimple,
            boolean mayCallHearing,
            boolean mayCancelHearing,
            Hearings.Hearing waiting,
            List<Hearings.Hearing> hearings) {

        /** Whether there is anything to show. */
        public boolean isAny() {
            return mayMarkUrgent
                    || maySupplement
                    || mayWithdraw
                    || !units.isEmpty()
                    || mayEndSimple
                    || mayCallHearing
                    || !hearings.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public Overview of(String number, CurrentUser user) {
        PetitionCourse course = checked(number, user);
        boolean counter = isCounter(course, user);
        boolean office = user.has(Role.OFFICE) && !course.restricted();
        Hearings.Hearing waiting = hearings.waiting(number).orElse(null);
        return new Overview(
                counter && urgency.hindrance(course) == null,
                counter && Supplements.hindrance(course) == null,
                counter && Withdrawals.hindrance(course) == null,
                office && course.status() == Status.HANDLING ? others(course) : Map.of(),
                mayEndSimple(course, user) && simple.isIn(number),
                office && hearings.hindrance(course) == null,
                office && waiting != null,
                waiting,
                hearings.of(number));
    }

    private Map<String, String> others(PetitionCourse course) {
        Map<String, String> others = new LinkedHashMap<>();
        organisation.responsibles().stream()
                .filter(responsible -> !responsible.code().equals(course.responsible()))
                .forEach(responsible -> others.put(responsible.code(), responsible.name()));
        return others;
    }

    /** Marks the case as urgent, see {@link Urgency#mark}. */
    @Transactional
    public void markUrgent(String number, String reason, CurrentUser user) {
        if (!isCounter(checked(number, user), user)) {
            throw Refusal.forbidden("紧急由登记员或者联席会议办公室标注。");
        }
        urgency.mark(number, reason, user.id());
    }

    /** Writes down what the petitioner adds at the counter, see {@link Supplements#add}. */
    @Transactional
    public void supplement(String number, String text, CurrentUser user) {
        atTheCounter(number, user);
        supplements.add(number, text, user.id());
    }

    /** Writes down that the petitioner withdraws, see {@link Withdrawals#withdraw}. */
    @Transactional
    public void withdraw(String number, String reason, CurrentUser user) {
        atTheCounter(number, user);
        withdrawals.withdraw(number, reason, user.id());
    }

    /** Gives the case to another unit, see {@link UnitChanges#change}. */
    @Transactional
    public void changeUnit(String number, String unit, String reason, CurrentUser user) {
        byTheOffice(number, user);
        unitChanges.change(number, unit, reason, user.id());
    }

    /** Lets a claim go on by the ordinary procedure, see {@link SimpleProcedure#end}. */
    @Transactional
    public void endSimple(String number, String reason, CurrentUser user) {
        if (!mayEndSimple(checked(number, user), user)) {
            throw Refusal.forbidden("转为普通程序由承办单位或者联席会议办公室决定。");
        }
        simple.end(number, reason, user.id());
    }

    private boolean mayEndSimple(PetitionCourse course, CurrentUser user) {
        return user.has(Role.OFFICE)
                || course.responsible() != null
                        && organisation
                                .responsible(course.responsible())
                                .filter(unit -> user.groups().contains(unit.group())
                                        || user.groups().contains(unit.headsGroup()))
                                .isPresent();
    }

    /** Sets a hearing, see {@link Hearings#call}. */
    @Transactional
    public void callHearing(String number, String heldAt, String place, String reason, CurrentUser user) {
        byTheOffice(number, user);
        hearings.call(number, heldAt, place, reason, user.id());
    }

    /** Cancels the hearing that is to come, see {@link Hearings#cancel}. */
    @Transactional
    public void cancelHearing(String number, String reason, CurrentUser user) {
        byTheOffice(number, user);
        hearings.cancel(number, reason, user.id());
    }

    /** What the form of the hearing shows. */
    @Transactional(readOnly = true)
    public String hearingText(String number) {
        return hearings.waiting(number)
                .map(hearing -> "**%s，%s**\n\n%s"
                        .formatted(
                                PetitionTexts.minute(hearing.heldAt()),
                                TaskSummary.escaped(hearing.place()),
                                TaskSummary.escaped(hearing.reason())))
                .orElse("");
    }

    private void atTheCounter(String number, CurrentUser user) {
        if (!isCounter(checked(number, user), user)) {
            throw Refusal.forbidden("信访人的补充和撤回由登记员或者联席会议办公室登记。");
        }
    }

    private void byTheOffice(String number, CurrentUser user) {
        PetitionCourse course = checked(number, user);
        if (course.restricted() || !user.has(Role.OFFICE)) {
            throw Refusal.forbidden("改变承办单位和举行听证由联席会议办公室决定。");
        }
    }

    private static boolean isCounter(PetitionCourse course, CurrentUser user) {
        return course.restricted() ? user.has(Role.DISCIPLINE) : user.has(Role.REGISTRAR) || user.has(Role.OFFICE);
    }

    private PetitionCourse checked(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        return course;
    }
}
