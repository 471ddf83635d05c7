package petitiondesk.intakefile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.intakefile.IntakeFileLines.StoredLine;
import petitiondesk.intakefile.IntakeFileTables.StoredFile;
import petitiondesk.intakefile.LineReader.Reading;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.Categories;
import petitiondesk.petition.FiledIntake;
import petitiondesk.petition.Intake;
import petitiondesk.platform.JobResult;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Refusal.FieldError;
import petitiondesk.shared.Sha256;

/**
 * Works through files in small steps: a dry run some lines at a time, taking in one line at a time with its petition in
 * one transaction. Whatever stops it, the next step goes on where the last one ended; one node works on a file at a time,
 * so that petitions are numbered in the order of their lines.
 */
@Component
public class IntakeFileWorker {

    private static final Logger log = LoggerFactory.getLogger(IntakeFileWorker.class);

    /** Lines for which the lists of units, villages and categories are read once. */
    private static final int STRETCH = 50;

    private static final int TRIES = 3;

    private final IntakeFileTables tables;
    private final IntakeFileLines lines;
    private final FiledIntake intake;
    private final Organisation organisation;
    private final Categories categories;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile boolean stopping;

    IntakeFileWorker(
            IntakeFileTables tables,
            IntakeFileLines lines,
            FiledIntake intake,
            Organisation organisation,
            Categories categories,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tables = tables;
        this.lines = lines;
        this.intake = intake;
        this.organisation = organisation;
        this.categories = categories;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    /** Does a stretch of work on every file that has some; answers whether there was any. */
    public boolean work() {
        return stretch().more();
    }

    /** The same; answers how many lines were gone through, and how many of them failed and will be tried again. */
    JobResult stretch() {
        int lines = 0;
        int failed = 0;
        boolean worked = false;
        for (long file : tables.working()) {
            Vocabulary vocabulary = new Vocabulary(organisation, categories);
            Step step = Step.ON;
            for (int i = 0; i < STRETCH && !stopping && step.more(); i++) {
                step = step(file, vocabulary);
                worked |= step.more();
                lines += step.lines();
                failed += step.failed();
            }
        }
        return JobResult.of(lines, failed).more(worked && !stopping);
    }

    /** What one transaction did to a file, and whether it may have more to do. */
    private record Step(int lines, int failed, boolean more) {

        static final Step ON = new Step(0, 0, true);
        static final Step END = new Step(0, 0, false);
    }

    /** One transaction. */
    private Step step(long id, Vocabulary vocabulary) {
        int[] position = new int[1];
        try {
            return transaction.execute(status -> tables.takeUp(id)
                    .map(file -> step(file, vocabulary, position))
                    .orElse(Step.END));
        } catch (RuntimeException e) {
            // whatever it was, it took the line's petition back with it, and must not hold up the lines behind it
            log.error("Line at position {} of intake file {} was not taken in", position[0], id, e);
            transaction.executeWithoutResult(status -> failed(id, position[0]));
            return new Step(0, 1, true);
        }
    }

    private Step step(StoredFile file, Vocabulary vocabulary, int[] position) {
        boolean check = file.state() == FileState.CHECKING;
        Set<String> groups = organisation.groupsOf(file.startedBy());
        if (!IntakeFiles.mayUse(groups)) {
            tables.stop(file.id(), FileState.CANCELLED, "启动的人已经没有登记的权限，已停止。请由有权限的人继续。", clock.instant());
            return Step.END;
        }
        List<StoredLine> stretch = lines.waiting(file.id(), check ? STRETCH : 1);
        if (stretch.isEmpty()) {
            tables.stop(file.id(), check ? FileState.CHECKED : FileState.DONE, null, clock.instant());
            return Step.END;
        }
        LineReader reader = new LineReader(file.header(), file.mapping(), file.source(), vocabulary);
        for (StoredLine line : stretch) {
            position[0] = line.position();
            handle(file, line, reader, groups);
        }
        return new Step(stretch.size(), 0, true);
    }

    private void handle(StoredFile file, StoredLine line, LineReader reader, Set<String> groups) {
        boolean check = file.state() == FileState.CHECKING;
        Reading reading = reader.read(line.cells());
        FiledIntake.LineKey key = FiledIntake.keyOf(reading.petition());
        Optional<FiledIntake.Known> known = intake.known(reading.petition());
        if (known.isPresent()) {
            repeated(file, line, reading, known.get());
            return;
        }
        String lineKey = Sha256.of(key.caller() + "\u001f" + key.key());
        Optional<IntakeFileLines.Earlier> earlier =
                check ? lines.earlier(file.id(), line.position(), lineKey) : Optional.empty();
        if (earlier.isPresent()) {
            boolean same = earlier.get().contentKey().equals(key.content());
            lines.found(
                    file.id(),
                    line.position(),
                    same ? LineState.DUPLICATE : LineState.REJECTED,
                    same
                            ? "与第" + earlier.get().lineNumber() + "行相同"
                            : "%s与第%d行相同，内容不同"
                                    .formatted(numberOf(reading), earlier.get().lineNumber()),
                    reading.accusation(),
                    lineKey,
                    key.content());
            return;
        }
        List<String> faults = faults(file, line, reading, reader, groups);
        if (!faults.isEmpty()) {
            lines.found(
                    file.id(),
                    line.position(),
                    LineState.REJECTED,
                    String.join("；", faults),
                    reading.accusation(),
                    null,
                    null);
        } else if (check) {
            lines.found(
                    file.id(), line.position(), LineState.READY, null, reading.accusation(), lineKey, key.content());
        } else {
            FiledIntake.Taken taken = intake.take(reading.petition(), file.startedBy());
            lines.settled(
                    file.id(),
                    line.position(),
                    LineState.REGISTERED,
                    null,
                    taken.number(),
                    taken.restricted(),
                    taken.late());
        }
    }

    /** The line, or another under its number, was taken in before. */
    private void repeated(StoredFile file, StoredLine line, Reading reading, FiledIntake.Known known) {
        String shown = known.restricted() ? "移送纪检监察的事项" : known.number();
        if (!known.sameContent()) {
            lines.found(
                    file.id(),
                    line.position(),
                    LineState.REJECTED,
                    "%s已登记为%s，内容不同；如果是另一家来源的编号，请填写“来件来源”".formatted(numberOf(reading), shown),
                    reading.accusation() || known.restricted(),
                    null,
                    null);
            return;
        }
        String reason = lines.lineOf(file.id(), known.number())
                .map(number -> "与第" + number + "行相同")
                .orElse("已登记为" + shown);
        if (file.state() == FileState.CHECKING) {
            lines.found(
                    file.id(),
                    line.position(),
                    LineState.DUPLICATE,
                    reason,
                    reading.accusation() || known.restricted(),
                    null,
                    null);
        } else {
            lines.settled(
                    file.id(),
                    line.position(),
                    LineState.DUPLICATE,
                    reason,
                    known.number(),
                    reading.accusation() || known.restricted(),
                    false);
        }
    }

    private static String numberOf(Reading reading) {
        String external = reading.petition().externalNumber();
        return external != null
                ? "来件编号“" + external + "”"
                : "原编号“" + reading.petition().originalNumber() + "”";
    }

    /** Everything that is wrong with the line; what could not be read at all is said once. */
    private List<String> faults(
            StoredFile file, StoredLine line, Reading reading, LineReader reader, Set<String> groups) {
        List<String> faults = new ArrayList<>(reading.faults());
        for (FieldError error : intake.faults(reading.petition(), file.startedBy())) {
            boolean said = Field.ofError(error.field())
                    .filter(reading.unreadable()::contains)
                    .isPresent();
            if (!said) {
                faults.add(reader.told(error, line.cells()));
            }
        }
        try {
            Intake.checkMayTakeIn(groups, reading.petition().form().kind());
        } catch (Refusal refusal) {
            faults.add(refusal.getMessage());
        }
        return faults;
    }

    /** Lets a line be tried again, a few times: a database that was away for a moment is no fault of the line. */
    private void failed(long id, int position) {
        if (lines.failed(id, position) >= TRIES) {
            lines.found(id, position, LineState.REJECTED, "系统没有能登记这一行，请稍后再试；仍不行请联系系统管理员", false, null, null);
        }
    }
}
