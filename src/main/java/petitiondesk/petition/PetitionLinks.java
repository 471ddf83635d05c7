package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which petitions repeat which, as people decided it; decisions are appended, and the latest about a pair holds. The repeat is
 * always the one that reached the office later, so no chain of links comes back to where it began.
 */
@Component
class PetitionLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    PetitionLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What somebody decided about a pair. */
    enum Decision {
        CONFIRMED("关联"),
        DISMISSED("排除重复"),
        REMOVED("解除关联");

        private final String title;

        Decision(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Two petitions in the order in which they reached the office. */
    record Pair(String repeat, String original) {

        static Pair of(Petition one, Petition other) {
            int order = one.receivedAt().compareTo(other.receivedAt());
            boolean later = order > 0 || order == 0 && one.number().compareTo(other.number()) > 0;
            return later ? new Pair(one.number(), other.number()) : new Pair(other.number(), one.number());
        }
    }

    /**
     * A decision.
     *
     * @param reason null where none was asked for
     * @param decidedBy user id; null for one that came with an old register
     */
    record Entry(long id, Pair pair, Decision decision, String reason, String decidedBy, Instant at, boolean inForce) {

        /** The other petition of the pair. */
        String other(String number) {
            return pair.repeat().equals(number) ? pair.original() : pair.repeat();
        }

        /** As the history of one of the two tells it. */
        String textFor(String number) {
            String text = switch (decision) {
                case CONFIRMED ->
                    pair.repeat().equals(number)
                            ? "确认本件是 " + pair.original() + " 的重复件。"
                            : "确认 " + pair.repeat() + " 是本件的重复件。";
                case DISMISSED -> "确认与 " + other(number) + " 不是同一事项。";
                case REMOVED -> "解除与 " + other(number) + " 的关联。";
            };
            return reason == null ? text : text + "理由：" + reason;
        }
    }

    /** Appends what whoever took the petition in wrote down as its earlier number. */
    void declared(Petition petition) {
        record Received(String number, Timestamp receivedAt) {}
        Received earlier = jdbc.sql("select number, received_at from petition where number = :number")
                .param("number", petition.repeatOf())
                .query(Received.class)
                .single();
        boolean later = !petition.receivedAt().isBefore(earlier.receivedAt().toInstant());
        append(
                later ? new Pair(petition.number(), earlier.number()) : new Pair(earlier.number(), petition.number()),
                Decision.CONFIRMED,
                null,
                petition.receivedBy());
    }

    /**
     * Appends a decision unless it holds already.
     *
     * @return whether it was new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(Pair pair, Decision decision, String reason, String userId) {
        // two people who decide about one pair take turns; a lock of its own, because rows of cases are locked one by
        // one
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:pair, 10))")
                .param("pair", pair.repeat() + " " + pair.original())
                .query((row, i) -> pair)
                .list();
        if (latest(pair) == decision) {
            return false;
        }
        append(pair, decision, reason, userId);
        return true;
    }

    /** What holds about the pair, or null where nobody decided anything. */
    Decision latest(Pair pair) {
        return jdbc.sql("""
                select decision from petition_link
                where repeat_number = :repeat and original_number = :original order by id desc limit 1""")
                .param("repeat", pair.repeat())
                .param("original", pair.original())
                .query(String.class)
                .optional()
                .map(Decision::valueOf)
                .orElse(null);
    }

    /** All decisions about the petition, oldest first, as far as the other one may be seen; the petition itself may. */
    List<Entry> of(String number, LinkRights rights) {
        return jdbc.sql("""
                select l.*, l.id = s.id as in_force
                from petition_link l
                join petition_link_state s on s.repeat_number = l.repeat_number and s.original_number = l.original_number
                join petition p on p.number = case when l.repeat_number = :number then l.original_number else l.repeat_number end
                join petition_course c on c.number = p.number
                where (l.repeat_number = :number or l.original_number = :number)
                  and (s.repeat_number = :number or s.original_number = :number)
                  and %s
                order by l.id""".formatted(LinkRights.SQL))
                .params(rights.parameters())
                .param("number", number)
                .query((row, i) -> new Entry(
                        row.getLong("id"),
                        new Pair(row.getString("repeat_number"), row.getString("original_number")),
                        Decision.valueOf(row.getString("decision")),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("in_force")))
                .list();
    }

    /** Those of the petitions that repeat an earlier one, as far as both may be seen. */
    Set<String> repeatsAmong(Collection<String> numbers, LinkRights rights) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                with linked as (
                    select repeat_number, original_number from petition_link_state
                    where repeat_number = any(:numbers) and decision = 'CONFIRMED'),
                seen as (
                    select p.number from petition p join petition_course c on c.number = p.number
                    where p.number in (select repeat_number from linked union select original_number from linked) and %s)
                select distinct repeat_number from linked
                where repeat_number in (select number from seen) and original_number in (select number from seen)""".formatted(LinkRights.SQL))
                .params(rights.parameters())
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private void append(Pair pair, Decision decision, String reason, String userId) {
        jdbc.sql("""
                insert into petition_link (repeat_number, original_number, decision, reason, decided_by, at)
                values (:repeat, :original, :decision, :reason, :by, :at)""")
                .param("repeat", pair.repeat())
                .param("original", pair.original())
                .param("decision", decision.name())
                .param("reason", reason)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
