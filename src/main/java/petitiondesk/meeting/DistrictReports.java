package petitiondesk.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;

/** The districts' reports as they are kept; appended, never changed. */
@Component
class DistrictReports {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    DistrictReports(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    private record Row(
            String meetingNumber,
            String district,
            int screened,
            int resolved,
            int stillOpen,
            String remarks,
            Instant since,
            int received,
            int closed,
            int inHand,
            String reportedBy,
            Instant reportedAt) {}

    void add(DistrictReport report) {
        jdbc.sql("""
                insert into meeting_report (meeting_number, district, screened, resolved, still_open, remarks, since,
                                            received, closed, in_hand, reported_by, reported_at)
                values (:meeting, :district, :screened, :resolved, :open, :remarks, :since, :received, :closed, :inHand, :by,
                        :at)""")
                .param("meeting", report.meetingNumber())
                .param("district", report.district())
                .param("screened", report.screened())
                .param("resolved", report.resolved())
                .param("open", report.stillOpen())
                .param("remarks", report.remarks())
                .param("since", Timestamp.from(report.since()))
                .param("received", report.received())
                .param("closed", report.closed())
                .param("inHand", report.inHand())
                .param("by", report.reportedBy())
                .param("at", Timestamp.from(report.reportedAt()))
                .update();
        for (int i = 0; i < report.types().size(); i++) {
            DistrictReport.OfType type = report.types().get(i);
            jdbc.sql("""
                    insert into meeting_report_type (meeting_number, district, position, type, screened, resolved, still_open)
                    values (:meeting, :district, :position, :type, :screened, :resolved, :open)""")
                    .param("meeting", report.meetingNumber())
                    .param("district", report.district())
                    .param("position", i + 1)
                    .param("type", type.type())
                    .param("screened", type.screened())
                    .param("resolved", type.resolved())
                    .param("open", type.stillOpen())
                    .update();
        }
        for (int i = 0; i < report.hardCases().size(); i++) {
            jdbc.sql("""
                    insert into meeting_report_case (meeting_number, district, position, petition_number, reason)
                    values (:meeting, :district, :position, :petition, :reason)""")
                    .param("meeting", report.meetingNumber())
                    .param("district", report.district())
                    .param("position", i + 1)
                    .param("petition", report.hardCases().get(i).petitionNumber())
                    .param("reason", report.hardCases().get(i).reason())
                    .update();
        }
    }

    /** The meeting's reports, in the order of the districts' codes. */
    List<DistrictReport> of(String number) {
        return jdbc
                .sql("select * from meeting_report where meeting_number = :number order by district")
                .param("number", number)
                .query(Row.class)
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    /** How many of the districts that are there now have reported to each meeting; no entry where none has. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("""
                select meeting_number, count(*) as reported from meeting_report
                where district = any (:districts) group by meeting_number""")
                .param(
                        "districts",
                        organisation.districts().stream()
                                .map(Organisation.District::code)
                                .toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString("meeting_number"), row.getInt("reported"));
                });
        return counts;
    }

    /** What the district said was open in the last report that it filed before this meeting's. */
    Optional<Integer> openBefore(String number, String district) {
        return jdbc.sql("""
                select still_open from meeting_report where district = :district and meeting_number <> :number
                order by reported_at desc limit 1""")
                .param("district", district)
                .param("number", number)
                .query(Integer.class)
                .optional();
    }

    /** Codes of the districts that have not reported. */
    List<String> missing(String number) {
        Set<String> reported = of(number).stream().map(DistrictReport::district).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>(organisation.districts().stream()
                .map(Organisation.District::code)
                .toList());
        missing.removeAll(reported);
        return missing;
    }

    private DistrictReport whole(Row row) {
        return new DistrictReport(
                row.meetingNumber(),
                row.district(),
                row.screened(),
                row.resolved(),
                row.stillOpen(),
                row.remarks(),
                row.since(),
                row.received(),
                row.closed(),
                row.inHand(),
                row.reportedBy(),
                row.reportedAt(),
                lines(row, "meeting_report_type", DistrictReport.OfType.class),
                lines(row, "meeting_report_case", DistrictReport.NamedCase.class));
    }

    private <T> List<T> lines(Row row, String table, Class<T> type) {
        return jdbc.sql("select * from " + table
                        + " where meeting_number = :number and district = :district order by position")
                .param("number", row.meetingNumber())
                .param("district", row.district())
                .query(type)
                .list();
    }
}
