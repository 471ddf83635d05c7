package petitiondesk.intakefile;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.intakefile.IntakeFileTables.StoredFile;
import petitiondesk.intakefile.IntakeFileViews.FileView;
import petitiondesk.intakefile.IntakeFileViews.LinePage;
import petitiondesk.intakefile.IntakeFileViews.MappingView;
import petitiondesk.intakefile.IntakeFileViews.Summary;
import petitiondesk.intakefile.KeptMappings.KeptMapping;
import petitiondesk.organisation.Role;
import petitiondesk.petition.Intake;
import petitiondesk.petition.Kind;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLimits;

/** Files of petitions in the hands of those who bring them. */
@Service
public class IntakeFiles {

    private static final int LISTED = 50;
    private static final int PAGE = 50;
    private static final int NAME_LENGTH = 150;

    private final IntakeFileTables tables;
    private final IntakeFileLines lines;
    private final KeptMappings mappings;
    private final IntakeFileViews views;
    private final IntakeFileSettings settings;
    private final Clock clock;

    IntakeFiles(
            IntakeFileTables tables,
            IntakeFileLines lines,
            KeptMappings mappings,
            IntakeFileViews views,
            IntakeFileSettings settings,
            Clock clock) {
        this.tables = tables;
        this.lines = lines;
        this.mappings = mappings;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    /** What to do with a file: a mapping with the name under which it is kept. */
    public record MappingChange(Mapping mapping, String source, String name) {}

    /** Groups whose members may bring files at all. */
    public static Set<String> groups() {
        return Stream.of(Role.REGISTRAR, Role.OFFICE, Role.DISCIPLINE, Role.MEDIATOR)
                .map(Role::group)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a member of these groups may bring files at all. */
    static boolean mayUse(Set<String> groups) {
        return !Collections.disjoint(groups(), groups);
    }

    /**
     * Keeps a file and guesses its mapping, from the last file with the same columns or from their names.
     *
     * @throws Refusal if the file as a whole cannot be read, or the person may take nothing in
     */
    @Transactional
    public FileView upload(String name, byte[] content, CurrentUser user) {
        check(user);
        FieldChecks checks = new FieldChecks();
        checks.requiredText("name", "文件名", name, NAME_LENGTH);
        checks.done();
        TableFile table = TableFile.read(name.strip(), content, TableLimits.of(settings.lines()));
        String key = Header.key(table.header());
        KeptMapping kept = mappings.find(key).orElse(null);
        Instant now = clock.instant();
        long id = tables.add(new StoredFile(
                0,
                name.strip(),
                Sha256.of(content),
                table.encoding(),
                table.header(),
                key,
                kept == null ? Mapping.guess(table.header()) : kept.mapping().within(table.header()),
                kept == null ? "" : kept.source(),
                FileState.UPLOADED,
                null,
                user.has(Role.DISCIPLINE),
                table.lines().size(),
                user.id(),
                now,
                null,
                null,
                null,
                null,
                now));
        lines.add(id, table.lines());
        return views.view(tables.find(id).orElseThrow(), user);
    }

    /** Files that this person may see, newest first. */
    @Transactional(readOnly = true)
    public List<Summary> list(CurrentUser user) {
        check(user);
        return tables.all(LISTED * 4).stream()
                .filter(file -> IntakeFileViews.covers(file, user))
                .limit(LISTED)
                .map(views::summary)
                .toList();
    }

    @Transactional(readOnly = true)
    public FileView view(long id, CurrentUser user) {
        return views.view(visible(id, user), user);
    }

    /**
     * A page of the file's lines.
     *
     * @param state null for all
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public LinePage lines(long id, LineState state, int page, CurrentUser user) {
        StoredFile file = visible(id, user);
        new FieldChecks().require(page >= 0 && page < 100_000, "page", "页码不正确").done();
        Map<LineState, Integer> counts = lines.counts(id);
        int total = state == null ? file.lines() : counts.get(state);
        return new LinePage(
                lines.lines(id, state, page * PAGE, PAGE).stream()
                        .map(line -> views.view(line, file, user))
                        .toList(),
                page,
                PAGE,
                total);
    }

    /** Sets the mapping; lines that were not registered are read anew with it. It is kept for files with the same columns. */
    @Transactional
    public FileView map(long id, MappingChange change, CurrentUser user) {
        StoredFile file = idle(id, user);
        Mapping mapping = change.mapping() == null ? file.mapping() : change.mapping();
        mapping.check(file.header(), false);
        String source =
                change.source() == null ? file.source() : change.source().strip();
        String name = change.name() == null || change.name().isBlank()
                ? nameOf(file)
                : change.name().strip();
        new FieldChecks()
                .text("source", "来件来源", source, 60)
                .text("name", "对应关系的名称", name, 60)
                .done();
        lines.open(id);
        tables.map(id, mapping, source, clock.instant());
        mappings.keep(new KeptMapping(file.headerKey(), name, mapping, source), user.id(), clock.instant());
        return views.view(tables.find(id).orElseThrow(), user);
    }

    /** Takes over a mapping that was kept under this name, as far as the file has its columns. */
    @Transactional
    public FileView mapLike(long id, String name, CurrentUser user) {
        StoredFile file = idle(id, user);
        KeptMapping kept =
                mappings.named(name).orElseThrow(() -> Refusal.invalid("mapping", "没有名为“" + name + "”的对应关系"));
        return map(id, new MappingChange(kept.mapping().within(file.header()), kept.source(), kept.name()), user);
    }

    /** Starts a dry run: it writes nothing but what it finds. */
    @Transactional
    public FileView check(long id, CurrentUser user) {
        return start(idle(id, user), FileState.CHECKING, user);
    }

    /** Starts taking in what waits, or goes on with it. */
    @Transactional
    public FileView run(long id, CurrentUser user) {
        return start(idle(id, user), FileState.RUNNING, user);
    }

    /** Stops after the line that is being worked on. */
    @Transactional
    public FileView cancel(long id, CurrentUser user) {
        visible(id, user);
        StoredFile file = tables.locked(id).orElseThrow();
        if (file.state() == FileState.CHECKING) {
            tables.stop(id, FileState.UPLOADED, null, clock.instant());
        } else if (file.state() == FileState.RUNNING) {
            tables.stop(id, FileState.CANCELLED, null, clock.instant());
        }
        return views.view(tables.find(id).orElseThrow(), user);
    }

    /** Wipes what was not registered; how many lines there were and what they became stays. */
    @Transactional
    public void dismiss(long id, CurrentUser user) {
        idle(id, user);
        dismiss(id, clock.instant());
    }

    /** Wipes files that nobody has touched for the time set. */
    @Transactional
    public int wipeOld() {
        Instant now = clock.instant();
        Instant before = ZonedDateTime.ofInstant(now, ApplicationClock.ZONE)
                .minus(settings.keep())
                .toInstant();
        List<Long> old = tables.untouchedSince(before);
        old.forEach(id -> dismiss(id, now));
        return old.size();
    }

    /** The rejected lines as a table, with line numbers and reasons at the end, to be mended and given again. */
    @Transactional(readOnly = true)
    public byte[] rejected(long id, CurrentUser user) {
        return views.rejected(visible(id, user), user);
    }

    /** Mappings that were kept, newest first. */
    @Transactional(readOnly = true)
    public List<MappingView> mappings(CurrentUser user) {
        check(user);
        return mappings.all().stream()
                .map(kept -> new MappingView(kept.name(), kept.mapping(), kept.source()))
                .toList();
    }

    /** That the file was there, and what came of it, stays. */
    private void dismiss(long id, Instant at) {
        lines.wipe(id);
        tables.stop(id, FileState.DISMISSED, null, at);
    }

    private FileView start(StoredFile file, FileState state, CurrentUser user) {
        file.mapping().check(file.header(), true);
        boolean goesOn = state == FileState.RUNNING && file.state() == FileState.CANCELLED;
        int waiting = goesOn ? lines.waitingCount(file.id()) : lines.open(file.id());
        if (waiting == 0) {
            throw Refusal.conflict("没有待处理的行：这个文件的各行都已登记，或者已经清除。");
        }
        tables.start(file.id(), state, user.id(), clock.instant(), waiting);
        return views.view(tables.find(file.id()).orElseThrow(), user);
    }

    private StoredFile visible(long id, CurrentUser user) {
        check(user);
        return tables.find(id)
                .filter(file -> IntakeFileViews.covers(file, user))
                .orElseThrow(IntakeFiles::unknown);
    }

    private StoredFile idle(long id, CurrentUser user) {
        visible(id, user);
        StoredFile file = tables.locked(id).orElseThrow(IntakeFiles::unknown);
        if (file.state().working()) {
            throw Refusal.conflict("正在处理这个文件，请先停止，或者等它完成。");
        }
        if (file.state() == FileState.DISMISSED) {
            throw Refusal.conflict("这个文件的内容已经清除，请重新上传。");
        }
        return file;
    }

    private static void check(CurrentUser user) {
        Intake.checkMayTakeIn(user.groups(), Kind.DISPUTE.name());
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有找到这个文件，或者您无权查看。");
    }

    private static String nameOf(StoredFile file) {
        String name = file.name().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return name.length() > 60 ? name.substring(0, 60) : name;
    }
}
