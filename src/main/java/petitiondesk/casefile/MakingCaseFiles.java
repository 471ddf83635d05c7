package petitiondesk.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;
import petitiondesk.shared.Refusal;

/** Makes the whole case files that somebody waits for, one after the other, and deletes those that were kept long enough. */
@Component
class MakingCaseFiles implements PeriodicJob {

    private static final Logger log = LoggerFactory.getLogger(MakingCaseFiles.class);

    /** Whoever makes one says so again with each piece; a piece takes seconds. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private static final Duration REST = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    private final CaseExportTables tables;
    private final CaseExports exports;
    private final CaseBundle bundles;
    private final ZipOfCase zip;
    private final PdfOfCase pdf;
    private final Organisation organisation;
    private final CaseExportSettings settings;
    private final Clock clock;

    MakingCaseFiles(
            CaseExportTables tables,
            CaseExports exports,
            CaseBundle bundles,
            ZipOfCase zip,
            PdfOfCase pdf,
            Organisation organisation,
            CaseExportSettings settings,
            Clock clock) {
        this.tables = tables;
        this.exports = exports;
        this.bundles = bundles;
        this.zip = zip;
        this.pdf = pdf;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "case-files";
    }

    @Override
    public String title() {
        return "制作整卷";
    }

    @Override
    public String description() {
        return "制作办公室要求导出的整卷，删除保留期已过的。停用期间，要求导出的等着，含有个人信息的旧文件一直留着。";
    }

    @Override
    public Duration interval() {
        return settings.pause();
    }

    @Override
    public JobResult run() {
        int deleted = exports.deleteOld();
        Instant now = clock.instant();
        Optional<CaseExport> waiting = tables.claim(now, now.plus(HOLD));
        if (waiting.isEmpty()) {
            return JobResult.done(deleted);
        }
        if (waiting.get().attempt() > TRIES) {
            // each attempt took the node that made it along, so that nobody was left to say so
            tables.fail(waiting.get(), "制作" + TRIES + "次都中断了，请把导出的时间告诉系统管理员。", clock.instant());
            return JobResult.of(deleted, 1).more(true);
        }
        boolean made = make(waiting.get());
        return JobResult.of(deleted + (made ? 1 : 0), made ? 0 : 1).more(made);
    }

    private boolean make(CaseExport export) {
        try {
            write(export);
            return true;
        } catch (Refusal e) {
            tables.fail(export, e.getMessage(), clock.instant());
            return true;
        } catch (CaseExportTables.TakenOver e) {
            log.info("{}", e.getMessage());
            return true;
        } catch (RuntimeException e) {
            // whatever it is, the others go on; it is tried again, and whoever asked is told in the end
            log.error("Case file export {} was not made in attempt {}", export.id(), export.attempt(), e);
            if (export.attempt() >= TRIES) {
                tables.fail(export, "程序出错，请把导出的时间告诉系统管理员。", clock.instant());
            } else {
                tables.rest(export, clock.instant().plus(REST));
            }
            return false;
        }
    }

    private void write(CaseExport export) {
        String number = export.petitionNumber();
        Asker asker = new Asker(export.askedBy(), organisation.groupsOf(export.askedBy()));
        CaseBundle.Bundle bundle = bundles.of(number, asker);
        int pieces = bundle.pieces().size();
        progress(export, pieces, 0);
        KeptParts.Out out = new KeptParts.Out(tables, export);
        try (out) {
            if (export.format() == CaseExport.Format.ZIP) {
                zip.write(export, bundle, out, done -> progress(export, pieces, done));
            } else {
                pdf.write(export, bundle, out, done -> progress(export, pieces, done));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables.finish(export, out.size(), out.sha256(), clock.instant());
    }

    private void progress(CaseExport export, int pieces, int done) {
        tables.progress(export, pieces, done, clock.instant().plus(HOLD));
    }
}
