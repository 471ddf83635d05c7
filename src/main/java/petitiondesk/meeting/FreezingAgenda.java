package petitiondesk.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.petition.HardCases;
import petitiondesk.petition.HardCases.HardCase;
import petitiondesk.shared.FieldChecks;

/** Closes the reports: whoever has not reported is named, and the hard cases that wait now make the agenda. */
@Service
public class FreezingAgenda {

    private final Meetings meetings;
    private final DistrictReports reports;
    private final Freezes freezes;
    private final Agenda agenda;
    private final HardCases hardCases;
    private final Clock clock;

    FreezingAgenda(
            Meetings meetings,
            DistrictReports reports,
            Freezes freezes,
            Agenda agenda,
            HardCases hardCases,
            Clock clock) {
        this.meetings = meetings;
        this.reports = reports;
        this.freezes = freezes;
        this.agenda = agenda;
        this.hardCases = hardCases;
        this.clock = clock;
    }

    /** What would be on the agenda if the reports were closed now, and who has not reported. */
    public record Preview(List<String> missing, List<HardCase> hardCases) {}

    @Transactional(readOnly = true)
    public Preview preview(String number) {
        Set<String> elsewhere = agenda.beforeOtherMeetings(number, AgendaItem.Part.HARD);
        return new Preview(
                reports.missing(number),
                hardCases.waiting().stream()
                        .filter(hardCase -> !elsewhere.contains(hardCase.number()))
                        .toList());
    }

    /** Closes the reports; cases that are named later wait for the next meeting. */
    @Transactional
    public void freeze(String number, boolean confirmed, String userId) {
        meetings.locked(number, MeetingStatus.REPORTING, "报告已经截止。");
        new FieldChecks().require(confirmed, "confirmed", "请确认截止报告").done();
        hardCases.takeTurns();
        Instant now = clock.instant();
        Preview preview = preview(number);
        freezes.add(number, preview.missing(), userId, now);
        List<HardCase> waiting = preview.hardCases();
        for (int i = 0; i < waiting.size(); i++) {
            agenda.add(item(number, i + 1, waiting.get(i), now));
        }
        meetings.goOn(number, MeetingStatus.FROZEN);
    }

    private static AgendaItem item(String number, int position, HardCase hardCase, Instant now) {
        return new AgendaItem(
                number,
                hardCase.number(),
                AgendaItem.Part.HARD,
                position,
                hardCase.title(),
                hardCase.district(),
                hardCase.responsible(),
                hardCase.source(),
                hardCase.difficulty(),
                hardCase.postponed(),
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                now);
    }
}
