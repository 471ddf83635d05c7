package petitiondesk.intakefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.intakefile.IntakeFileLines.StoredLine;
import petitiondesk.intakefile.IntakeFileTables.StoredFile;
import petitiondesk.intakefile.KeptMappings.KeptMapping;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.petition.ShutOuts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableText;

/** Files of petitions as those who may see them read them; accusations that are not theirs are left out. */
@Component
public class IntakeFileViews {

    private static final int SAMPLES = 3;

    private final IntakeFileTables tables;
    private final IntakeFileLines lines;
    private final KeptMappings mappings;
    private final Organisation organisation;
    private final ShutOuts shutOuts;
    private final IntakeFileSettings settings;
    private final Clock clock;

    IntakeFileViews(
            IntakeFileTables tables,
            IntakeFileLines lines,
            KeptMappings mappings,
            Organisation organisation,
            ShutOuts shutOuts,
            IntakeFileSettings settings,
            Clock clock) {
        this.tables = tables;
        this.lines = lines;
        this.mappings = mappings;
        this.organisation = organisation;
        this.shutOuts = shutOuts;
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

    static boolean covers(StoredFile file, CurrentUser user) {
        if (file.restricted()) {
            return user.has(Role.DISCIPLINE);
        }
        return file.uploadedBy().equals(user.id()) || user.has(Role.OFFICE);
    }

    /** An accusation that is not in the register yet is for the one who brought it, as at the counter. */
    private boolean hidden(StoredLine line, StoredFile file, CurrentUser user) {
        if (!line.accusation()) {
            return false;
        }
        return user.has(Role.DISCIPLINE)
                ? isShutOut(line, user)
                : !file.uploadedBy().equals(user.id());
    }

    private boolean isShutOut(StoredLine line, CurrentUser user) {
        return line.petitionNumber() != null && shutOuts.of(user.id()).contains(line.petitionNumber());
    }

    Summary summary(StoredFile file) {
        return new Summary(
                file.id(),
                file.name(),
                file.state(),
                file.state().title(),
                file.lines(),
                Counts.of(lines.counts(file.id())),
                personName(file.uploadedBy()),
                file.uploadedAt());
    }

    FileView view(StoredFile file, CurrentUser user) {
        Counts counts = Counts.of(lines.counts(file.id()));
        List<List<String>> samples = lines.first(file.id(), SAMPLES).stream()
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
                lines.late(file.id()),
                lines.accusations(file.id()),
                file.header(),
                samples,
                file.mapping(),
                mappings.find(file.headerKey()).map(KeptMapping::name).orElse(null),
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

    LineView view(StoredLine line, StoredFile file, CurrentUser user) {
        boolean secret = line.accusation() && (!user.has(Role.DISCIPLINE) || isShutOut(line, user));
        boolean handedOver = secret && line.state() == LineState.REGISTERED;
        return new LineView(
                line.lineNumber(),
                line.state(),
                line.state().title(),
                secret ? null : line.petitionNumber(),
                handedOver ? "检举控告，已交纪检监察登记" : hidden(line, file, user) ? "检举控告，只有上传的人和纪检监察可以查看" : line.reasons(),
                line.late());
    }

    /** The rejected lines as a table, see {@link IntakeFiles#rejected}. */
    byte[] rejected(StoredFile file, CurrentUser user) {
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
        List<List<String>> table = new ArrayList<>();
        for (StoredLine line : lines.lines(file.id(), LineState.REJECTED, 0, Integer.MAX_VALUE)) {
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
            table.add(cells);
        }
        return TableText.csv(header, table);
    }

    private static List<String> surplus(List<String> cells, int width) {
        boolean any = cells.size() > width
                && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        return any ? cells.subList(width, cells.size()) : List.of();
    }

    private String personName(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
