package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The office gives a petition that is being handled to another unit; the limit runs on. */
@Service
public class UnitChanges {

    private static final int REASON = 2_000;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final ProcedureNotices notices;
    private final ResponsibleUnits units;
    private final Extensions extensions;
    private final Organisation organisation;
    private final PetitionProcess process;
    private final Clock clock;

    UnitChanges(
            JdbcClient jdbc,
            Cases cases,
            CaseHistory history,
            ProcedureNotices notices,
            ResponsibleUnits units,
            Extensions extensions,
            Organisation organisation,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.notices = notices;
        this.units = units;
        this.extensions = extensions;
        this.organisation = organisation;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Gives it to another unit.
     *
     * @throws Refusal naming the field, or if nobody handles the petition now
     */
    @Transactional
    public void change(String number, String code, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        if (course.status() != Status.HANDLING) {
            throw Refusal.conflict(
                    "该事项现在是“%s”，正在办理的事项才能改变承办单位。".formatted(course.status().title()));
        }
        if (extensions.isWaiting(number)) {
            throw Refusal.conflict("延期申请正在等待审批，请审批或者撤回之后再改变承办单位。");
        }
        Optional<Responsible> unit = Optional.ofNullable(code).flatMap(organisation::responsible);
        FieldChecks checks = new FieldChecks()
                .require(unit.isPresent(), "responsibleUnit", "请选择承办单位")
                .requiredText("reason", "理由", reason, REASON);
        unit.ifPresent(found -> checks.require(
                        !found.code().equals(course.responsible()), "responsibleUnit", found.name() + "已经是承办单位")
                .require(
                        !organisation.members(found.group()).isEmpty(),
                        "responsibleUnit",
                        "“" + found.name() + "”没有承办人，请先在组织机构中指定"));
        checks.done();
        Responsible before = units.of(course);
        Responsible after = unit.orElseThrow();
        jdbc.sql("""
                insert into unit_change (petition_number, from_unit, to_unit, reason, changed_by, at)
                values (:number, :from, :to, :reason, :by, :at)""")
                .param("number", number)
                .param("from", before.code())
                .param("to", after.code())
                .param("reason", reason.strip())
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        course.handledBy(after.code());
        cases.save(course);
        history.announce(
                number,
                userId,
                EventKind.UNIT_CHANGED,
                "承办单位由%s改为%s：%s".formatted(before.name(), after.name(), reason.strip()),
                "承办单位改为%s，办理期限不变。".formatted(after.name()));
        process.unitChanged(number, after.group(), after.headsGroup());
        long change = jdbc.sql("select max(id) from unit_change where petition_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
        notices.unitChanged(course, change);
    }
}
