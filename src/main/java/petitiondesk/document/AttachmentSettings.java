package petitiondesk.document;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be attached to a case. Size and number of a case's files are counted apart for the petitioner and for the office,
 * so that neither can keep the other from adding.
 *
 * @param fileSize largest single file
 * @param totalSize all files of one side of a case together
 * @param files how many files one side of a case may add
 * @param types kinds of files that are taken
 */
@ConfigurationProperties("petitiondesk.attachments")
public record AttachmentSettings(
        @DefaultValue("20MB") DataSize fileSize,
        @DefaultValue("100MB") DataSize totalSize,
        @DefaultValue("30") int files,

        @DefaultValue({
            "PDF", "JPEG", "PNG", "WEBP", "GIF", "DOC", "DOCX", "XLS", "XLSX", "TXT", "MP3", "M4A", "MP4", "MOV"
        })
        Set<FileType> types) {

    /** What surrounds the file in a request: boundaries, description, query code. */
    private static final int REQUEST_REST = 64 * 1024;

    public AttachmentSettings {
        if (fileSize.toBytes() < 1024 || fileSize.toMegabytes() > 64) {
            throw new IllegalArgumentException("petitiondesk.attachments.file-size：应在 1KB 至 64MB 之间");
        }
        if (totalSize.compareTo(fileSize) < 0 || totalSize.toGigabytes() > 1) {
            throw new IllegalArgumentException("petitiondesk.attachments.total-size：不小于 file-size，至多 1GB");
        }
        if (files < 1 || files > 500) {
            throw new IllegalArgumentException("petitiondesk.attachments.files：应在 1 至 500 之间");
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("petitiondesk.attachments.types：至少要有一种");
        }
        types = Set.copyOf(types);
    }

    /** Most bytes of a request that brings one file. */
    public long requestBytes() {
        return fileSize.toBytes() + REQUEST_REST;
    }
}
