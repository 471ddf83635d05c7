package petitiondesk.document.signing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;

/**
 * Wrong pins in a row, counted in the database for all nodes together. A try is counted before the pin is looked at and
 * forgiven if it was right, so that guessing at many places at once is no faster.
 */
@Component
class PinTries {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日HH:mm");

    private final JdbcClient jdbc;
    private final SignatureSettings settings;
    private final Clock clock;

    PinTries(JdbcClient jdbc, SignatureSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Counts a try.
     *
     * @return how many are left if this one is wrong
     * @throws Refusal too many, while the key is locked
     */
    int begin(String userId) {
        Instant now = clock.instant();
        Optional<Integer> tries = jdbc.sql("""
                insert into pin_tries as p (user_id, tries) values (:user, 1)
                on conflict (user_id) do update set
                    tries = case when p.locked_until is null then p.tries + 1 else 1 end,
                    locked_until = case when p.locked_until is null and p.tries + 1 >= :most then cast(:until as timestamptz) end
                where p.locked_until is null or p.locked_until <= :now
                returning tries""")
                .param("user", userId)
                .param("most", settings.pinTries())
                .param("until", Timestamp.from(now.plus(settings.pinLock())))
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .optional();
        return settings.pinTries()
                - tries.orElseThrow(() -> Refusal.tooMany("签名密码连续输错" + settings.pinTries() + "次，已锁定到"
                        + lockedUntil(userId).map(PinTries::time).orElse("") + "。到时再试；忘记了可以在“电子签名”页重设。"));
    }

    /** The pin was right: wrong ones before it no longer count. */
    void forgive(String userId) {
        jdbc.sql("update pin_tries set tries = 0, locked_until = null where user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Until when the key is locked; empty if it is not. */
    Optional<Instant> lockedUntil(String userId) {
        return jdbc.sql("select locked_until from pin_tries where user_id = :user and locked_until > :now")
                .param("user", userId)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, i) -> row.getTimestamp("locked_until").toInstant())
                .optional();
    }

    /** What somebody is told whose pin was wrong. */
    String left(int tries) {
        return tries > 0 ? "还可以再试" + tries + "次" : "已经锁定" + settings.pinLock().toMinutes() + "分钟";
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ApplicationClock.ZONE));
    }
}
