package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the register says about a 管区 over a stretch of time: the figures that its monthly report is held against. */
@Service
public class DistrictRegister {

    private final JdbcClient jdbc;

    DistrictRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Numbers of cases in a district.
     *
     * @param received taken in within the time
     * @param closed ended within the time
     * @param inHand open at its end
     */
    public record Figures(int received, int closed, int inHand, List<OfType> types) {}

    /**
     * The same for the cases of one category or type of dispute.
     *
     * @param type its name; 未分类 for cases without one
     */
    public record OfType(String type, int received, int closed, int inHand) {}

    /** The district's cases, accusations left out; {@code until} is not part of the time. */
    @Transactional(readOnly = true)
    public Figures of(String district, Instant since, Instant until) {
        List<OfType> types = jdbc.sql("""
                with cases as (
                    select p.received_at, c.closed_at, c.status,
                           coalesce(c.dispute_type, c.category, p.dispute_type, p.category) as type
                    from petition p join petition_course c on c.number = p.number
                    where coalesce(c.district, p.district) = :district and not c.restricted and p.received_at < :until)
                select coalesce(t.name, '未分类') as type,
                       count(*) filter (where received_at >= :since) as received,
                       count(*) filter (where closed_at >= :since and closed_at < :until) as closed,
                       count(*) filter (where closed_at is null and status <> 'DISCIPLINE') as in_hand
                from cases left join category t on t.code = cases.type
                group by 1
                having count(*) filter (where received_at >= :since or closed_at >= :since and closed_at < :until
                                        or closed_at is null and status <> 'DISCIPLINE') > 0
                order by 1""")
                .param("district", district)
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .query(OfType.class)
                .list();
        return new Figures(
                types.stream().mapToInt(OfType::received).sum(),
                types.stream().mapToInt(OfType::closed).sum(),
                types.stream().mapToInt(OfType::inHand).sum(),
                types);
    }
}
