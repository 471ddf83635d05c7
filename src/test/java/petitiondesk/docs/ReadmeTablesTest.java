package petitiondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import petitiondesk.deadline.LimitKind;
import petitiondesk.notification.NoticeTemplate;

/** The README's tables say what diagrams, forms and code say; {@code mvn test -Dreadme=write} brings them in line. */
class ReadmeTablesTest {

    private static final Path README = Path.of("README.md");

    @Test
    void tasksAreThoseOfTheDiagramAndItsForms() {
        hold("tasks", new PetitionDiagram().tasks());
    }

    @Test
    void timersAreThoseOfTheDiagram() {
        hold("timers", new PetitionDiagram().timers());
    }

    @Test
    void limitsAreThoseOfTheDeadlineRoom() {
        MarkdownTable table = new MarkdownTable("Limit", "Name", "From", "Days", "Who", "Source");
        for (LimitKind kind : LimitKind.values()) {
            String days = switch (kind.unit()) {
                case NATURAL_DAYS -> kind.amount() + " natural days";
                case WORKING_DAYS -> kind.amount() + " working days";
                case SET_DAY -> "the day that is set";
            };
            table.row(
                    "`" + kind + "`",
                    kind.title(),
                    kind.begins(),
                    kind.maxExtension() > 0 ? days + ", once up to " + kind.maxExtension() + " more" : days,
                    kind.owner().title(),
                    kind.source());
        }
        hold("limits", table.toString());
    }

    @Test
    void remindersAreThoseOfTheLadderAndWhereItsLimitsAreKept() {
        hold("reminders", RemindersTable.text());
    }

    @Test
    void noticesAreThoseThatTheDeskCanWrite() throws IOException {
        MarkdownTable table = new MarkdownTable("Notice", "Name", "To", "Tells");
        for (NoticeTemplate template : NoticeTemplate.values()) {
            assertThat(Path.of("src/main/resources/mail", template.id() + ".txt"))
                    .as("letter of " + template)
                    .exists();
            String audience = String.valueOf(ReflectionTestUtils.getField(template, "audience"));
            TreeSet<String> told = new TreeSet<>(template.required());
            told.addAll(template.secrets());
            table.row(
                    "[%s](src/main/resources/mail/%s.txt)".formatted(template.id(), template.id()),
                    template.title(),
                    audience.toLowerCase(java.util.Locale.ROOT),
                    told.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", ")));
        }
        hold("notices", table.toString());
        try (var letters = Files.list(Path.of("src/main/resources/mail"))) {
            assertThat(letters).as("letters that nobody sends").hasSize(NoticeTemplate.values().length);
        }
    }

    private static void hold(String name, String expected) {
        MarkedSection section = new MarkedSection(README, name);
        if ("write".equals(System.getProperty("readme"))) {
            section.write(expected);
        }
        assertThat(section.text())
                .as("table %s in README.md; mvn test -Dtest=ReadmeTablesTest -Dreadme=write writes it anew", name)
                .isEqualTo(expected);
    }
}
