package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The petitioner adds to his petition before it is closed; whoever works on it is told. */
@Service
public class Supplements {

    private static final int TEXT = 20_000;
    private static final int SHOWN = 300;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final StaffNotices staff;
    private final PetitionProcess process;
    private final Clock clock;

    Supplements(
            JdbcClient jdbc,
            Cases cases,
            CaseHistory history,
            StaffNotices staff,
            PetitionProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.staff = staff;
        this.process = process;
        this.clock = clock;
    }

    /** Why nothing can be added now, or null. */
    static String hindrance(PetitionCourse course) {
        if (course.restricted() ? course.isInWork() : course.status().open()) {
            return null;
        }
        return "该事项现在是“%s”，不能再补充；有新的情况请重新提出。".formatted(course.status().title());
    }

    /**
     * Adds to the petition.
     *
     * @param userId who wrote it down at the counter; null for the petitioner himself
     * @throws Refusal naming the field, or if the matter is over
     */
    @Transactional
    public void add(String number, String text, String userId) {
        PetitionCourse course = cases.locked(number);
        String hindrance = hindrance(course);
        if (hindrance != null) {
            throw Refusal.conflict(hindrance);
        }
        new FieldChecks().requiredText("text", "补充的内容", text, TEXT).done();
        String words = text.strip();
        jdbc.sql("insert into supplement (petition_number, text, recorded_by, at) values (:number, :text, :by, :at)")
                .param("number", number)
                .param("text", words)
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        history.announce(
                number,
                userId,
                EventKind.SUPPLEMENTED,
                (userId == null ? "信访人网上补充：" : "登记信访人补充：") + words,
                "您补充了情况：" + excerpt(words));
        if (!process.supplemented(number)) {
            tell(number);
        }
    }

    /** Tells whoever works on the petition now that something was added. */
    @Transactional
    public void tell(String number) {
        long newest = jdbc.sql("select max(id) from supplement where petition_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
        staff.supplemented(cases.course(number), newest, process.openTasks(number));
    }

    private static String excerpt(String words) {
        return words.codePointCount(0, words.length()) <= SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "……";
    }
}
