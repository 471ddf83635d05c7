package petitiondesk.document;

/**
 * A file that may be kept, as it will be kept.
 *
 * @param name cleaned, with an ending that fits the content
 * @param content without location and device data; never changed after this
 * @param sha256 of that content
 */
public record CheckedFile(String name, FileType type, byte[] content, String sha256) {

    /** Says nothing of its content or its name: both may be personal. */
    @Override
    public String toString() {
        return type + " of " + content.length + " bytes";
    }
}
