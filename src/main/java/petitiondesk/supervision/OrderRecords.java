package petitiondesk.supervision;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.supervision.OrderParts.Answer;
import petitiondesk.supervision.OrderParts.Closing;
import petitiondesk.supervision.OrderParts.Draft;
import petitiondesk.supervision.OrderParts.Event;
import petitiondesk.supervision.OrderParts.Receipt;
import petitiondesk.supervision.OrderParts.Signature;

/** What is appended beside an order in its course. */
@Component
class OrderRecords {

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String number, Draft draft) {
        jdbc.sql("""
                insert into supervision_order_draft (order_number, draft, ground, why, demand, answer_by, copies_to,
                                                     drafted_by, drafted_at)
                values (:number, :draft, :ground, :why, :demand, :answerBy, :copiesTo, :by, :at)""")
                .param("number", number)
                .param("draft", draft.draft())
                .param("ground", draft.ground().name())
                .param("why", draft.why())
                .param("demand", draft.demand())
                .param("answerBy", draft.answerBy())
                .param("copiesTo", draft.copiesTo())
                .param("by", draft.draftedBy())
                .param("at", Timestamp.from(draft.draftedAt()))
                .update();
    }

    Optional<Draft> draft(String number, int draft) {
        return jdbc.sql("select * from supervision_order_draft where order_number = :number and draft = :draft")
                .param("number", number)
                .param("draft", draft)
                .query(Draft.class)
                .optional();
    }

    /**
     * Keeps the signature.
     *
     * @return false if the order is signed already
     */
    boolean add(String number, Signature signature) {
        return jdbc.sql("""
                insert into supervision_order_signature (order_number, draft, signed_by, signed_at, capacity,
                                                         capacity_reason, deputy_period_id, signed_text, sha256)
                values (:number, :draft, :by, :at, :capacity, :reason, :period, :text, :sha256)
                on conflict (order_number) do nothing""")
                        .param("number", number)
                        .param("draft", signature.draft())
                        .param("by", signature.signedBy())
                        .param("at", Timestamp.from(signature.signedAt()))
                        .param("capacity", signature.capacity().name())
                        .param("reason", signature.capacityReason())
                        .param("period", signature.deputyPeriodId())
                        .param("text", signature.signedText())
                        .param("sha256", signature.sha256())
                        .update()
                == 1;
    }

    Optional<Signature> signature(String number) {
        return jdbc.sql("select * from supervision_order_signature where order_number = :number")
                .param("number", number)
                .query(Signature.class)
                .optional();
    }

    /** Keeps a receipt; one of the same person in the same way changes nothing. Answers whether it was the first. */
    boolean add(String number, Receipt receipt) {
        return jdbc.sql("""
                insert into supervision_order_receipt (order_number, recipient, how, received_on, note, recorded_by,
                                                       recorded_at)
                values (:number, :recipient, :how, :on, :note, :by, :at) on conflict do nothing""")
                        .param("number", number)
                        .param("recipient", receipt.recipient())
                        .param("how", receipt.how().name())
                        .param("on", receipt.receivedOn())
                        .param("note", receipt.note())
                        .param("by", receipt.recordedBy())
                        .param("at", Timestamp.from(receipt.recordedAt()))
                        .update()
                == 1;
    }

    List<Receipt> receipts(String number) {
        return jdbc.sql("select * from supervision_order_receipt where order_number = :number order by id")
                .param("number", number)
                .query(Receipt.class)
                .list();
    }

    /** Appends the next answer and tells its round. */
    int addAnswer(String number, String answer, LocalDate finishedOn, String userId) {
        return jdbc.sql("""
                insert into supervision_order_answer (order_number, round, answer, finished_on, answered_by, answered_at)
                select :number, coalesce(max(round), 0) + 1, :answer, cast(:finishedOn as date), :by, :at
                from supervision_order_answer where order_number = :number
                returning round""")
                .param("number", number)
                .param("answer", answer)
                .param("finishedOn", finishedOn)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** When each of the orders was closed; no entry where it is open. */
    Map<String, Instant> closedAt(Collection<String> numbers) {
        Map<String, Instant> closed = new HashMap<>();
        jdbc.sql("select order_number, closed_at from supervision_order_closing where order_number = any (:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    closed.put(
                            row.getString("order_number"),
                            row.getTimestamp("closed_at").toInstant());
                });
        return closed;
    }

    /** All answers with what was said to them, oldest first. */
    List<Answer> answers(String number) {
        return jdbc.sql("""
                select a.round, a.answer, a.finished_on, a.answered_by, a.answered_at, v.verdict, v.comment, v.verified_by,
                       v.verified_at
                from supervision_order_answer a left join supervision_order_verdict v using (order_number, round)
                where order_number = :number order by round""").param("number", number).query(Answer.class).list();
    }

    void addVerdict(String number, int round, Verdict verdict, String comment, String userId) {
        jdbc.sql("""
                insert into supervision_order_verdict (order_number, round, verdict, comment, verified_by, verified_at)
                values (:number, :round, :verdict, :comment, :by, :at)""")
                .param("number", number)
                .param("round", round)
                .param("verdict", verdict.name())
                .param("comment", comment)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    void addService(String number) {
        jdbc.sql("insert into supervision_order_service (order_number, served_at) values (:number, :at)")
                .param("number", number)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Instant> servedAt(String number) {
        return jdbc.sql("select served_at from supervision_order_service where order_number = :number")
                .param("number", number)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void addClosing(String number, String effect) {
        jdbc.sql(
                        "insert into supervision_order_closing (order_number, effect, closed_at) values (:number, :effect, :at)")
                .param("number", number)
                .param("effect", effect)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Closing> closing(String number) {
        return jdbc.sql("select effect, closed_at from supervision_order_closing where order_number = :number")
                .param("number", number)
                .query(Closing.class)
                .optional();
    }

    /**
     * Appends to the order's history.
     *
     * @param actor user id, or null for the desk itself
     */
    void note(String number, String actor, String kind, String text) {
        jdbc.sql("""
                insert into supervision_order_event (order_number, at, actor, kind, text)
                values (:number, :at, :actor, :kind, :text)""")
                .param("number", number)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("kind", kind)
                .param("text", text)
                .update();
    }

    List<Event> events(String number) {
        return jdbc.sql(
                        "select at, actor, kind, text from supervision_order_event where order_number = :number order by id")
                .param("number", number)
                .query(Event.class)
                .list();
    }
}
