package petitiondesk.turns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Status;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * Every end and turn, driven over HTTP with one message each: where it ends, what the petitioner was told, whether the history
 * tells all that was done, and whether anything of it lies where it must not. With {@code -Dmessages=FILE} the messages of
 * citizens are taken from a file. What was told is written under {@code target/turns} for people to read.
 */
@DeskTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTurnIT {

    private static final Path STORIES = Path.of("target", "turns");
    private static final List<Story> ALL = Stories.all();

    private final List<Walk> walks = new ArrayList<>();
    private final Map<String, Caller> callers = new HashMap<>();
    private final List<Message> messages = Message.some(ALL.size() * 2);

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private BriefMeetings meetings;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void aPlaceForTheStories() throws IOException {
        Files.createDirectories(STORIES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void theStoryEndsAsItShould(Story story) throws IOException {
        clock.setTo("2026-08-03T09:00");
        Walk walk = walk();
        story.way().accept(walk, this::walk);
        JsonNode told = walk.follow();
        List<String> letters = letters(walk);
        Files.writeString(STORIES.resolve(story.name() + ".md"), StoryText.of(story, walk, told, letters(walk), jdbc));
        assertThat(told.path("status").asText()).isEqualTo(story.status());
        assertThat(letters).isEqualTo(story.letters());
        if (!Status.valueOf(story.status()).open() && !story.status().equals("DISCIPLINE")) {
            assertThat(told.path("dueOn").isTextual())
                    .as("nobody owes anything any more")
                    .isFalse();
        }
        assertThat(told.path("events")).as("what the petitioner reads").isNotEmpty();
        assertNothingIsMissing(walk, told);
    }

    static List<Story> stories() {
        return ALL;
    }

    private Walk walk() {
        Walk walk = new Walk(new Walk.Kit(port, office, meetings, clock, callers), messages.get(walks.size()));
        walks.add(walk);
        return walk;
    }

    /** Whoever completed a task stands in the history at that moment, and times never go back. */
    private void assertNothingIsMissing(Walk walk, JsonNode told) {
        JsonNode file = walk.file(isAccusation(walk) ? "discipline" : "office");
        List<Instant> times = StreamSupport.stream(file.path("events").spliterator(), false)
                .map(event -> Instant.parse(event.path("at").asText()))
                .toList();
        assertThat(times).isSorted().isNotEmpty();
        Set<Instant> known = new TreeSet<>(times);
        jdbc.sql("""
                select t.task_def_key_ as task, t.end_time_ as at from act_hi_taskinst t
                join act_hi_procinst i on i.id_ = t.proc_inst_id_
                where i.business_key_ = :number and t.delete_reason_ = 'completed'""")
                .param("number", walk.number())
                .query((row, i) ->
                        Map.entry(row.getString("task"), row.getTimestamp("at").toInstant()))
                .list()
                .forEach(done ->
                        assertThat(known).as("a line for " + done.getKey()).contains(done.getValue()));
    }

    private boolean isAccusation(Walk walk) {
        return jdbc.sql("select restricted from petition_course where number = :number")
                .param("number", walk.number())
                .query(Boolean.class)
                .single();
    }

    /** Templates of what went to the petitioner, oldest first. */
    private List<String> letters(Walk walk) {
        return jdbc.sql("select template from notice where subject = :number and recipient_name = :name order by id")
                .param("number", walk.number())
                .param("name", walk.message().name())
                .query(String.class)
                .list();
    }

    @AfterAll
    void nothingOfItLiesWhereItMustNot(CapturedOutput output) {
        Set<String> marks = new TreeSet<>();
        walks.forEach(walk -> marks.addAll(walk.message().marks()));
        assertThat(new EngineScan(jdbc).find(marks))
                .as("in the tables of the engine")
                .isEmpty();
        assertThat(marks.stream().filter(output.getAll()::contains))
                .as("in the log")
                .isEmpty();
        for (Walk walk : walks) {
            List<String> mails = jdbc.sql("""
                            select subject_line || body from notice
                            where subject = :number and recipient_name <> :name""")
                    .param("number", walk.number())
                    .param("name", walk.message().name())
                    .query(String.class)
                    .list();
            assertThat(mails)
                    .as("mails to staff on " + walk.number())
                    .allSatisfy(mail ->
                            assertThat(mail).doesNotContain(walk.message().marks()));
        }
    }
}
