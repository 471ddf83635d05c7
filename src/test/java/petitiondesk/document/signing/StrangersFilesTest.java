package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Files from anybody cost no more than their size, whatever is packed into them. */
class StrangersFilesTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LARGEST = 64 * 1024 - 1;

    @Test
    void aSmallFileThatUnpacksToGigabytesIsNotUnpacked() throws Exception {
        byte[] pdf = bomb(1536L * MEGABYTE);
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        assertThat(SignedRange.in(pdf)).containsExactly(new SignedRange(9, 20, 30));

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(10L * pdf.length);
    }

    @Test
    void thousandsOfSignaturesAreNotAllLookedAt() {
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        for (int i = 1; i < 50_000; i++) {
            pdf.append("/ByteRange [0 ").append(i).append(' ').append(i + 10).append(" 9]\n");
        }
        assertThat(SignedRange.in(pdf.toString().getBytes(StandardCharsets.US_ASCII)))
                .hasSizeLessThan(20);
    }

    @Test
    void rangesThatCannotBeAreLeftOut() {
        for (String range : new String[] {
            "0 9 20 999999999",
            "0 0 20 1",
            "0 20 9 1",
            "0 9 11 1",
            "1 9 20 1",
            "0 9 20",
            "0 99999999999 9 1",
            "0 9 -20 1"
        }) {
            assertThat(SignedRange.in(
                            ("%PDF-1.7\n/ByteRange [" + range + "]            ").getBytes(StandardCharsets.US_ASCII)))
                    .as(range)
                    .isEmpty();
        }
    }

    @Test
    void aValueNestedTenThousandsOfTimesIsNone() {
        for (int tag : new int[] {0x30, 0x31, 0xA0, 0x24}) {
            byte[] endless = new byte[LARGEST];
            for (int i = 0; i + 2 <= endless.length; i += 2) {
                endless[i] = (byte) tag;
                endless[i + 1] = (byte) 0x80;
            }
            assertThat(SignedValue.of(endless, new byte[0], false)).isEmpty();
            byte[] measured = new byte[LARGEST];
            for (int i = 0; i + 4 <= measured.length; i += 4) {
                int left = measured.length - i - 4;
                measured[i] = (byte) tag;
                measured[i + 1] = (byte) 0x82;
                measured[i + 2] = (byte) (left >> 8);
                measured[i + 3] = (byte) left;
            }
            assertThat(SignedValue.of(measured, new byte[0], false)).isEmpty();
        }
    }

    @Test
    void whatIsCutOffAnywhereIsNone() {
        byte[] whole = {0x30, 6, 0x31, 4, 0x1F, (byte) 0x81, 1, 0, 0, 0};
        assertThat(DerShape.isReadable(whole)).isTrue();
        for (int length = 0; length < 8; length++) {
            assertThat(DerShape.isReadable(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    /** A PDF whose index of objects is packed and unpacks to that many bytes. */
    private static byte[] bomb(long unpacked) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            byte[] zeros = new byte[MEGABYTE];
            for (long done = 0; done < unpacked; done += zeros.length) {
                out.write(zeros);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(("%PDF-1.7\n% /ByteRange [0 9 20 10]\n").getBytes(StandardCharsets.US_ASCII));
        int index = pdf.size();
        pdf.writeBytes(("1 0 obj\n<< /Type /XRef /Size 300000000 /W [1 2 2] /Root 1 0 R /Filter /FlateDecode /Length "
                        + packed.size() + " >>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes(("\nendstream\nendobj\nstartxref\n" + index + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }
}
