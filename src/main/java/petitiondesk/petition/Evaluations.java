package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** What the petitioner himself thinks of office and unit, apart, once he has been answered. */
@Component
class Evaluations {

    private static final int COMMENT = 5_000;
    private static final Set<Status> ANSWERED = EnumSet.of(Status.REVISIT, Status.SERVED, Status.REVIEW);
    private static final Set<Status> OVER = EnumSet.of(Status.CLOSED, Status.ARCHIVED, Status.GUIDED, Status.REFUSED);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final StaffNotices staff;
    private final PetitionSettings settings;
    private final Clock clock;

    Evaluations(
            JdbcClient jdbc,
            Cases cases,
            CaseHistory history,
            StaffNotices staff,
            PetitionSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.staff = staff;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of what he says how satisfied he is; the names are kept in the database. */
    enum About {
        OFFICE,
        UNIT
    }

    /** A comment, in his own words. */
    public record Comment(String text, Instant at) {}

    /** Whether he may evaluate now. */
    boolean isOpen(PetitionCourse course) {
        if (course.restricted()) {
            return false;
        }
        return ANSWERED.contains(course.status())
                || lastDay(course)
                        .filter(day -> !LocalDate.now(clock).isAfter(day))
                        .isPresent();
    }

    /** The last day on which he may, once the matter is over. */
    Optional<LocalDate> lastDay(PetitionCourse course) {
        if (course.restricted() || !OVER.contains(course.status())) {
            return Optional.empty();
        }
        Optional<Instant> end =
                course.closedAt() != null ? Optional.of(course.closedAt()) : sentElsewhere(course.number());
        return end.map(at -> LocalDate.ofInstant(at, ApplicationClock.ZONE).plusDays(settings.evaluationDays()));
    }

    private Optional<Instant> sentElsewhere(String number) {
        return jdbc.sql("""
                select max(c.at) from disposition_confirmation c join registration r on r.id = c.registration_id
                where r.petition_number = :number and c.approval = 'APPROVE'""")
                .param("number", number)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Takes what he says now; the newest counts.
     *
     * @param office name of a {@link Satisfaction}, or null where he says nothing of it
     * @param unit the same for the unit
     * @throws Refusal naming the field, or if it is not the time for it
     */
    @Transactional
    public void evaluate(String number, String office, String unit, String comment) {
        PetitionCourse course = cases.locked(number);
        if (!isOpen(course)) {
            throw Refusal.conflict(
                    course.restricted()
                            ? "该事项由纪检监察办理，不在这里评价。"
                            : "答复之后、办结后%d日之内可以评价。".formatted(settings.evaluationDays()));
        }
        FieldChecks checks = new FieldChecks();
        Map<About, Satisfaction> said = new EnumMap<>(About.class);
        choice(office, "office", "对信访部门服务的评价", checks).ifPresent(one -> said.put(About.OFFICE, one));
        choice(unit, "unit", "对承办单位办理的评价", checks).ifPresent(one -> said.put(About.UNIT, one));
        String words = comment == null || comment.isBlank() ? null : comment.strip();
        checks.text("comment", "想说的话", words, COMMENT);
        checks.require(checks.failed() || words != null || !said.isEmpty(), "office", "请至少评价一项");
        checks.done();
        Map<About, Satisfaction> before = newest(number, course.round());
        said.entrySet().removeIf(one -> one.getValue() == before.get(one.getKey()));
        if (said.isEmpty() && words == null) {
            return;
        }
        said.forEach((about, satisfaction) -> add(course, about, satisfaction));
        if (words != null) {
            jdbc.sql("insert into evaluation_comment (petition_number, text, at) values (:number, :text, :at)")
                    .param("number", number)
                    .param("text", words)
                    .param("at", now())
                    .update();
        }
        boolean changed = said.keySet().stream().anyMatch(before::containsKey);
        // what he said stands in the tables: those whom he rates read the history
        history.announce(
                number, null, EventKind.EVALUATED, changed ? "信访人修改了评价。" : "信访人作出评价。", changed ? "您修改了评价。" : "您作出了评价。");
        if (said.containsValue(Satisfaction.UNSATISFIED) && course.conclusion() == Conclusion.SUPPORT) {
            staff.unsatisfied(course);
        }
    }

    private static Optional<Satisfaction> choice(String value, String field, String label, FieldChecks checks) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : checks.oneOf(Satisfaction.class, field, label, value);
    }

    private void add(PetitionCourse course, About about, Satisfaction satisfaction) {
        jdbc.sql("""
                insert into evaluation (petition_number, round, about, satisfaction, at)
                values (:number, :round, :about, :satisfaction, :at)""")
                .param("number", course.number())
                .param("round", course.round())
                .param("about", about.name())
                .param("satisfaction", satisfaction.name())
                .param("at", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** What counts for this round of the handling. */
    Map<About, Satisfaction> newest(String number, int round) {
        Map<About, Satisfaction> newest = new EnumMap<>(About.class);
        jdbc.sql("""
                select about, satisfaction from evaluation where petition_number = :number and round = :round
                order by id""").param("number", number).param("round", round).query(row -> {
            newest.put(About.valueOf(row.getString("about")), Satisfaction.valueOf(row.getString("satisfaction")));
        });
        return newest;
    }

    List<Comment> comments(String number) {
        return jdbc.sql("select text, at from evaluation_comment where petition_number = :number order by id desc")
                .param("number", number)
                .query(Comment.class)
                .list();
    }
}
