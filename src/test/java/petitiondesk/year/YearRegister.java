package petitiondesk.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register's rows as they lie in the desk's tables at the end of a run; read only. */
record YearRegister(
        List<Case> cases,
        List<Meeting> meetings,
        List<Item> items,
        List<HardDecision> hardDecisions,
        List<LateDecision> lateDecisions,
        List<Report> reports,
        List<Order> orders,
        List<Revisit> revisits,
        List<Period> periods) {

    record Case(
            String number, String status, String district, Instant receivedAt, Instant closedAt, boolean restricted) {}

    /** {@code missing} are the codes of the districts without a report, joined by commas. */
    record Meeting(
            String number,
            int sequence,
            String status,
            Instant frozenAt,
            String missing,
            Instant openedAt,
            int present,
            int absent,
            boolean convenerPresent,
            String text,
            String sha256,
            Instant draftedAt,
            String signedSha256,
            String signedBy,
            Instant signedAt) {}

    record Item(String meeting, String petition, String list) {}

    record HardDecision(String meeting, String petition, String decision, String leader, LocalDate dueOn, Instant at) {}

    record LateDecision(String meeting, String petition, String measure, Instant at) {}

    record Report(
            String meeting,
            String district,
            int screened,
            int resolved,
            int open,
            Instant since,
            int received,
            int closed,
            int inHand,
            int named,
            Instant at) {}

    record Order(
            String number,
            String petition,
            String meeting,
            String measure,
            Instant decidedAt,
            String status,
            Instant draftedAt,
            String signedBy,
            Instant signedAt,
            String capacity,
            Long period,
            String signedText,
            String sha256,
            Instant servedAt,
            Instant answeredAt,
            String lastVerdict) {}

    record Revisit(String petition, int round, int look, String result, String by, Instant at) {}

    record Period(long id, String userId, LocalDate fromDay, LocalDate toDay) {}

    static YearRegister read(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        return new YearRegister(
                rows(jdbc, Case.class, """
                        select c.number, c.status, coalesce(c.district, p.district) as district, p.received_at, c.closed_at,
                               c.restricted
                        from petition_course c join petition p using (number) order by c.number"""),
                rows(jdbc, Meeting.class, """
                        select m.number, m.sequence, m.status, f.frozen_at, array_to_string(f.missing, ',') as missing,
                               a.opened_at, coalesce(a.present, 0) as present, coalesce(a.absent, 0) as absent,
                               coalesce(a.convener_present, false) as convener_present, t.text, t.sha256, t.drafted_at,
                               s.sha256 as signed_sha256, s.signed_by, s.signed_at
                        from joint_meeting m
                        left join meeting_freeze f on f.meeting_number = m.number
                        left join (select meeting_number, min(recorded_at) as opened_at,
                                          count(*) filter (where present) as present,
                                          count(*) filter (where not present) as absent,
                                          bool_or(present and user_id = 'convener') as convener_present
                                   from meeting_attendance group by 1) a on a.meeting_number = m.number
                        left join meeting_minutes_signature s on s.meeting_number = m.number
                        left join meeting_minutes t on t.meeting_number = m.number and t.version = s.version
                        order by m.number"""),
                rows(jdbc, Item.class, """
                        select meeting_number as meeting, petition_number as petition, list
                        from meeting_item order by 1, 3, position"""),
                rows(jdbc, HardDecision.class, """
                        select meeting_number as meeting, petition_number as petition, decision, leader, due_on,
                               decided_at as at
                        from meeting_decision order by id"""),
                rows(jdbc, LateDecision.class, """
                        select meeting_number as meeting, petition_number as petition, measure, decided_at as at
                        from meeting_overdue_decision order by 1, 2"""),
                rows(jdbc, Report.class, """
                        select r.meeting_number as meeting, r.district, r.screened, r.resolved, r.still_open as open, r.since,
                               r.received, r.closed, r.in_hand, r.reported_at as at,
                               (select count(*) from meeting_report_case c
                                where c.meeting_number = r.meeting_number and c.district = r.district) as named
                        from meeting_report r order by 1, 2"""),
                rows(jdbc, Order.class, """
                        select o.number, o.petition_number as petition, o.meeting_number as meeting, o.measure,
                               o.decided_at, c.status,
                               (select min(drafted_at) from supervision_order_draft d where d.order_number = o.number)
                                   as drafted_at,
                               s.signed_by, s.signed_at, s.capacity, s.deputy_period_id as period, s.signed_text, s.sha256,
                               v.served_at,
                               (select min(answered_at) from supervision_order_answer a where a.order_number = o.number)
                                   as answered_at,
                               (select verdict from supervision_order_verdict w where w.order_number = o.number
                                order by round desc limit 1) as last_verdict
                        from supervision_order o
                        join supervision_order_course c using (number)
                        left join supervision_order_signature s on s.order_number = o.number
                        left join supervision_order_service v on v.order_number = o.number
                        order by o.number"""),
                rows(jdbc, Revisit.class, """
                        select petition_number as petition, round, look, result, revisited_by as by, revisited_at as at
                        from revisit order by id"""),
                rows(jdbc, Period.class, "select id, user_id, from_day, to_day from deputy_period order by id"));
    }

    private static <T> List<T> rows(JdbcClient jdbc, Class<T> type, String sql) {
        return jdbc.sql(sql).query(type).list();
    }
}
