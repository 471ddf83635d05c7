package petitiondesk.supervision;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Refusal;

/** The orders as they are kept. */
@Component
class Orders {

    private static final String COLUMNS =
            "select o.*, c.status, c.draft from supervision_order o join supervision_order_course c using (number)";

    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the year, such as {@code DB2026-0001}; it returns to the year if the transaction fails. */
    String take(int year) {
        int running = jdbc.sql("""
                insert into supervision_order_number (year, last) values (:year, 1)
                on conflict (year) do update set last = supervision_order_number.last + 1
                returning last""").param("year", year).query(Integer.class).single();
        return "DB%d-%04d".formatted(year, running);
    }

    void add(Order order, int year) {
        jdbc.sql("""
                insert into supervision_order (number, year, running, petition_number, meeting_number, measure,
                                               supervised_user, supervised_name, supervised_group, unit_name,
                                               assigned_meeting, assigned_on, ground, limit_title, original_due_on, reason,
                                               decided_by, decided_at)
                values (:number, :year, :running, :petition, :meeting, :measure, :user, :name, :group, :unit,
                        :assignedMeeting, :assignedOn, :ground, :limit, :due, :reason, :by, :at)""")
                .param("number", order.number())
                .param("year", year)
                .param(
                        "running",
                        Integer.valueOf(order.number().substring(order.number().indexOf('-') + 1)))
                .param("petition", order.petitionNumber())
                .param("meeting", order.meetingNumber())
                .param("measure", order.measure().name())
                .param("user", order.supervisedUser())
                .param("name", order.supervisedName())
                .param("group", order.supervisedGroup())
                .param("unit", order.unitName())
                .param("assignedMeeting", order.assignedMeeting())
                .param("assignedOn", order.assignedOn())
                .param("ground", order.ground().name())
                .param("limit", order.limitTitle())
                .param("due", order.originalDueOn())
                .param("reason", order.reason())
                .param("by", order.decidedBy())
                .param("at", Timestamp.from(order.decidedAt()))
                .update();
        jdbc.sql("insert into supervision_order_course (number, status, draft) values (:number, :status, 0)")
                .param("number", order.number())
                .param("status", order.status().name())
                .update();
    }

    /**
     * The order.
     *
     * @throws Refusal if there is none
     */
    Order get(String number) {
        return find(number).orElseThrow(Orders::unknown);
    }

    Optional<Order> find(String number) {
        return jdbc.sql(COLUMNS + " where o.number = :number")
                .param("number", number)
                .query(Order.class)
                .optional();
    }

    /** Those of the numbers that orders have. */
    Set<String> existing(Collection<String> numbers) {
        return jdbc.sql("select number from supervision_order where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** All orders, the newest first; on one case alone if it is named. */
    List<Order> all(String petitionNumber) {
        return jdbc.sql(COLUMNS + """
                 where cast(:petition as text) is null or o.petition_number = :petition
                order by o.year desc, o.running desc""")
                .param("petition", petitionNumber)
                .query(Order.class)
                .list();
    }

    boolean isOrdered(String meetingNumber, String petitionNumber) {
        return jdbc.sql("""
                select exists (select from supervision_order
                               where meeting_number = :meeting and petition_number = :petition)""")
                .param("meeting", meetingNumber)
                .param("petition", petitionNumber)
                .query(Boolean.class)
                .single();
    }

    /** Those of the cases with an order that is served and not closed. */
    Set<String> supervised(Collection<String> petitionNumbers) {
        return jdbc.sql("""
                select distinct o.petition_number
                from supervision_order o join supervision_order_course c using (number)
                where o.petition_number = any(:numbers) and c.status in ('ANSWERING', 'VERIFYING')""")
                .param("numbers", petitionNumbers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    void moveTo(String number, OrderStatus status) {
        jdbc.sql("update supervision_order_course set status = :status where number = :number")
                .param("status", status.name())
                .param("number", number)
                .update();
    }

    void drafted(String number, int draft) {
        jdbc.sql("update supervision_order_course set status = 'SIGNING', draft = :draft where number = :number")
                .param("draft", draft)
                .param("number", number)
                .update();
    }

    /** The same words whether it does not exist or is not for the one who asks. */
    static Refusal unknown() {
        return Refusal.notFound("没有找到这份督办单，或者您无权查看。");
    }
}
