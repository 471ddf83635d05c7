package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** Rows of the register as they are read, with the names and limits of a whole page looked up at once. */
@Component
class LedgerLines {

    private final OwedFirst owed;
    private final PetitionLinks links;
    private final Categories categories;
    private final Organisation organisation;
    private final Supervision supervision;
    private final Urgency urgency;
    private final Clock clock;

    LedgerLines(
            OwedFirst owed,
            PetitionLinks links,
            Categories categories,
            Organisation organisation,
            Supervision supervision,
            Urgency urgency,
            Clock clock) {
        this.owed = owed;
        this.links = links;
        this.categories = categories;
        this.organisation = organisation;
        this.supervision = supervision;
        this.urgency = urgency;
        this.clock = clock;
    }

    record Row(
            String number,
            String title,
            String kind,
            String status,
            String channel,
            String category,
            String disputeType,
            String district,
            String responsible,
            Timestamp receivedAt,
            int persons) {}

    List<Ledger.Line> of(List<Row> rows, LinkRights rights) {
        Map<String, String> contents = categories.names();
        Map<String, String> districts = organisation.districts().stream()
                .collect(Collectors.toMap(Organisation.District::code, Organisation.District::name));
        Map<String, String> responsibles =
                organisation.responsibles().stream().collect(Collectors.toMap(Responsible::code, Responsible::name));
        List<String> numbers = rows.stream().map(Row::number).toList();
        Map<String, TimeLimit> owed = this.owed.in(numbers);
        Set<String> repeats = links.repeatsAmong(numbers, rights);
        Set<String> supervised = supervision.supervised(numbers);
        Set<String> urgent = urgency.among(numbers);
        Instant now = clock.instant();
        return rows.stream()
                .map(row -> {
                    Kind kind = row.kind() == null ? null : Kind.valueOf(row.kind());
                    Status status = Status.valueOf(row.status());
                    Optional<TimeLimit> first = Optional.ofNullable(owed.get(row.number()));
                    return new Ledger.Line(
                            row.number(),
                            row.title(),
                            kind,
                            kind == null ? "待定" : kind.title(),
                            status,
                            status.title(),
                            Channel.valueOf(row.channel()).title(),
                            name(contents, row.disputeType() != null ? row.disputeType() : row.category(), "—"),
                            name(districts, row.district(), null),
                            name(responsibles, row.responsible(), null),
                            row.receivedAt().toInstant(),
                            first.map(TimeLimit::dueOn).orElse(null),
                            first.map(limit -> limit.kind().title()).orElse(null),
                            urgent.contains(row.number()),
                            first.filter(limit -> limit.isOverdue(now)).isPresent(),
                            supervised.contains(row.number()),
                            row.persons(),
                            repeats.contains(row.number()));
                })
                .toList();
    }

    /** The name of a code, or the code itself where it has left the organisation. */
    private static String name(Map<String, String> names, String code, String absent) {
        return code == null ? absent : names.getOrDefault(code, code);
    }
}
