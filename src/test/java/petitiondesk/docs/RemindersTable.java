package petitiondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import petitiondesk.deadline.LimitKind;
import petitiondesk.meeting.MeetingLimitTasks;
import petitiondesk.petition.LimitTasks;
import petitiondesk.supervision.OrderLimitTasks;

/** Which limit is kept where, and who is told of it when: read from diagrams, code and settings. */
final class RemindersTable {

    private static final Pattern USED = Pattern.compile("LimitKind\\.([A-Z_]{2,})\\b");
    private static final Path SOURCES = Path.of("src/main/java/petitiondesk");
    private static final List<String> KEEPERS = List.of("petition", "supervision", "meeting");

    private final Map<String, UserTask> tasks = read("petition.bpmn", "supervision-order.bpmn", "joint-meeting.bpmn");
    private final Map<String, String> settings = Settings.withDefaults();

    static String text() {
        return new RemindersTable().table();
    }

    private String table() {
        MarkdownTable table =
                new MarkdownTable("Limit", "Kept at", "Wakes up", "Owed by, told first", "Up the line", "When");
        Set<LimitKind> told = new TreeSet<>();
        for (LimitKind kind : LimitKind.values()) {
            Set<String> elements = new TreeSet<>(LimitTasks.of(kind));
            boolean ofOrder = elements.addAll(OrderLimitTasks.of(kind));
            elements.addAll(MeetingLimitTasks.of(kind));
            if (kind.owedByOffice() && !elements.isEmpty()) {
                assertThat(tasks.keySet())
                        .as("user tasks at which %s is owed", kind)
                        .containsAll(elements);
                told.add(kind);
                table.row(
                        "`" + kind + "` " + kind.title(),
                        elements.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", ")),
                        timers(elements),
                        ofOrder ? "whom the order was served on" : "who has the task, else those it is offered to",
                        line(kind, ofOrder),
                        when());
            }
        }
        assertNobodyIsForgotten(told);
        return table.toString();
    }

    /** Every limit that a room speaks of is on the ladder, unless the days are the petitioner's. */
    private static void assertNobodyIsForgotten(Set<LimitKind> told) {
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

    private String timers(Set<String> elements) {
        List<String> timers = new ArrayList<>();
        for (String element : elements) {
            tasks.get(element).getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> event.getAttachedTo().getId().equals(element))
                    .filter(event -> !event.getChildElementsByType(TimerEventDefinition.class)
                            .isEmpty())
                    .forEach(event -> timers.add("`" + event.getId() + "`"));
        }
        return timers.isEmpty() ? "the look at all limits" : String.join(", ", timers);
    }

    private static String line(LimitKind kind, boolean ofOrder) {
        return !ofOrder && LimitTasks.isOwedByUnit(kind)
                ? kind == LimitKind.LED ? "office, conveners" : "heads of the unit, office"
                : "office, conveners";
    }

    private String when() {
        return "%s %% left (%s–%s days), last day, +1, +%s, +%s, every %s days; leaders' list from +%s"
                .formatted(
                        days("soon-share"),
                        days("soon-least"),
                        days("soon-most"),
                        days("head-after"),
                        days("office-after"),
                        days("repeat"),
                        days("leaders-after"));
    }

    private String days(String name) {
        return settings.get("petitiondesk.reminder." + name);
    }

    private static Map<String, UserTask> read(String... files) {
        return Stream.of(files)
                .map(file -> Bpmn.readModelFromFile(Path.of("processes", file).toFile()))
                .flatMap((BpmnModelInstance model) -> model.getModelElementsByType(UserTask.class).stream())
                .collect(Collectors.toMap(UserTask::getId, task -> task));
    }
}
