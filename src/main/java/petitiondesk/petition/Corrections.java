package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** A wrong disposition is corrected by the office on the day on which it took effect: the petition is registered anew. */
@Service
public class Corrections {

    private static final int REASON = 2_000;
    private static final Set<Status> DISPOSED =
            EnumSet.of(Status.TRANSFERRED, Status.HANDLING, Status.GUIDED, Status.MERGED, Status.REFUSED);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Registrations registrations;
    private final Merging merging;
    private final Recusals recusals;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final ResponsibleUnits units;
    private final StaffNotices staff;
    private final PetitionProcess process;
    private final Clock clock;

    Corrections(
            JdbcClient jdbc,
            Cases cases,
            Registrations registrations,
            Merging merging,
            Recusals recusals,
            Organisation organisation,
            TimeLimits limits,
            CaseHistory history,
            PetitionNotices notices,
            ResponsibleUnits units,
            StaffNotices staff,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.registrations = registrations;
        this.merging = merging;
        this.recusals = recusals;
        this.organisation = organisation;
        this.limits = limits;
        this.history = history;
        this.notices = notices;
        this.units = units;
        this.staff = staff;
        this.process = process;
        this.clock = clock;
    }

    /** Why the disposition cannot be corrected now, and what can be done instead; or null. */
    String hindrance(PetitionCourse course) {
        String number = course.number();
        // what was declared as an accusation is registered by discipline inspection alone
        if (course.restricted() || cases.petition(number).declaredKind() == Kind.ACCUSATION) {
            return "申报为检举控告的事项由纪检监察登记，不在这里更正。";
        }
        Optional<Registration> way = registrations.newest(number);
        if (!DISPOSED.contains(course.status()) || way.isEmpty() || course.round() > 0) {
            return "该事项现在是“%s”，没有可以更正的办理方式；登记内容有误的，请追加更正记录。"
                    .formatted(course.status().title());
        }
        Instant since = effectiveAt(way.get());
        LocalDate day = LocalDate.ofInstant(since, ApplicationClock.ZONE);
        if (!day.equals(LocalDate.now(clock))) {
            return "“%s”自%s起生效，只能在当日更正；%s"
                    .formatted(way.get().disposition().title(), PetitionTexts.day(day), instead(course.status()));
        }
        if (isWorkedOn(number, since)) {
            return "已经有人办理（拟稿、延期、听证、上交、提交会议，或者信访人的申请等待决定），办理方式不能更正；" + instead(course.status());
        }
        return merging.isAwaited(number) ? "有其他事项并入本件，请先更正并入的事项。" : null;
    }

    /** Since when the route holds: the confirmation, where it needed one. */
    private Instant effectiveAt(Registration way) {
        return registrations.confirmedAt(way).orElse(way.at());
    }

    private static String instead(Status status) {
        return switch (status) {
            case TRANSFERRED -> "承办单位可以提出异议，由办公室裁定改送。";
            case HANDLING -> "可以改变承办单位，或者由承办单位依法答复。";
            case MERGED -> "由在先事项一并答复；信访人有其他诉求的，请另行登记。";
            default -> "出现新的事实的，可以重新办理。";
        };
    }

    private boolean isWorkedOn(String number, Instant since) {
        return jdbc.sql("""
                select exists (select from opinion where petition_number = :number and drafted_at >= :since)
                    or exists (select from extension_request where petition_number = :number and asked_at >= :since)
                    or exists (select from hearing where petition_number = :number and called_at >= :since)
                    or exists (select from hard_case where petition_number = :number and named_at >= :since)
                    or exists (select from petitioner_request q where q.petition_number = :number and not exists (
                                   select from petitioner_request_decision d where d.request_id = q.id))
                    or exists (select from petition_participant
                               where petition_number = :number and part = 'HANDLED' and at >= :since)""")
                .param("number", number)
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes the disposition back, so that the petition waits for its registration again, within the days that it had.
     *
     * @throws Refusal naming the field, or saying what can be done instead
     */
    @Transactional
    public void correct(String number, String reason, String userId) {
        merging.takeTurns();
        PetitionCourse course = cases.locked(number);
        recusals.check(number, userId);
        String hindrance = hindrance(course);
        if (hindrance != null) {
            throw Refusal.conflict(hindrance);
        }
        new FieldChecks().requiredText("reason", "更正理由", reason, REASON).done();
        Registration wrong = registrations.newest(number).orElseThrow();
        String before = before(course, wrong);
        registrations.correct(wrong, course.status(), course.responsible(), reason.strip(), userId);
        Instant now = clock.instant();
        limits.running(number).forEach(limit -> limits.end(limit.kind(), number, now));
        limits.runOn(LimitKind.REGISTER, number, now);
        if (course.status() == Status.MERGED) {
            merging.undo(wrong, reason.strip(), userId);
        }
        course.registeredAnew(cases.petition(number));
        cases.save(course);
        TimeLimit register = limits.newest(LimitKind.REGISTER, number).orElseThrow();
        history.announce(
                number,
                userId,
                EventKind.DISPOSITION_CORRECTED,
                "更正：原“%s”作废，%s前重新登记（仍从收到之日起计算）。理由：%s"
                        .formatted(before, PetitionTexts.lastDay(register), reason.strip()),
                "原告知的办理方式（%s）有误，已经作废；我们将在%s前重新告知您。".formatted(before, PetitionTexts.lastDay(register)));
        notices.dispositionCorrected(course, before, register);
        if (!process.corrected(number)) {
            tell(number);
        }
        course.startedAs(process.registeredAnew(number, Role.REGISTRAR.group(), register.dueAt()));
        cases.save(course);
    }

    private String before(PetitionCourse course, Registration wrong) {
        return course.responsible() == null
                ? wrong.disposition().title()
                : "%s，%s"
                        .formatted(wrong.disposition().title(), units.of(course).name());
    }

    /** Tells the unit that had it that its task is gone. */
    @Transactional
    public void tell(String number) {
        registrations
                .correction(number)
                .filter(wrong -> wrong.responsible() != null)
                .ifPresent(wrong -> organisation
                        .responsible(wrong.responsible())
                        .map(Responsible::group)
                        .ifPresent(group -> staff.taskGone(
                                cases.course(number), wrong.registrationId(), organisation.members(group))));
    }
}
