package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.party.Parties;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** 回避: nobody handles, leads or decides a petition in which he is party, accused or related (Art 28). */
@Service
public class Recusals {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final Parties parties;
    private final Organisation organisation;
    private final TaskHolders holders;
    private final StaffNotices staff;
    private final Clock clock;

    Recusals(
            JdbcClient jdbc,
            Cases cases,
            CaseHistory history,
            Parties parties,
            Organisation organisation,
            TaskHolders holders,
            StaffNotices staff,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.parties = parties;
        this.organisation = organisation;
        this.holders = holders;
        this.staff = staff;
        this.clock = clock;
    }

    /** Somebody who has to keep out, with the reason and who recorded it. */
    public record Recusal(String userId, String reason, String recordedBy, Instant recordedAt) {}

    /** All who have to keep out of the case, oldest first. */
    @Transactional(readOnly = true)
    public List<Recusal> of(String number) {
        return jdbc.sql("""
                select user_id, reason, recorded_by, recorded_at from recusal where petition_number = :number
                order by id""").param("number", number).query(Recusal.class).list();
    }

    /** Whether it is on record that the person has to keep out; the same name alone does not shut out who handles. */
    boolean recorded(String number, String userId) {
        return jdbc.sql("select exists (select from recusal where petition_number = :number and user_id = :user)")
                .param("number", number)
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Refuses what somebody who has to keep out of the case would do in it. */
    public void check(String number, String userId) {
        if (recorded(number, userId)) {
            throw Refusal.forbidden("您在该事项中应当回避（《信访工作条例》第二十八条），请由他人办理。");
        }
    }

    /**
     * Records that somebody must keep out of a case; what he did before stays on record, what he had taken goes back to the
     * others.
     *
     * @param reason how he is concerned; at least a few words
     */
    @Transactional
    public void record(String number, String userId, String reason, String recordedBy) {
        String name = organisation
                .person(userId)
                .map(Organisation.Person::name)
                .orElseThrow(() -> Refusal.invalid("userId", "没有这个工作人员"));
        new FieldChecks().requiredText("reason", "回避理由", reason, 500).done();
        cases.locked(number);
        int added = jdbc.sql("""
                insert into recusal (petition_number, user_id, reason, recorded_by, recorded_at)
                values (:number, :user, :reason, :by, :at) on conflict (petition_number, user_id) do nothing""")
                .param("number", number)
                .param("user", userId)
                .param("reason", reason.strip())
                .param("by", recordedBy)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (added == 1) {
            history.note(number, recordedBy, EventKind.RECUSED, name + "回避：" + reason.strip());
            giveToOthers(number, userId);
        }
    }

    private void giveToOthers(String number, String userId) {
        PetitionCourse course = cases.course(number);
        for (TaskHolders.Released task : holders.release(number, userId)) {
            Stream.concat(
                            task.groups().stream().flatMap(group -> organisation.members(group).stream()),
                            task.users().stream().flatMap(user -> organisation.person(user).stream()))
                    .filter(person -> !recorded(number, person.userId()))
                    .distinct()
                    .forEach(person -> staff.released(course, task, person));
        }
    }

    /** Why the person must keep out of the case, in words for a field error; empty if nothing speaks against him. */
    public Optional<String> against(String number, String userId) {
        Optional<Organisation.Person> person = organisation.person(userId);
        if (recorded(number, userId)) {
            return Optional.of(person.map(Organisation.Person::name).orElse(userId) + "在该事项中应当回避（《信访工作条例》第二十八条）");
        }
        return person.map(Organisation.Person::name)
                .filter(name -> parties.isNamed(number, name))
                .map(name -> name + "与该事项当事人同名，应当回避；如系同名不同人，请换人办理或在案卷中更正当事人姓名");
    }
}
