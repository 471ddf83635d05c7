package petitiondesk.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.FileSize;
import petitiondesk.organisation.Organisation;
import petitiondesk.party.Parties;
import petitiondesk.petition.CaseFiles;
import petitiondesk.petition.CaseHistory;
import petitiondesk.petition.EventKind;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Whole case files: who may ask for one, how far it is, who takes it. Each has its purpose, and each download is put down. */
@Service
public class CaseExports {

    private final CaseExportTables tables;
    private final CaseFiles files;
    private final CaseHistory history;
    private final Parties parties;
    private final Organisation organisation;
    private final CaseExportSettings settings;
    private final Clock clock;

    CaseExports(
            CaseExportTables tables,
            CaseFiles files,
            CaseHistory history,
            Parties parties,
            Organisation organisation,
            CaseExportSettings settings,
            Clock clock) {
        this.tables = tables;
        this.files = files;
        this.history = history;
        this.parties = parties;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A whole case file as it is shown.
     *
     * @param by who asked, by name
     * @param state WAITING, MAKING, READY, FAILED or DELETED
     * @param stateText the same in words, with how far it is
     * @param until how long it is kept; null unless it is ready
     * @param mayTake whether the one who looks may download it
     */
    public record View(
            long id,
            CaseExport.Format format,
            String formatText,
            String purpose,
            String by,
            Instant askedAt,
            String state,
            String stateText,
            int pieces,
            int done,
            String sizeText,
            String sha256,
            Instant until,
            boolean mayTake) {}

    /**
     * Has the file made.
     *
     * @param purpose what for; logged as a look at everybody's full data is
     * @throws Refusal naming the field, or if this person may not, or it is being made already
     */
    @Transactional
    public View ask(String number, String format, String purpose, CurrentUser user) {
        checkMayAsk(number, user);
        FieldChecks checks = new FieldChecks();
        checks.require("ZIP".equals(format) || "PDF".equals(format), "format", "请选择压缩包（ZIP）或者一份 PDF")
                .done();
        parties.revealAll(number, user.id(), purpose);
        tables.takeTurns(number);
        CaseExport.Format wanted = CaseExport.Format.valueOf(format);
        if (tables.of(number).stream().anyMatch(one -> one.format() == wanted && one.finishedAt() == null)) {
            throw Refusal.conflict("这件事项的" + wanted.title() + "正在制作，请等它做完。");
        }
        long id = tables.add(number, wanted, purpose.strip(), user.id(), clock.instant());
        history.note(
                number, user.id(), EventKind.EXPORTED, "导出整卷（%s）。目的：%s".formatted(wanted.title(), purpose.strip()));
        return view(tables.find(number, id).orElseThrow(), true);
    }

    /** All that was ever asked for, newest first. */
    @Transactional(readOnly = true)
    public List<View> of(String number, CurrentUser user) {
        files.open(number, user);
        boolean all = files.mayTakeWhole(number, user);
        List<CaseExport> exports = tables.of(number).stream()
                .filter(export -> all || export.askedBy().equals(user.id()))
                .toList();
        if (!all && exports.isEmpty()) {
            checkMayAsk(number, user);
        }
        return exports.stream().map(export -> view(export, all)).toList();
    }

    /** What was made with its name, and a note that this person takes it. */
    public record Download(CaseExport export, Resource content) {}

    @Transactional
    public Download take(String number, long id, CurrentUser user) {
        files.open(number, user);
        // whoever asked may have another post by now
        CaseExport export = tables.find(number, id)
                .filter(one -> files.mayTakeWhole(number, user))
                .orElseThrow(() -> Refusal.notFound("没有找到这次导出，或者您无权下载。"));
        if (!export.isReady()) {
            throw Refusal.conflict(export.deletedAt() != null ? "保留期已过，文件已删除，请重新导出。" : "还没有做好。");
        }
        tables.noteDownload(export, user.id(), clock.instant());
        history.note(
                number,
                user.id(),
                EventKind.EXPORTED,
                "下载整卷（%s，%s，SHA-256 %s）。目的：%s"
                        .formatted(
                                export.format().title(),
                                FileSize.text(export.size()),
                                export.sha256(),
                                export.purpose()));
        return new Download(export, new KeptParts.Content(tables, export));
    }

    /** Deletes what was kept long enough. */
    @Transactional
    int deleteOld() {
        Instant now = clock.instant();
        return tables.deleteMadeBefore(now.minus(settings.keep()), now);
    }

    private void checkMayAsk(String number, CurrentUser user) {
        files.open(number, user);
        if (!files.mayTakeWhole(number, user)) {
            throw Refusal.forbidden("整卷由联席会议办公室导出；检举控告由纪检监察导出。");
        }
    }

    private View view(CaseExport export, boolean mayTake) {
        String state = state(export);
        return new View(
                export.id(),
                export.format(),
                export.format().title(),
                export.purpose(),
                organisation
                        .person(export.askedBy())
                        .map(Organisation.Person::name)
                        .orElse(export.askedBy()),
                export.askedAt(),
                state,
                stateText(export, state),
                export.pieces(),
                export.done(),
                export.size() == null ? null : FileSize.text(export.size()),
                export.sha256(),
                export.isReady() ? export.finishedAt().plus(settings.keep()) : null,
                export.isReady() && mayTake);
    }

    private static String state(CaseExport export) {
        if (export.finishedAt() == null) {
            return export.pieces() == 0 ? "WAITING" : "MAKING";
        }
        if (export.failure() != null) {
            return "FAILED";
        }
        return export.deletedAt() == null ? "READY" : "DELETED";
    }

    private static String stateText(CaseExport export, String state) {
        return switch (state) {
            case "WAITING" -> "等待制作";
            case "MAKING" ->
                "正在制作：第 %d 件，共 %d 件".formatted(Math.min(export.done() + 1, export.pieces()), export.pieces());
            case "READY" -> "已做好，共 %d 件".formatted(export.pieces());
            case "FAILED" -> "没有做成：" + export.failure();
            default -> "保留期已过，文件已删除";
        };
    }
}
