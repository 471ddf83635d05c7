package petitiondesk.advice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.advice.AdviceParts.Answer;
import petitiondesk.advice.AdviceParts.Ending;
import petitiondesk.advice.AdviceParts.Event;
import petitiondesk.shared.Refusal;

/** Advice as it is kept: written once, everything that follows appended beside it. */
@Component
class Advices {

    private static final String COLUMNS = "select a.*, c.status from advice a join advice_course c using (number)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Advices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next number of the year, such as {@code JY2026-0001}; it returns to the year if the transaction fails. */
    String take(int year) {
        int running = jdbc.sql("""
                insert into advice_number (year, last) values (:year, 1)
                on conflict (year) do update set last = advice_number.last + 1
                returning last""").param("year", year).query(Integer.class).single();
        return "JY%d-%04d".formatted(year, running);
    }

    void add(Advice advice, Collection<String> petitions) {
        jdbc.sql("""
                insert into advice (number, kind, unit, unit_name, answering_group, subject, findings, recommendation,
                                    issued_by, issued_at)
                values (:number, :kind, :unit, :unitName, :group, :subject, :findings, :recommendation, :by, :at)""")
                .param("number", advice.number())
                .param("kind", advice.kind().name())
                .param("unit", advice.unit())
                .param("unitName", advice.unitName())
                .param("group", advice.answeringGroup())
                .param("subject", advice.subject())
                .param("findings", advice.findings())
                .param("recommendation", advice.recommendation())
                .param("by", advice.issuedBy())
                .param("at", Timestamp.from(advice.issuedAt()))
                .update();
        jdbc.sql("insert into advice_course (number, status) values (:number, :status)")
                .param("number", advice.number())
                .param("status", advice.status().name())
                .update();
        for (String petition : petitions) {
            jdbc.sql("insert into advice_petition (advice_number, petition_number) values (:number, :petition)")
                    .param("number", advice.number())
                    .param("petition", petition)
                    .update();
        }
    }

    /**
     * The advice.
     *
     * @throws Refusal if there is none
     */
    Advice get(String number) {
        return find(number).orElseThrow(Advices::unknown);
    }

    /** The advice, for this transaction alone: whoever decides on it meanwhile waits. */
    Advice locked(String number) {
        jdbc.sql("select 1 from advice_course where number = :number for update")
                .param("number", number)
                .query(Integer.class)
                .optional()
                .orElseThrow(Advices::unknown);
        return get(number);
    }

    Optional<Advice> find(String number) {
        return jdbc.sql(COLUMNS + " where a.number = :number")
                .param("number", number)
                .query(Advice.class)
                .optional();
    }

    static Refusal unknown() {
        return Refusal.notFound("没有这份改进建议，或者不归您查看。");
    }

    /** All, the newest first; on one petition alone if it is named. */
    List<Advice> all(String petition) {
        return jdbc.sql(COLUMNS + """
                 where cast(:petition as text) is null
                    or exists (select from advice_petition p
                               where p.advice_number = a.number and p.petition_number = :petition)
                order by a.issued_at desc, a.number desc""")
                .param("petition", petition)
                .query(Advice.class)
                .list();
    }

    /** Those of the numbers that advice has. */
    Set<String> existing(Collection<String> numbers) {
        return jdbc.sql("select number from advice where number = any (:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Numbers of the petitions from which it was drawn. */
    List<String> petitions(String number) {
        return jdbc.sql("select petition_number from advice_petition where advice_number = :number order by 1")
                .param("number", number)
                .query(String.class)
                .list();
    }

    void moveTo(String number, AdviceStatus status) {
        jdbc.sql("update advice_course set status = :status where number = :number")
                .param("status", status.name())
                .param("number", number)
                .update();
    }

    /** Appends the next answer and tells its round. */
    int addAnswer(String number, Adoption adoption, String answer, String userId) {
        return jdbc.sql("""
                insert into advice_answer (advice_number, round, adoption, answer, answered_by, answered_at)
                select :number, coalesce(max(round), 0) + 1, :adoption, :answer, :by, :at
                from advice_answer where advice_number = :number
                returning round""")
                .param("number", number)
                .param("adoption", adoption.name())
                .param("answer", answer)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    void addAssessment(String number, int round, Assessment assessment, String comment, String userId) {
        jdbc.sql("""
                insert into advice_assessment (advice_number, round, assessment, comment, assessed_by, assessed_at)
                values (:number, :round, :assessment, :comment, :by, :at)""")
                .param("number", number)
                .param("round", round)
                .param("assessment", assessment.name())
                .param("comment", comment)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** All answers, oldest first. */
    List<Answer> answers(String number) {
        return jdbc.sql("""
                select a.round, a.adoption, a.answer, a.answered_by, a.answered_at, s.assessment, s.comment, s.assessed_by,
                       s.assessed_at
                from advice_answer a left join advice_assessment s using (advice_number, round)
                where advice_number = :number order by round""").param("number", number).query(Answer.class).list();
    }

    /** Ends it as the status says. */
    void end(String number, AdviceStatus status, String reason, String userId) {
        jdbc.sql("""
                insert into advice_ending (advice_number, status, reason, ended_by, ended_at)
                values (:number, :status, :reason, :by, :at)""")
                .param("number", number)
                .param("status", status.name())
                .param("reason", reason)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        moveTo(number, status);
    }

    Optional<Ending> ending(String number) {
        return jdbc.sql("select status, reason, ended_by, ended_at from advice_ending where advice_number = :number")
                .param("number", number)
                .query(Ending.class)
                .optional();
    }

    /**
     * Appends to its history.
     *
     * @param actor user id, or null for the desk itself
     */
    void note(String number, String actor, String kind, String text) {
        jdbc.sql("""
                insert into advice_event (advice_number, at, actor, kind, text)
                values (:number, :at, :actor, :kind, :text)""")
                .param("number", number)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("kind", kind)
                .param("text", text)
                .update();
    }

    List<Event> events(String number) {
        return jdbc.sql("select at, actor, kind, text from advice_event where advice_number = :number order by id")
                .param("number", number)
                .query(Event.class)
                .list();
    }
}
