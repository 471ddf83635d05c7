package petitiondesk.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import petitiondesk.document.rendering.BarePress;
import petitiondesk.document.rendering.Blank;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.petition.SheetExamples;
import petitiondesk.platform.DeskSettings;

/** Documents printed one after the other by one thread, beside bare OpenHTMLtoPDF on the same HTML. */
final class Documents {

    private static final int DOCUMENTS = 200;
    /** The bare one reads its fonts anew for each. */
    private static final int BARE_DOCUMENTS = 20;

    private static final double MEGABYTE = 1024 * 1024;
    private static final String BARE = "bare OpenHTMLtoPDF";

    private final Report report;
    private final int rounds;

    Documents(Report report, int rounds) {
        this.report = report;
        this.rounds = rounds;
    }

    void measure() throws Exception {
        List<Blank> blanks = SheetExamples.blanks();
        double before = heap();
        PdfPress press =
                new PdfPress(new DeskSettings(Path.of("target"), "https://xinfang.example.gov.cn", Duration.ZERO));
        BarePress bare = new BarePress();
        List<String> html = blanks.stream().map(bare::html).toList();
        press.print(blanks.get(0));
        Series kept = Series.of("MB");
        kept.add(heap() - before);
        Series rate = Series.of("/s");
        Series bareRate = Series.of("/s");
        Series allocated = Series.of("MB");
        Series bareAllocated = Series.of("MB");
        for (int round = -1; round < rounds; round++) {
            Cost own = cost(DOCUMENTS, i -> press.print(blanks.get(i % blanks.size())));
            Cost others = cost(BARE_DOCUMENTS, i -> bare.print(html.get(i % html.size())));
            if (round >= 0) {
                rate.add(own.perSecond());
                bareRate.add(others.perSecond());
                allocated.add(own.megabytes());
                bareAllocated.add(others.megabytes());
            }
        }
        report.share("Documents printed as PDF/A, one thread", rate, BARE, bareRate, null);
        report.share("Memory that a document passes through", allocated, BARE, bareAllocated, null);
        report.alone("Heap that the press keeps, mostly its two everyday fonts", kept);
    }

    private record Cost(double perSecond, double megabytes) {}

    private interface Printing {
        Object print(int i);
    }

    private static Cost cost(int times, Printing printing) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        double milliseconds = Load.milliseconds(() -> {
            for (int i = 0; i < times; i++) {
                printing.print(i);
            }
            return null;
        });
        double megabytes = (threads.getCurrentThreadAllocatedBytes() - bytes) / MEGABYTE;
        return new Cost(times * 1000 / milliseconds, megabytes / times);
    }

    /** Megabytes in use when nothing is left to collect. */
    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }
}
