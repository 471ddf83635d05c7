package petitiondesk.document;

/**
 * Takes out of pictures and films where, when and with what they were taken, and what programs have noted in them. The
 * picture itself is not compressed again. What is kept is listed, not what is taken out: what nobody has thought of goes.
 */
final class Cleaning {

    private Cleaning() {}

    /**
     * The content that may be kept; the same array where there is nothing to take out.
     *
     * @throws petitiondesk.shared.Refusal naming the file if it is not built as its kind is
     */
    static byte[] of(String name, FileType type, byte[] content) {
        try {
            return switch (type) {
                case JPEG -> CleanJpeg.of(content);
                case PNG -> CleanPng.of(content);
                case WEBP -> CleanWebp.of(content);
                case GIF -> CleanGif.of(content);
                case MP4, MOV, M4A -> CleanFilm.of(content);
                case PDF, DOC, DOCX, XLS, XLSX, TXT, MP3 -> content;
            };
        } catch (Bytes.Damaged e) {
            throw FileRefused.because(name, "已损坏，打不开；请重新拍照或者导出");
        }
    }
}
