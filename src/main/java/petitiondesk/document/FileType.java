package petitiondesk.document;

import java.util.List;
import org.springframework.http.MediaType;

/** Kinds of files that people bring as evidence and that a browser or an office program opens without running anything. */
public enum FileType {
    PDF("PDF 文档", "application/pdf", "pdf"),
    JPEG("JPEG 图片", "image/jpeg", "jpg", "jpeg"),
    PNG("PNG 图片", "image/png", "png"),
    WEBP("WebP 图片", "image/webp", "webp"),
    GIF("GIF 图片", "image/gif", "gif"),
    DOC("Word 文档", "application/msword", "doc"),
    DOCX("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLS("Excel 表格", "application/vnd.ms-excel", "xls"),
    XLSX("Excel 表格", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    TXT("文本", "text/plain", "txt"),
    MP3("MP3 录音", "audio/mpeg", "mp3"),
    M4A("M4A 录音", "audio/mp4", "m4a"),
    MP4("MP4 视频", "video/mp4", "mp4"),
    MOV("MOV 视频", "video/quicktime", "mov");

    private final String title;
    private final MediaType mediaType;
    private final List<String> extensions;

    FileType(String title, String mediaType, String... extensions) {
        this.title = title;
        this.mediaType = MediaType.parseMediaType(mediaType);
        this.extensions = List.of(extensions);
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    public MediaType mediaType() {
        return mediaType;
    }

    /** Endings of names without the dot, the usual one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether a browser may show it in its own window; everything else is saved. */
    boolean isShown() {
        return this == PDF || mediaType.getType().equals("image");
    }
}
