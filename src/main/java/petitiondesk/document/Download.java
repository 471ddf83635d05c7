package petitiondesk.document;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * How a file leaves: under its own kind and no other, saved rather than shown unless it is a picture or a PDF, without a
 * script, a form or a link to elsewhere coming to life under our address, and kept by nothing on the way.
 */
public final class Download {

    private static final String LOCKED = "default-src 'none'; sandbox; frame-ancestors 'none'";
    /** A sandbox keeps browsers from starting their own PDF viewer, which runs nothing of the document under our address. */
    private static final String LOCKED_BUT_FOR_THE_VIEWER =
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; " + "frame-ancestors 'none'";

    private Download() {}

    public static ResponseEntity<Resource> of(Attachment attachment, Resource content) {
        return of(attachment.name(), attachment.type(), attachment.size(), content);
    }

    /** A document that the desk has made. */
    public static ResponseEntity<Resource> pdf(String name, Resource content, long size) {
        return of(name, FileType.PDF, size, content);
    }

    private static ResponseEntity<Resource> of(String name, FileType type, long size, Resource content) {
        ContentDisposition.Builder disposition =
                type.isShown() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(type.mediaType())
                .contentLength(size)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", type == FileType.PDF ? LOCKED_BUT_FOR_THE_VIEWER : LOCKED)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(content);
    }
}
