package petitiondesk.intakefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.intakefile.IntakeFileTables.KeptMapping;
import petitiondesk.intakefile.IntakeFileTables.StoredFile;
import petitiondesk.intakefile.IntakeFileTables.StoredLine;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.petition.Intake;
import petitiondesk.petition.Kind;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLimits;
import petitiondesk.tablefile.TableText;

/** Files of petitions in the hands of those who bring them. */
@Service
public class IntakeFiles {

    private static final int SAMPLES = 3;
    private static final int LISTED = 50;
    private static final int PAGE = 50;
    private static final int NAME_LENGTH = 150;

    private final IntakeFileTables tables;
    private final Organisation organisation;
    private final IntakeFileSettings settings;
    private final Clock clock;

    IntakeFiles(IntakeFileTables tables, Organisation organisation, IntakeFileSettings settings, Clock clock) {
        this.tables = tables;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many lines are in which state. */
    public record Counts(int waiting, int ready, int rejected, int duplicate, int registered) {

        static Counts of(Map<LineState, Integer> counts) {
            return new Counts(
                    counts.get(LineState.WAITING),
                    counts.get(LineState.READY),
                    counts.get(LineState.REJECTED),
                    counts.get(LineState.DUPLICATE),
                    counts.get(LineState.REGISTERED));
        }
    }

    /**
     * How far the present check or run is.
     *
     * @param done lines that it has dealt with
     * @param perSecond null where nothing can be said yet
     * @param secondsLeft null where nothing can be said yet
     */
    public record Progress(int done, int of, int percent, Double perSecond, Long secondsLeft) {}

    /** A file in the list. */
    public record Summary(
            long id,
            String name,
            FileState state,
            String stateText,
            int lines,
            Counts counts,
            String uploadedBy,
            Instant uploadedAt) {}

    /**
     * A file.
     *
     * @param sameAs earlier files with the very same content
     * @param late cases among the registered ones for which a limit had passed before
     * @param accusations how many of the registered lines went to discipline inspection
     * @param wipedOn the day on which what was not registered is wiped, or null once it is
     */
    public record FileView(
            long id,
            String name,
            String encoding,
            FileState state,
            String stateText,
            String remark,
            int lines,
            Counts counts,
            Progress progress,
            int late,
            int accusations,
            List<String> header,
            List<List<String>> samples,
            Mapping mapping,
            String mappingName,
            String source,
            List<Summary> sameAs,
            String uploadedBy,
            Instant uploadedAt,
            Instant startedAt,
            Instant finishedAt,
            LocalDate wipedOn) {}

    /** A line with what became of it; null for what is not for the one who looks. */
    public record LineView(int line, LineState state, String stateText, String number, String reasons, boolean late) {}

    /** A page of lines. */
    public record LinePage(List<LineView> lines, int page, int size, int total) {}

    /** A kept mapping. */
    public record MappingView(String name, Mapping mapping, String source) {}

    /** What to do with a file: a mapping with the name under which it is kept. */
    public record MappingChange(Mapping mapping, String source, String name) {}

    /** Whether a member of these groups may bring files at all. */
    static boolean mayUse(Set<String> groups) {
        return Stream.of(Role.REGISTRAR, Role.OFFICE, Role.DISCIPLINE, Role.MEDIATOR)
                .map(Role::group)
                .anyMatch(groups::contains);
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
        KeptMapping kept = tables.kept(key).orElse(null);
        Instant now = clock.instant();
        long id = tables.add(
                new StoredFile(
                        0,
                        name.strip(),
                        Header.hash(content),
                        table.encoding(),
                        table.header(),
                        key,
                        kept == null
                                ? Mapping.guess(table.header())
                                : kept.mapping().within(table.header()),
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
                        now),
                table.lines());
        return view(tables.find(id).orElseThrow(), user);
    }

    /** Files that this person may see, newest first. */
    @Transactional(readOnly = true)
    public List<Summary> list(CurrentUser user) {
        check(user);
        return tables.all(LISTED * 4).stream()
                .filter(file -> covers(file, user))
                .limit(LISTED)
                .map(this::summary)
                .toList();
    }

    @Transactional(readOnly = true)
    public FileView view(long id, CurrentUser user) {
        return view(visible(id, user), user);
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
        Map<LineState, Integer> counts = tables.counts(id);
        int total = state == null ? file.lines() : counts.get(state);
        return new LinePage(
                tables.lines(id, state, page * PAGE, PAGE).stream()
                        .map(line -> view(line, file, user))
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
        tables.open(id);
        tables.map(id, mapping, source, clock.instant());
        tables.keep(new KeptMapping(file.headerKey(), name, mapping, source), user.id(), clock.instant());
        return view(tables.find(id).orElseThrow(), user);
    }

    /** Takes over a mapping that was kept under this name, as far as the file has its columns. */
    @Transactional
    public FileView mapLike(long id, String name, CurrentUser user) {
        StoredFile file = idle(id, user);
        KeptMapping kept = tables.keptAs(name).orElseThrow(() -> Refusal.invalid("mapping", "没有名为“" + name + "”的对应关系"));
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
        return view(tables.find(id).orElseThrow(), user);
    }

    /** Wipes what was not registered; how many lines there were and what they became stays. */
    @Transactional
    public void dismiss(long id, CurrentUser user) {
        idle(id, user);
        tables.dismiss(id, clock.instant());
    }

    /** Wipes files that nobody has touched for the time set. */
    @Transactional
    public void wipeOld() {
        Instant now = clock.instant();
        Instant before = ZonedDateTime.ofInstant(now, ApplicationClock.ZONE)
                .minus(settings.keep())
                .toInstant();
        tables.untouchedSince(before).forEach(id -> tables.dismiss(id, now));
    }

    /** The rejected lines as a table, with line numbers and reasons at the end, to be mended and given again. */
    @Transactional(readOnly = true)
    public byte[] rejected(long id, CurrentUser user) {
        StoredFile file = visible(id, user);
        if (file.state() == FileState.DISMISSED) {
            throw Refusal.conflict("这个文件的内容已经清除，没有可以下载的行。");
        }
        List<Integer> columns = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int i = 0; i < file.header().size(); i++) {
            if (!Header.isOurs(file.header().get(i))) {
                columns.add(i);
                header.add(file.header().get(i));
            }
        }
        header.add(Header.LINE);
        header.add(Header.REASON);
        List<List<String>> lines = new ArrayList<>();
        for (StoredLine line : tables.lines(id, LineState.REJECTED, 0, Integer.MAX_VALUE)) {
            if (line.cells() == null || hidden(line, file, user)) {
                continue;
            }
            List<String> cells = new ArrayList<>();
            columns.forEach(
                    i -> cells.add(i < line.cells().size() ? line.cells().get(i) : ""));
            cells.add(String.valueOf(line.lineNumber()));
            cells.add(line.reasons());
            // what stood to the right of the last column stays there, or the line would pass when given again unmended
            cells.addAll(surplus(line.cells(), file.header().size()));
            lines.add(cells);
        }
        return TableText.csv(header, lines);
    }

    private static List<String> surplus(List<String> cells, int width) {
        boolean any = cells.size() > width
                && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        return any ? cells.subList(width, cells.size()) : List.of();
    }

    /** Mappings that were kept, newest first. */
    @Transactional(readOnly = true)
    public List<MappingView> mappings(CurrentUser user) {
        check(user);
        return tables.allKept().stream()
                .map(kept -> new MappingView(kept.name(), kept.mapping(), kept.source()))
                .toList();
    }

    private FileView start(StoredFile file, FileState state, CurrentUser user) {
        file.mapping().check(file.header(), true);
        boolean goesOn = state == FileState.RUNNING && file.state() == FileState.CANCELLED;
        int waiting = goesOn ? tables.waitingCount(file.id()) : tables.open(file.id());
        if (waiting == 0) {
            throw Refusal.conflict("没有待处理的行：这个文件的各行都已登记，或者已经清除。");
        }
        tables.start(file.id(), state, user.id(), clock.instant(), waiting);
        return view(tables.find(file.id()).orElseThrow(), user);
    }

    private StoredFile visible(long id, CurrentUser user) {
        check(user);
        return tables.find(id).filter(file -> covers(file, user)).orElseThrow(IntakeFiles::unknown);
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

    private static boolean covers(StoredFile file, CurrentUser user) {
        if (file.restricted()) {
            return user.has(Role.DISCIPLINE);
        }
        return file.uploadedBy().equals(user.id()) || user.has(Role.OFFICE);
    }

    /** An accusation that is not in the register yet is for the one who brought it, as at the counter. */
    private static boolean hidden(StoredLine line, StoredFile file, CurrentUser user) {
        return line.accusation()
                && !user.has(Role.DISCIPLINE)
                && !file.uploadedBy().equals(user.id());
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有找到这个文件，或者您无权查看。");
    }

    private static String nameOf(StoredFile file) {
        String name = file.name().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    private Summary summary(StoredFile file) {
        return new Summary(
                file.id(),
                file.name(),
                file.state(),
                file.state().title(),
                file.lines(),
                Counts.of(tables.counts(file.id())),
                personName(file.uploadedBy()),
                file.uploadedAt());
    }

    private FileView view(StoredFile file, CurrentUser user) {
        Counts counts = Counts.of(tables.counts(file.id()));
        List<List<String>> samples = tables.first(file.id(), SAMPLES).stream()
                .filter(line -> !hidden(line, file, user))
                .map(StoredLine::cells)
                .toList();
        return new FileView(
                file.id(),
                file.name(),
                file.encoding(),
                file.state(),
                file.state().title(),
                file.remark(),
                file.lines(),
                counts,
                progress(file, counts),
                tables.late(file.id()),
                tables.accusations(file.id()),
                file.header(),
                samples,
                file.mapping(),
                tables.kept(file.headerKey()).map(KeptMapping::name).orElse(null),
                file.source(),
                tables.withContent(file.contentHash(), file.id()).stream()
                        .filter(other -> other.id() < file.id() && covers(other, user))
                        .map(this::summary)
                        .toList(),
                personName(file.uploadedBy()),
                file.uploadedAt(),
                file.startedAt(),
                file.finishedAt(),
                file.state() == FileState.DISMISSED
                        ? null
                        : LocalDate.ofInstant(file.changedAt(), ApplicationClock.ZONE)
                                .plus(settings.keep()));
    }

    private Progress progress(StoredFile file, Counts counts) {
        if (file.startedWith() == null || !file.state().working()) {
            return null;
        }
        int of = file.startedWith();
        int done = Math.max(0, of - counts.waiting());
        double seconds = Duration.between(file.startedAt(), clock.instant()).toMillis() / 1000.0;
        Double perSecond = done == 0 || seconds <= 0 ? null : Math.round(done / seconds * 10) / 10.0;
        Long left = perSecond == null || perSecond == 0 ? null : Math.round((of - done) / perSecond);
        return new Progress(done, of, of == 0 ? 100 : (int) (100L * done / of), perSecond, left);
    }

    private LineView view(StoredLine line, StoredFile file, CurrentUser user) {
        boolean secret = line.accusation() && !user.has(Role.DISCIPLINE);
        boolean handedOver = secret && line.state() == LineState.REGISTERED;
        return new LineView(
                line.lineNumber(),
                line.state(),
                line.state().title(),
                secret ? null : line.petitionNumber(),
                handedOver ? "检举控告，已交纪检监察登记" : hidden(line, file, user) ? "检举控告，只有上传的人和纪检监察可以查看" : line.reasons(),
                line.late());
    }

    private String personName(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
