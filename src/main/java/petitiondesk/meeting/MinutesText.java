package petitiondesk.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.meeting.OverdueDecisions.OverdueDecision;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.MeetingOutcomes;
import petitiondesk.petition.MeetingOutcomes.Outcome;
import petitiondesk.petition.PetitionTexts;

/**
 * Writes minutes from what is on record: plain text, the same for the same record, so that its hash can be checked.
 */
@Component
class MinutesText {

    private final Meetings meetings;
    private final MeetingPlans plans;
    private final Attendance attendance;
    private final DistrictReports reports;
    private final Freezes freezes;
    private final Agenda agenda;
    private final OverdueDecisions overdueDecisions;
    private final MeetingOutcomes outcomes;
    private final LastDecisionsText last;
    private final CallingMeetings calling;
    private final Invitees invitees;

    MinutesText(
            Meetings meetings,
            MeetingPlans plans,
            Attendance attendance,
            DistrictReports reports,
            Freezes freezes,
            Agenda agenda,
            OverdueDecisions overdueDecisions,
            MeetingOutcomes outcomes,
            LastDecisionsText last,
            CallingMeetings calling,
            Invitees invitees) {
        this.meetings = meetings;
        this.plans = plans;
        this.attendance = attendance;
        this.reports = reports;
        this.freezes = freezes;
        this.agenda = agenda;
        this.overdueDecisions = overdueDecisions;
        this.outcomes = outcomes;
        this.last = last;
        this.calling = calling;
        this.invitees = invitees;
    }

    String of(String number) {
        JointMeeting meeting = meetings.get(number);
        Names names = invitees.names();
        List<String> lines = new ArrayList<>();
        head(meeting, lines);
        present(number, names, lines);
        lastDecisions(number, lines);
        reports(number, names, lines);
        hardCases(number, names, lines);
        lateCases(number, names, lines);
        lines.add("六、下次会议");
        lines.add("下次例会的准备工作于" + PetitionTexts.day(calling.nextRegular(meeting.month())) + "开始。");
        lines.add("");
        lines.add("以上内容由会议记录形成，签发后不再改动；需要变更的，提交以后的会议决定。");
        return String.join("\n", lines) + "\n";
    }

    private void head(JointMeeting meeting, List<String> lines) {
        MeetingPlan plan = plans.newest(meeting.number()).orElseThrow();
        lines.add("信访联席会议纪要");
        lines.add("编号：" + meeting.number());
        if (!meeting.regular()) {
            lines.add("临时召集：" + oneLine(meeting.reason()));
        }
        lines.add("时间：" + MeetingTimes.minute(plan.heldAt()));
        lines.add("地点：" + plan.place());
        lines.add("");
    }

    private void present(String number, Names names, List<String> lines) {
        lines.add("一、到会情况");
        people("到会", attendance.of(number, true), names, lines);
        people("缺席", attendance.of(number, false), names, lines);
        lines.add("");
    }

    private static void people(String label, List<String> userIds, Names names, List<String> lines) {
        String people = userIds.stream().sorted().map(names::person).collect(Collectors.joining("、"));
        lines.add("%s%d人%s".formatted(label, userIds.size(), people.isEmpty() ? "。" : "：" + people + "。"));
    }

    private void lastDecisions(String number, List<String> lines) {
        lines.add("二、上次议定事项落实情况");
        lines.addAll(last.missedMonths(number));
        numbered(last.checked(number), "没有需要检查的议定事项。", lines);
        lines.add("");
    }

    private void reports(String number, Names names, List<String> lines) {
        lines.add("三、各管区报告");
        List<DistrictReport> filed = reports.of(number);
        filed.forEach(report -> lines.add(reported(report, names)));
        List<String> missing = freezes.of(number).map(Freezes.Freeze::missing).orElse(List.of());
        if (!missing.isEmpty()) {
            lines.add("截止时未报告的管区：" + missing.stream().map(names::district).collect(Collectors.joining("、")) + "。");
        }
        int screened = filed.stream().mapToInt(DistrictReport::screened).sum();
        int resolved = filed.stream().mapToInt(DistrictReport::resolved).sum();
        lines.add("合计：%d个管区报告，排查%d件，化解%d件，在办%d件。"
                .formatted(
                        filed.size(),
                        screened,
                        resolved,
                        filed.stream().mapToInt(DistrictReport::stillOpen).sum()));
        lines.add("");
    }

    private static String reported(DistrictReport report, Names names) {
        String name = names.district(report.district());
        if (report.zero()) {
            return name + "：零报告。" + remarks(report);
        }
        String types = report.types().stream()
                .map(type -> "%s%d/%d/%d".formatted(type.type(), type.screened(), type.resolved(), type.stillOpen()))
                .collect(Collectors.joining("、"));
        return "%s：排查%d件，化解%d件，在办%d件，疑难%d件%s。台账同期新收%d件、办结%d件、在办%d件。%s"
                .formatted(
                        name,
                        report.screened(),
                        report.resolved(),
                        report.stillOpen(),
                        report.hardCases().size(),
                        types.isEmpty() ? "" : "（排查/化解/在办：" + types + "）",
                        report.received(),
                        report.closed(),
                        report.inHand(),
                        remarks(report));
    }

    private static String remarks(DistrictReport report) {
        return report.remarks() == null ? "" : "说明：" + oneLine(report.remarks());
    }

    private void hardCases(String number, Names names, List<String> lines) {
        lines.add("四、疑难问题");
        Map<String, LeadDecision> decided = outcomes.of(number).stream()
                .map(Outcome::decision)
                .collect(Collectors.toMap(LeadDecision::petitionNumber, Function.identity()));
        List<String> cases = agenda.of(number, AgendaItem.Part.HARD).stream()
                .map(item -> "%s（%s，%s，%s）。疑难情况：%s决定：%s"
                        .formatted(
                                item.petitionNumber(),
                                oneLine(item.title()),
                                names.district(item.district()),
                                item.source().title(),
                                sentence(item.difficulty()),
                                decision(decided.get(item.petitionNumber()), names)))
                .toList();
        numbered(cases, "没有疑难问题。", lines);
        lines.add("");
    }

    private static String decision(LeadDecision decision, Names names) {
        if (decision == null) {
            return "待定。";
        }
        if (decision.decision() != LeadDecision.Way.LEAD) {
            return decision.decision().title() + "。" + sentence(decision.comment());
        }
        return "包案。包案领导%s；办案人员%s；工作措施：%s；办结时限%s。包处理%s，包结案%s，包稳控%s，包做思想工作%s。%s"
                .formatted(
                        names.person(decision.leader()),
                        decision.handlers().stream().map(names::person).collect(Collectors.joining("、")),
                        clause(decision.measures()),
                        PetitionTexts.day(decision.dueOn()),
                        names.person(decision.packHandle()),
                        names.person(decision.packClose()),
                        names.person(decision.packSupport()),
                        names.person(decision.packPersuade()),
                        decision.comment() == null ? "" : sentence(decision.comment()));
    }

    private void lateCases(String number, Names names, List<String> lines) {
        lines.add("五、逾期事项");
        Map<String, OverdueDecision> decided = overdueDecisions.of(number).stream()
                .collect(Collectors.toMap(OverdueDecision::petitionNumber, Function.identity()));
        List<AgendaItem> items = agenda.of(number, AgendaItem.Part.OVERDUE);
        numbered(
                items.stream()
                        .map(item -> lateCase(item, decided.get(item.petitionNumber()), names))
                        .toList(),
                "会议召开时没有逾期事项。",
                lines);
        long orders = decided.values().stream()
                .filter(decision -> decision.measure().orders())
                .count();
        if (orders > 0) {
            lines.add("议定下发督办单%d件。".formatted(orders));
        }
        lines.add("");
    }

    private static String lateCase(AgendaItem item, OverdueDecision decision, Names names) {
        String leader = item.leader() == null ? "" : "，包案领导" + names.person(item.leader());
        String measure = decision == null
                ? "待定。"
                : decision.measure().title() + "。" + (decision.comment() == null ? "" : sentence(decision.comment()));
        List<String> why = new ArrayList<>();
        if (item.lateLimit() != null) {
            why.add("%s的期限%s已过".formatted(item.lateLimit().title(), PetitionTexts.day(item.dueOn())));
        }
        if (item.ground() != null) {
            why.add("办公室以“%s”提请，%s".formatted(item.ground().title(), sentence(item.groundReason())));
        }
        return "%s（%s，%s%s）：%s决定：%s"
                .formatted(
                        item.petitionNumber(),
                        oneLine(item.title()),
                        names.district(item.district()),
                        leader,
                        why.stream().map(MinutesText::sentence).collect(Collectors.joining()),
                        measure);
    }

    private static void numbered(List<String> entries, String none, List<String> lines) {
        if (entries.isEmpty()) {
            lines.add(none);
        }
        for (int i = 0; i < entries.size(); i++) {
            lines.add("%d. %s".formatted(i + 1, entries.get(i)));
        }
    }

    /** As a part of a sentence that goes on. */
    private static String clause(String text) {
        return oneLine(text).replaceFirst("[。；;.]+$", "");
    }

    private static String sentence(String text) {
        String line = oneLine(text);
        return line.isEmpty() || "。！？.!?".indexOf(line.charAt(line.length() - 1)) >= 0 ? line : line + "。";
    }

    /** The lines of the minutes are their structure: what people wrote must not add any. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
