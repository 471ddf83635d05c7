package petitiondesk.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.petition.DistrictRegister;
import petitiondesk.petition.HardCases;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Takes the monthly reports of the 管区 and holds them against the register. */
@Service
public class ReportingDistricts {

    private static final int MOST = 100_000;
    private static final int TEXT = 20_000;
    private static final int REMARKS = 2_000;

    private final Meetings meetings;
    private final DistrictReports reports;
    private final Freezes freezes;
    private final DistrictRegister register;
    private final HardCases hardCases;
    private final Clock clock;

    ReportingDistricts(
            Meetings meetings,
            DistrictReports reports,
            Freezes freezes,
            DistrictRegister register,
            HardCases hardCases,
            Clock clock) {
        this.meetings = meetings;
        this.reports = reports;
        this.freezes = freezes;
        this.register = register;
        this.hardCases = hardCases;
        this.clock = clock;
    }

    /**
     * What the report is prefilled with.
     *
     * @param openBefore open when the time began: what the last report said, or the register if that knows of more
     */
    public record Prefill(Instant since, DistrictRegister.Figures register, int openBefore) {

        /** The register's figures by type, a line each, as the report's field takes them. */
        public String byType() {
            return register.types().stream()
                    .map(type -> "%s %d %d %d".formatted(type.type(), type.received(), type.closed(), type.inHand()))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** The register's figures since the last freeze, or since the month began. */
    @Transactional(readOnly = true)
    public Prefill prefill(String number, String district) {
        JointMeeting meeting = meetings.get(number);
        Instant since = freezes.lastBefore(meeting)
                .orElseGet(() ->
                        meeting.month().atStartOfDay(ApplicationClock.ZONE).toInstant());
        DistrictRegister.Figures figures = register.of(district, since, clock.instant());
        // what was in the register was open, even if the last report did not say so, as a 零报告 does not
        int inRegister = Math.max(0, figures.inHand() + figures.closed() - figures.received());
        int openBefore =
                Math.max(inRegister, reports.openBefore(number, district).orElse(0));
        return new Prefill(since, figures, openBefore);
    }

    /**
     * Keeps the report and brings the cases that it names to the meeting: all of them or none.
     *
     * @throws Refusal naming every field and line that does not fit; a conflict once the reports are closed
     */
    @Transactional
    public void report(String number, String district, ReportForm form, String userId) {
        meetings.locked(number, MeetingStatus.REPORTING, "报告已经截止，不再接收；请在会上补充说明，未报告的管区会在纪要中列明。");
        Prefill prefill = prefill(number, district);
        FieldChecks checks = new FieldChecks();
        number("screened", "排查件数", form.screened(), checks);
        number("resolved", "化解件数", form.resolved(), checks);
        number("open", "在办件数", form.open(), checks);
        checks.text("byType", "分类型情况", form.byType(), TEXT)
                .text("hardCases", "疑难问题", form.hardCases(), TEXT)
                .text("remarks", "说明", form.remarks(), REMARKS);
        checks.done();
        checks.require(
                form.resolved() <= form.screened() + prefill.openBefore(),
                "resolved",
                "化解件数不能超过本期排查件数与上期在办件数之和（%d＋%d）".formatted(form.screened(), prefill.openBefore()));
        List<DistrictReport.OfType> types = ReportLines.types("byType", form.byType(), checks);
        if (!types.isEmpty()) {
            sum(
                    "排查",
                    form.screened(),
                    types.stream().mapToInt(DistrictReport.OfType::screened).sum(),
                    checks);
            sum(
                    "化解",
                    form.resolved(),
                    types.stream().mapToInt(DistrictReport.OfType::resolved).sum(),
                    checks);
            sum(
                    "在办",
                    form.open(),
                    types.stream().mapToInt(DistrictReport.OfType::stillOpen).sum(),
                    checks);
        }
        List<ReportLines.CaseLine> named = ReportLines.cases("hardCases", form.hardCases(), checks);
        explain(form, prefill.register(), checks);
        checks.done();
        named.forEach(line -> name(line, district, userId, checks));
        checks.done();
        reports.add(report(number, district, form, prefill, types, named, userId));
    }

    private void name(ReportLines.CaseLine line, String district, String userId, FieldChecks checks) {
        try {
            hardCases.nameByDistrict(line.number(), district, line.reason(), userId);
        } catch (Refusal refusal) {
            // the transaction is lost with the first of them; the others are tried for the sake of their messages
            String why = refusal.errors().isEmpty()
                    ? refusal.getMessage()
                    : refusal.errors().get(0).message();
            checks.reject("hardCases", "第%d行（%s）：%s".formatted(line.line(), line.number(), why));
        }
    }

    /** A report may well differ from the register, which knows petitions only; the meeting wants to know why. */
    private static void explain(ReportForm form, DistrictRegister.Figures register, FieldChecks checks) {
        boolean same = form.screened() == register.received()
                && form.resolved() == register.closed()
                && form.open() == register.inHand();
        checks.require(
                same || form.remarks() != null,
                "remarks",
                "与台账不一致（台账：新收%d件、办结%d件、在办%d件），请写明原因，例如不属于信访事项的排查件数"
                        .formatted(register.received(), register.closed(), register.inHand()));
    }

    private static void number(String field, String label, Integer value, FieldChecks checks) {
        checks.require(value != null, field, label + "不能为空，没有的填0");
        checks.require(value == null || value >= 0 && value <= MOST, field, label + "超出允许范围");
    }

    private static void sum(String label, int total, int sum, FieldChecks checks) {
        checks.require(total == sum, "byType", "各类型%s合计%d件，与总数%d件不一致".formatted(label, sum, total));
    }

    private DistrictReport report(
            String number,
            String district,
            ReportForm form,
            Prefill prefill,
            List<DistrictReport.OfType> types,
            List<ReportLines.CaseLine> named,
            String userId) {
        return new DistrictReport(
                number,
                district,
                form.screened(),
                form.resolved(),
                form.open(),
                form.remarks(),
                prefill.since(),
                prefill.register().received(),
                prefill.register().closed(),
                prefill.register().inHand(),
                userId,
                clock.instant(),
                types,
                named.stream()
                        .map(line -> new DistrictReport.NamedCase(line.number(), line.reason()))
                        .toList());
    }
}
