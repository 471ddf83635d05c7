package petitiondesk.meeting;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.petition.MeetingAgenda;

/** The cases on the agendas; drawn once, never changed. */
@Component
class Agenda implements MeetingAgenda {

    private static final String ITEM = """
            select i.*, p.ground, p.reason as ground_reason
            from meeting_item i left join meeting_proposal p on p.id = i.proposal
            where i.meeting_number = :number and i.list = :list""";

    private final JdbcClient jdbc;

    Agenda(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AgendaItem item) {
        jdbc.sql("""
                insert into meeting_item (meeting_number, petition_number, list, position, title, district, responsible, source,
                                          difficulty, postponed, late_limit, due_on, leader, proposal, orders, drawn_at)
                values (:meeting, :petition, :list, :position, :title, :district, :responsible, :source, :difficulty,
                        :postponed, :limit, :dueOn, :leader, :proposal, :orders, :at)""")
                .param("meeting", item.meetingNumber())
                .param("petition", item.petitionNumber())
                .param("list", item.list().name())
                .param("position", item.position())
                .param("title", item.title())
                .param("district", item.district())
                .param("responsible", item.responsible())
                .param("source", item.source() == null ? null : item.source().name())
                .param("difficulty", item.difficulty())
                .param("postponed", item.postponed())
                .param(
                        "limit",
                        item.lateLimit() == null ? null : item.lateLimit().name())
                .param("dueOn", item.dueOn())
                .param("leader", item.leader())
                .param("proposal", item.proposal())
                .param("orders", item.orders())
                .param("at", Timestamp.from(item.drawnAt()))
                .update();
    }

    /** One part of a meeting's agenda, in its order. */
    List<AgendaItem> of(String number, AgendaItem.Part list) {
        return jdbc.sql(ITEM + " order by i.position")
                .param("number", number)
                .param("list", list.name())
                .query(AgendaItem.class)
                .list();
    }

    Optional<AgendaItem> find(String number, AgendaItem.Part list, String petitionNumber) {
        return jdbc.sql(ITEM + " and i.petition_number = :petition")
                .param("number", number)
                .param("list", list.name())
                .param("petition", petitionNumber)
                .query(AgendaItem.class)
                .optional();
    }

    @Override
    public Optional<String> frozenFor(String petitionNumber) {
        return jdbc.sql("""
                select i.meeting_number from meeting_item i join joint_meeting m on m.number = i.meeting_number
                where i.petition_number = :petition and i.list = 'HARD' and m.status in ('FROZEN', 'OPEN')
                  and not exists (select from meeting_decision d where d.meeting_number = i.meeting_number
                                  and d.petition_number = i.petition_number)
                order by i.drawn_at limit 1""")
                .param("petition", petitionNumber)
                .query(String.class)
                .optional();
    }

    /** Petitions that another meeting has on this part of its agenda and has not decided on yet. */
    Set<String> beforeOtherMeetings(String number, AgendaItem.Part list) {
        String decided = list == AgendaItem.Part.HARD ? "meeting_decision" : "meeting_overdue_decision";
        return Set.copyOf(jdbc.sql("""
                select distinct i.petition_number from meeting_item i
                join joint_meeting m on m.number = i.meeting_number
                where i.list = :list and i.meeting_number <> :number and m.status in ('FROZEN', 'OPEN')
                  and not exists (select from %s d where d.meeting_number = i.meeting_number
                                  and d.petition_number = i.petition_number)""".formatted(decided))
                .param("number", number)
                .param("list", list.name())
                .query(String.class)
                .list());
    }
}
