package petitiondesk.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import petitiondesk.meeting.MinutesSheet.Level;
import petitiondesk.meeting.MinutesSheet.Line;
import petitiondesk.meeting.MinutesSheet.Report;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.OfficeName;

/** Sets minutes on paper: the drafted words are the minutes, the tables beside them only order the same figures. */
@Component
class MinutesSheets {

    private static final Pattern PART = Pattern.compile("[一二三四五六七八九十]+、.*");

    private final DistrictReports reports;
    private final Freezes freezes;
    private final AgendaView agenda;
    private final Organisation organisation;
    private final String issuer;

    MinutesSheets(
            DistrictReports reports, Freezes freezes, AgendaView agenda, Organisation organisation, OfficeName office) {
        this.reports = reports;
        this.freezes = freezes;
        this.agenda = agenda;
        this.organisation = organisation;
        this.issuer = office.letterhead();
    }

    /**
     * The draft on paper, with the signature if there is one.
     *
     * @param drawn whether the signature that is added draws the name
     */
    MinutesSheet of(MinutesTable.Draft draft, MinutesTable.Signature signature, boolean drawn) {
        String number = draft.meetingNumber();
        List<Report> reported = reports(number);
        return new MinutesSheet(
                issuer,
                number,
                lines(draft.text()),
                reported,
                total(reported),
                agenda.hardCases(number, Map.of()),
                agenda.lateCases(number, Map.of()),
                draft.sha256(),
                signature == null
                        ? null
                        : new MinutesSheet.Signature(
                                drawn ? null : signature.signerName(),
                                signature.capacity().title(),
                                signature.capacityReason(),
                                PetitionTexts.day(signature.signedAt())));
    }

    private static List<Line> lines(String text) {
        List<String> words =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<Line> lines = new ArrayList<>();
        for (String line : words) {
            Level level = lines.isEmpty() ? Level.TITLE : PART.matcher(line).matches() ? Level.PART : Level.TEXT;
            lines.add(new Line(level, line));
        }
        return lines;
    }

    private List<Report> reports(String number) {
        Map<String, DistrictReport> filed =
                reports.of(number).stream().collect(Collectors.toMap(DistrictReport::district, Function.identity()));
        List<String> missing = freezes.of(number).map(Freezes.Freeze::missing).orElse(List.of());
        // a district that was founded since is no part of these minutes
        return organisation.districts().stream()
                .filter(district -> filed.containsKey(district.code()) || missing.contains(district.code()))
                .map(district -> row(district.name(), filed.get(district.code())))
                .toList();
    }

    private static Report row(String name, DistrictReport report) {
        if (report == null) {
            return new Report(name, MeetingFile.ReportState.MISSING.title(), null, null, null, null);
        }
        return new Report(
                name,
                (report.zero() ? MeetingFile.ReportState.ZERO : MeetingFile.ReportState.REPORTED).title(),
                report.screened(),
                report.resolved(),
                report.stillOpen(),
                report.hardCases().size());
    }

    private static Report total(List<Report> reports) {
        return new Report(
                "合计",
                "%d个管区".formatted(figures(reports, Report::screened).count()),
                sum(reports, Report::screened),
                sum(reports, Report::resolved),
                sum(reports, Report::stillOpen),
                sum(reports, Report::hard));
    }

    private static int sum(List<Report> reports, Function<Report, Integer> figure) {
        return figures(reports, figure).mapToInt(Integer::intValue).sum();
    }

    private static Stream<Integer> figures(List<Report> reports, Function<Report, Integer> figure) {
        return reports.stream().map(figure).filter(one -> one != null);
    }
}
