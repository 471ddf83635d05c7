package petitiondesk.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import petitiondesk.shared.Sha256;
import petitiondesk.testing.DeskTest;

/** How much a case holds, and that what is read is what was kept. */
@DeskTest
class AttachmentsLimitIT {

    private static final int MEGA = 1024 * 1024;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private final Random random = new Random(6);
    private Attachments attachments;
    private String subject;

    @BeforeEach
    void aCase() {
        attachments = new Attachments(
                jdbc,
                new AttachmentSettings(
                        DataSize.ofMegabytes(3), DataSize.ofMegabytes(5), 3, EnumSet.allOf(FileType.class)),
                clock);
        subject = UUID.randomUUID().toString();
    }

    @Test
    void eachSideOfACaseHasItsOwnNumberOfFiles() {
        for (int i = 0; i < 3; i++) {
            add(Attachment.Side.PETITIONER, bytes(10));
        }
        assertThatThrownBy(() -> add(Attachment.Side.PETITIONER, bytes(10)))
                .hasMessageContaining("“一.txt”放不下了：一件事项最多上传3个文件");
        assertThat(add(Attachment.Side.OFFICE, bytes(10)).fresh()).isTrue();
    }

    @Test
    void eachSideOfACaseHasItsOwnRoom() {
        add(Attachment.Side.PETITIONER, bytes(3 * MEGA));
        assertThatThrownBy(() -> add(Attachment.Side.PETITIONER, bytes(2 * MEGA + 1)))
                .hasMessageContaining("合计最多5 MB，已有3 MB");
        assertThat(add(Attachment.Side.PETITIONER, bytes(2 * MEGA)).fresh()).isTrue();
        assertThat(add(Attachment.Side.OFFICE, bytes(3 * MEGA)).fresh()).isTrue();
    }

    @Test
    void aFileIsReadInPiecesAndFromAnyPlace() throws Exception {
        byte[] content = bytes(5 * MEGA / 2 + 7);
        Attachment kept = add(Attachment.Side.OFFICE, content).attachment();
        var stored = attachments.content(kept);
        assertThat(stored.contentLength()).isEqualTo(content.length);
        try (InputStream in = stored.getInputStream()) {
            assertThat(Sha256.of(in.readAllBytes())).isEqualTo(kept.sha256());
        }
        try (InputStream in = stored.getInputStream()) {
            assertThat(in.read()).isEqualTo(content[0] & 0xFF);
            assertThat(in.skip(2 * MEGA)).isEqualTo(2 * MEGA);
            assertThat(in.read()).isEqualTo(content[1 + 2 * MEGA] & 0xFF);
            assertThat(in.skip(9 * MEGA)).isEqualTo(content.length - 2L * MEGA - 2);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private Attachments.Added add(Attachment.Side side, byte[] content) {
        return transaction.execute(status -> attachments.add(addition(side, content)));
    }

    private Attachments.Addition addition(Attachment.Side side, byte[] content) {
        CheckedFile file = new CheckedFile("一.txt", FileType.TXT, content, Sha256.of(content));
        return new Attachments.Addition(subject, side, file, null, side == Attachment.Side.OFFICE ? "office" : null);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
