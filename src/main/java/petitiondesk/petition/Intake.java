package petitiondesk.petition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;

/** Takes petitions in: register entry, parties, process, limit and receipt together or not at all. */
@Service
public class Intake {

    private final IntakeChecks checks;
    private final PetitionNumbers numbers;
    private final QueryCodes codes;
    private final JdbcAggregateTemplate rows;
    private final PetitionCourses courses;
    private final Parties parties;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final ShingleIndex shingles;
    private final PetitionLinks links;
    private final PetitionNotices notices;
    private final Urgency urgency;
    private final PetitionProcess process;
    private final Accused accused;
    private final IntakeKeys keys;
    private final ObjectMapper mapper;
    private final Clock clock;

    Intake(
            IntakeChecks checks,
            PetitionNumbers numbers,
            QueryCodes codes,
            JdbcAggregateTemplate rows,
            PetitionCourses courses,
            Parties parties,
            TimeLimits limits,
            CaseHistory history,
            ShingleIndex shingles,
            PetitionLinks links,
            PetitionNotices notices,
            Urgency urgency,
            PetitionProcess process,
            Accused accused,
            IntakeKeys keys,
            ObjectMapper mapper,
            Clock clock) {
        this.checks = checks;
        this.numbers = numbers;
        this.codes = codes;
        this.rows = rows;
        this.courses = courses;
        this.parties = parties;
        this.limits = limits;
        this.history = history;
        this.shingles = shingles;
        this.links = links;
        this.notices = notices;
        this.urgency = urgency;
        this.process = process;
        this.accused = accused;
        this.keys = keys;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A petition that stands in the register, and has no process yet. */
    record Entered(Petition petition, PetitionCourse course, String queryCode) {}

    /** What the petitioner takes home. */
    public record Receipt(String number, String queryCode) {}

    /**
     * Lets those take in whose work it is: registrars, the office and discipline inspection everything, mediators the
     * disputes that they come upon.
     *
     * @param kind as the form names it
     * @throws Refusal if the person is none of these
     */
    public static void checkMayTakeIn(Set<String> groups, String kind) {
        boolean everything = Stream.of(Role.REGISTRAR, Role.OFFICE, Role.DISCIPLINE)
                .map(Role::group)
                .anyMatch(groups::contains);
        boolean dispute =
                groups.contains(Role.MEDIATOR.group()) && Kind.DISPUTE.name().equals(kind);
        if (!everything && !dispute) {
            throw Refusal.forbidden("只有登记员、联席会议办公室和纪检监察可以登记信访事项；网格员、村调解员可以登记矛盾纠纷。");
        }
    }

    /**
     * Registers a petition.
     *
     * @param userId who took it in, or null for the public pages
     * @param idempotencyKey repeated with the same form it answers the same receipt again; null if none was given
     * @throws Refusal naming every wrong field; or a conflict if the key was used for another form
     */
    @Transactional
    public Receipt register(IntakeForm form, String userId, String idempotencyKey) {
        IntakeChecks.Checked checked = checks.check(form, userId);
        checks.requireOffered(checked);
        if (idempotencyKey == null) {
            return register(checked, userId);
        }
        String caller = userId == null ? "public" : "staff/" + userId;
        String bodyHash = hash(form);
        if (!keys.claim(caller, idempotencyKey, bodyHash)) {
            return repeated(caller, idempotencyKey, bodyHash);
        }
        Receipt receipt = register(checked, userId);
        keys.assign(caller, idempotencyKey, receipt.number());
        return receipt;
    }

    private Receipt repeated(String caller, String key, String bodyHash) {
        IntakeKeys.Used used = keys.used(caller, key).orElseThrow();
        if (!used.bodyHash().equals(bodyHash)) {
            throw Refusal.conflict("这个 Idempotency-Key 已用于另一份内容不同的登记，请换一个再提交。");
        }
        return new Receipt(used.number(), codes.of(used.number()));
    }

    private Receipt register(IntakeChecks.Checked checked, String userId) {
        Entered entered = enter(checked, userId);
        TimeLimit register = begin(entered, userId);
        notices.receipt(entered.petition(), register, entered.course().restricted());
        return new Receipt(entered.petition().number(), entered.queryCode());
    }

    /** Writes the register entry and its parties, under the next number of the year. */
    Entered enter(IntakeChecks.Checked checked, String userId) {
        Instant now = clock.instant();
        int year = ZonedDateTime.ofInstant(now, ApplicationClock.ZONE).getYear();
        PetitionNumbers.PetitionNumber taken = numbers.next(year);
        String number = taken.text();
        String code = codes.of(number);
        Petition petition = checked.petition(taken, codes.hash(number, code), userId, now);
        rows.insert(petition);
        parties.record(number, checked.parties());
        shingles.add(number);
        if (petition.repeatOf() != null) {
            links.declared(petition);
        }
        PetitionCourse course = courses.save(PetitionCourse.of(petition));
        if (course.restricted()) {
            accused.recordNamed(number);
        }
        return new Entered(petition, course, code);
    }

    /** Starts limit and process of what was entered: it waits for its registration. */
    TimeLimit begin(Entered entered, String userId) {
        Petition petition = entered.petition();
        PetitionCourse course = entered.course();
        TimeLimit register = limits.start(LimitKind.REGISTER, petition.number(), petition.receivedAt());
        history.announce(
                petition.number(),
                userId,
                EventKind.RECEIVED,
                "经“" + petition.channel().title() + "”渠道收到，应于" + PetitionTexts.lastDay(register) + "前登记并确定办理方式。",
                "已收到您反映的事项。");
        Role registrar = course.restricted() ? Role.DISCIPLINE : Role.REGISTRAR;
        course.startedAs(process.received(petition.number(), registrar.group(), register.dueAt()));
        courses.save(course);
        if (course.restricted()) {
            accused.keepApart(petition.number());
        }
        urgency.received(petition, course);
        return register;
    }

    private String hash(IntakeForm form) {
        try {
            return Sha256.of(mapper.writeValueAsString(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
