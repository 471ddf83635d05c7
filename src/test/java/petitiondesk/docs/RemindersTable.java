package petitiondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ClassUtils;
import petitiondesk.advice.AdviceLimitTasks;
import petitiondesk.deadline.LimitKind;
import petitiondesk.engine.ProcessVariable;
import petitiondesk.meeting.MeetingLimitTasks;
import petitiondesk.petition.LimitTasks;
import petitiondesk.supervision.OrderLimitTasks;

/** Which limit is kept where, and who is told of it when: read from diagrams, code and settings. */
final class RemindersTable {

    private static final Pattern USED = Pattern.compile("LimitKind\\.([A-Z_]{2,})\\b");
    private static final Path SOURCES = Path.of("src/main/java/petitiondesk");
    private static final List<String> KEEPERS = List.of("petition", "supervision", "meeting", "advice");

    /** No days are counted for it: the next meeting decides on everything that is late when it opens. */
    private static final String NEXT_MEETING = "UserTask_DecideOverdue";

    private final LimitDiagrams diagrams = new LimitDiagrams();
    private final Map<String, String> settings = Settings.withDefaults();
    private final Set<LimitKind> told = new TreeSet<>();
    private final Set<String> days = new TreeSet<>();

    static String text() {
        return new RemindersTable().table();
    }

    private String table() {
        MarkdownTable table = new MarkdownTable(
                "Limit",
                "Kept in",
                "Tasks that bear it",
                "Day, and the timers at it",
                "Told with %s %% left (%s–%s days), on the last day, at +1, then every %s days"
                        .formatted(
                                setting("soon-share"), setting("soon-least"), setting("soon-most"), setting("repeat")),
                "At +" + setting("head-after"),
                "At +%s; leaders' list from +%s".formatted(setting("office-after"), setting("leaders-after")));
        for (LimitKind kind : LimitKind.values()) {
            Set<String> tasks = tasks(kind);
            if (kind == LimitKind.ORDER) {
                Set<String> meeting = Set.of(NEXT_MEETING);
                row(
                        table,
                        kind,
                        diagrams.process(meeting),
                        codes(meeting),
                        "no day, the next meeting",
                        "its agenda",
                        "",
                        "");
            } else if (!tasks.isEmpty()) {
                owed(table, kind, tasks);
            } else if (ofPetition(kind).isPresent()) {
                String day = ofPetition(kind).orElseThrow();
                days.add(day);
                assertThat(kind.owedByOffice()).as(kind + " is owed at no task").isFalse();
                row(table, kind, "petition", "none", day(day), "nobody, the days are the petitioner's", "", "");
            } else {
                row(table, kind, "no process yet", "", "", "", "", "");
            }
        }
        assertNobodyIsForgotten();
        diagrams.assertEveryDayIsALimit(days);
        return table.toString();
    }

    private void owed(MarkdownTable table, LimitKind kind, Set<String> tasks) {
        String day = diagrams.lastDay(tasks);
        ofPetition(kind)
                .ifPresent(moved -> assertThat(day)
                        .as("the day that moves with %s, and that of its tasks", kind)
                        .isEqualTo(moved));
        days.add(day);
        told.add(kind);
        boolean ofOrder = !OrderLimitTasks.of(kind).isEmpty();
        boolean ofUnit = LimitTasks.isOwedByUnit(kind);
        boolean ofOffice = tasks.stream().allMatch(diagrams::isOfferedToOffice);
        String first = ofOrder ? "whom the order was served on" : "who has the task, else those it is offered to";
        String head = "office";
        String office = "conveners";
        if (kind.owner() == LimitKind.Owner.DISCIPLINE) {
            head = "discipline inspection alone";
            office = head;
        } else if (ofUnit && kind != LimitKind.LED) {
            head = "heads of the unit; of a led case: office";
            office = "office; of a led case: conveners";
        } else if (ofOffice) {
            head = "office; conveners while nobody has taken it";
        }
        row(
                table,
                kind,
                diagrams.process(tasks),
                codes(tasks),
                day(day),
                ofUnit ? first + "; of a led case its leader, too" : first,
                head,
                office);
    }

    private static void row(MarkdownTable table, LimitKind kind, String process, String... cells) {
        String name = kind.rule().isEmpty() ? kind.title() : kind.rule() + " " + kind.title();
        String where = process.contains(" ") ? process : "`" + process + "`";
        table.row(Stream.concat(Stream.of("`" + kind + "` " + name, where), Stream.of(cells))
                .toArray(String[]::new));
    }

    private static Set<String> tasks(LimitKind kind) {
        return Stream.of(
                        LimitTasks.of(kind),
                        OrderLimitTasks.of(kind),
                        MeetingLimitTasks.of(kind),
                        AdviceLimitTasks.of(kind))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variable that the room of petitions moves when such a limit moves. */
    private static Optional<String> ofPetition(LimitKind kind) {
        Class<?> variables = ClassUtils.resolveClassName("petitiondesk.petition.process.PetitionVariables", null);
        Optional<ProcessVariable<?>> moved = ReflectionTestUtils.invokeMethod(variables, "dueDateOf", kind);
        return moved.map(ProcessVariable::name);
    }

    private String day(String variable) {
        Set<String> timers = diagrams.timers(variable);
        return "`" + variable + "`" + (timers.isEmpty() ? "; none" : "; " + codes(timers));
    }

    /** Every limit that a room speaks of is on the ladder, unless the days are the petitioner's. */
    private void assertNobodyIsForgotten() {
        for (String keeper : KEEPERS) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(keeper))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher used = USED.matcher(Files.readString(file));
                    while (used.find()) {
                        LimitKind kind = LimitKind.valueOf(used.group(1));
                        assertThat(told.contains(kind) || !kind.owedByOffice())
                                .as("%s speaks of %s, of which nobody is reminded", file, kind)
                                .isTrue();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String codes(Collection<String> ids) {
        return ids.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
    }

    private String setting(String name) {
        return settings.get("petitiondesk.reminder." + name);
    }
}
