package petitiondesk.organisation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Stated periods in which a deputy convener acts for the absent convener; recorded by the office, revoked by appending. */
@Service
public class Deputies {

    private static final int REASON = 200;

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Clock clock;

    Deputies(JdbcClient jdbc, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * A period of deputising, both days included.
     *
     * @param reason why the convener is away, as an order or minutes quote it
     * @param revokedAt since when it no longer holds, or null
     * @param revocation why it was revoked, or null
     */
    public record Period(
            long id,
            String userId,
            LocalDate fromDay,
            LocalDate toDay,
            String reason,
            String recordedBy,
            Instant recordedAt,
            Instant revokedAt,
            String revokedBy,
            String revocation) {}

    /**
     * Records a period before or while it runs: a signature of yesterday cannot be covered today.
     *
     * @return its id
     * @throws Refusal naming every field that does not fit; if the one who records is not of the office
     */
    @Transactional
    public long record(String userId, LocalDate from, LocalDate to, String reason, String recordedBy) {
        requireOffice(recordedBy);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        FieldChecks checks = new FieldChecks();
        checks.require(
                        userId != null && organisation.groupsOf(userId).contains(Role.DEPUTY_CONVENER.group()),
                        "userId",
                        "代理人应从副召集人中选择")
                .require(from != null, "from", "请填写代理的起始日期")
                .require(to != null, "to", "请填写代理的截止日期")
                .requiredText("reason", "代理事由", reason, REASON);
        if (from != null && to != null) {
            checks.require(!from.isBefore(today), "from", "起始日期不能早于今天：代理应当事先载明")
                    .require(!to.isBefore(from), "to", "截止日期不能早于起始日期")
                    .require(!to.isAfter(from.plusYears(1)), "to", "一次代理不能超过一年");
        }
        checks.done();
        return jdbc.sql("""
                insert into deputy_period (user_id, from_day, to_day, reason, recorded_by, recorded_at)
                values (:user, :from, :to, :reason, :by, :at) returning id""")
                .param("user", userId)
                .param("from", from)
                .param("to", to)
                .param("reason", reason.strip())
                .param("by", recordedBy)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** Ends a period from now on; what was signed under it stays valid. */
    @Transactional
    public void revoke(long id, String reason, String revokedBy) {
        requireOffice(revokedBy);
        new FieldChecks().requiredText("reason", "撤销理由", reason, REASON).done();
        if (all().stream().noneMatch(period -> period.id() == id)) {
            throw Refusal.notFound("没有这段代理。");
        }
        jdbc.sql("""
                insert into deputy_period_revocation (period_id, reason, revoked_by, revoked_at)
                values (:id, :reason, :by, :at) on conflict do nothing""")
                .param("id", id)
                .param("reason", reason.strip())
                .param("by", revokedBy)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The period under which the person may sign at this moment, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Period> inForce(String userId, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ApplicationClock.ZONE);
        return all().stream()
                .filter(period -> period.userId().equals(userId))
                .filter(period -> !day.isBefore(period.fromDay()) && !day.isAfter(period.toDay()))
                .filter(period -> period.revokedAt() == null || at.isBefore(period.revokedAt()))
                .findFirst();
    }

    /** All periods, those that end last in front. */
    @Transactional(readOnly = true)
    public List<Period> all() {
        return jdbc.sql("""
                select p.*, r.revoked_at, r.revoked_by, r.reason as revocation
                from deputy_period p left join deputy_period_revocation r on r.period_id = p.id
                order by p.to_day desc, p.id desc""").query(Period.class).list();
    }

    private void requireOffice(String userId) {
        if (!organisation.groupsOf(userId).contains(Role.OFFICE.group())) {
            throw Refusal.forbidden("代理由联席会议办公室登记和撤销。");
        }
    }
}
