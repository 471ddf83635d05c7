package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The routes that registrars decided or proposed, what the office said to them, and what units said; appended, never changed. */
@Component
class Registrations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Registrations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A petition that was given to a unit to take over. */
    record Assignment(long id, String petitionNumber, long registrationId, String responsible, Instant at) {}

    void add(
            String number,
            Registering.Decision decision,
            Optional<Categories.Category> category,
            String by,
            Instant at) {
        jdbc.sql("""
                insert into registration (petition_number, kind, category, dispute_type, district, disposition,
                                          disposition_reason, responsible, merge_into, channel_route, channel_body, due_on,
                                          registered_by, at)
                values (:number, :kind, :category, :disputeType, :district, :disposition, :reason, :responsible, :mergeInto,
                        :channelRoute, :channelBody, :dueOn, :by, :at)""")
                .param("number", number)
                .param("kind", decision.kind().name())
                .param("category", codeOf(category, Categories.Tree.CATEGORY))
                .param("disputeType", codeOf(category, Categories.Tree.DISPUTE_TYPE))
                .param("district", decision.district())
                .param("disposition", decision.disposition().name())
                .param("reason", decision.reason())
                .param("responsible", decision.disposition().namesUnit() ? decision.responsibleUnit() : null)
                .param("mergeInto", decision.mergeInto())
                .param("channelRoute", decision.channelRoute())
                .param("channelBody", decision.channelBody())
                .param("dueOn", decision.dueOn())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    static String codeOf(Optional<Categories.Category> category, Categories.Tree tree) {
        return category.filter(c -> c.tree() == tree)
                .map(Categories.Category::code)
                .orElse(null);
    }

    /** The newest; a petition that nobody has registered has none. */
    Optional<Registration> newest(String number) {
        return jdbc.sql("""
                select id, petition_number, kind, category, dispute_type, district, disposition,
                       disposition_reason as reason, responsible, merge_into, channel_route, channel_body, due_on,
                       registered_by, at
                from registration where petition_number = :number order by id desc limit 1""").param("number", number).query(Registration.class).optional();
    }

    void confirm(Registration registration, Confirmation approval, String comment, String by) {
        jdbc.sql("""
                insert into disposition_confirmation (registration_id, approval, comment, decided_by, at)
                values (:id, :approval, :comment, :by, :at)""")
                .param("id", registration.id())
                .param("approval", approval.name())
                .param("comment", comment)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** When the office agreed; empty while it has not, or sent it back. */
    Optional<Instant> confirmedAt(Registration registration) {
        return jdbc.sql("select at from disposition_confirmation where registration_id = :id and approval = 'APPROVE'")
                .param("id", registration.id())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** What the office said when it sent the newest proposal back; empty if it did not. */
    Optional<String> sentBack(String number) {
        return jdbc.sql("""
                select c.comment from registration r join disposition_confirmation c on c.registration_id = r.id
                where r.petition_number = :number and c.approval = 'RETURN'
                  and r.id = (select max(id) from registration where petition_number = :number)""").param("number", number).query(String.class).optional();
    }

    /** Appends that the route was a mistake. */
    void correct(Registration registration, Status from, String responsible, String reason, String by) {
        jdbc.sql("""
                insert into disposition_correction (registration_id, from_status, responsible, reason, corrected_by, at)
                values (:id, :from, :responsible, :reason, :by, :at)""")
                .param("id", registration.id())
                .param("from", from.name())
                .param("responsible", responsible)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * A route that the office has taken back.
     *
     * @param responsible code of the unit that had it, or null where none had
     */
    record Correction(long registrationId, String responsible, String reason) {}

    /** That of the newest registration; empty while its route holds. */
    Optional<Correction> correction(String number) {
        return jdbc.sql("""
                select registration_id, responsible, reason from disposition_correction
                where registration_id = (select max(id) from registration where petition_number = :number)""").param("number", number).query(Correction.class).optional();
    }

    /** Why the route of that registration was taken back; empty while it holds. */
    Optional<String> correctionOf(long registrationId) {
        return jdbc.sql("select reason from disposition_correction where registration_id = :id")
                .param("id", registrationId)
                .query(String.class)
                .optional();
    }

    /** Why routes of the petition were taken back, oldest first. */
    List<String> correctedReasons(String number) {
        return jdbc.sql("""
                select c.reason from disposition_correction c join registration r on r.id = c.registration_id
                where r.petition_number = :number order by r.id""").param("number", number).query(String.class).list();
    }

    /** The registration under which that assignment was made. */
    Optional<Long> registrationOf(long assignmentId) {
        return jdbc.sql("select registration_id from assignment where id = :id")
                .param("id", assignmentId)
                .query(Long.class)
                .optional();
    }

    /** Numbers of the petitions that are answered with this one: merged into it, or into one that is. */
    List<String> mergedInto(String number) {
        return jdbc.sql("""
                with recursive answered(number) as (
                    select cast(:number as text)
                    union
                    select r.petition_number from answered a
                    join registration r on r.merge_into = a.number and r.disposition = 'MERGE'
                    join disposition_confirmation d on d.registration_id = r.id and d.approval = 'APPROVE'
                    join petition_course c on c.number = r.petition_number and c.status = 'MERGED'
                    where not exists (select from disposition_correction x where x.registration_id = r.id))
                select number from answered where number <> :number order by number""").param("number", number).query(String.class).list();
    }

    void assign(Registration registration, String responsible) {
        jdbc.sql("""
                insert into assignment (petition_number, registration_id, responsible, at)
                values (:number, :registration, :responsible, :at)""")
                .param("number", registration.petitionNumber())
                .param("registration", registration.id())
                .param("responsible", responsible)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The newest assignment of a petition that was given to a unit. */
    Assignment assignment(String number) {
        return newestAssignment(number).orElseThrow();
    }

    /** The newest assignment, if it was ever given to a unit. */
    Optional<Assignment> newestAssignment(String number) {
        return jdbc.sql("""
                select id, petition_number, registration_id, responsible, at from assignment
                where petition_number = :number order by id desc limit 1""").param("number", number).query(Assignment.class).optional();
    }

    void receive(Assignment assignment, UnitReply reply, String reason, String by) {
        jdbc.sql("""
                insert into assignment_receipt (assignment_id, receipt, reason, received_by, at)
                values (:id, :receipt, :reason, :by, :at)""")
                .param("id", assignment.id())
                .param("receipt", reply.name())
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** An objection with the unit that made it. */
    record Objection(String responsible, String reason, String by, Instant at) {}

    /** All objections to taking the petition over on its present route, oldest first. */
    List<Objection> objections(String number) {
        return jdbc.sql("""
                select a.responsible, r.reason, r.received_by as by, r.at
                from assignment a join assignment_receipt r on r.assignment_id = a.id
                where a.petition_number = :number and r.receipt = 'OBJECT'
                  and a.registration_id = (select max(id) from registration where petition_number = :number)
                order by a.id""").param("number", number).query(Objection.class).list();
    }

    void rule(
            Assignment assignment,
            Ruling ruling,
            Ruling.Authority authority,
            String responsible,
            String comment,
            String by) {
        jdbc.sql("""
                insert into objection_ruling (assignment_id, ruling, authority, responsible, comment, ruled_by, at)
                values (:id, :ruling, :authority, :responsible, :comment, :by, :at)""")
                .param("id", assignment.id())
                .param("ruling", ruling.name())
                .param("authority", authority.name())
                .param("responsible", responsible)
                .param("comment", comment)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Two petitions that are merged at once take turns: neither may end up in the other. */
    void takeTurnsMerging() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('merging', 12))")
                .query((row, i) -> row)
                .list();
    }
}
