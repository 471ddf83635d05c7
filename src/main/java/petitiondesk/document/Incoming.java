package petitiondesk.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;

/** The way in for files: only so many at a time, each checked by its content and cleaned before anybody may keep it. */
@Service
public class Incoming {

    /** A file in work takes up to three times its size: as it came, cleaned, and on its way to the database. */
    private static final int COPIES = 3;

    private final AttachmentSettings settings;
    private final FewAtOnce places;
    private final TypeByContent types = new TypeByContent();

    Incoming(AttachmentSettings settings) {
        this.settings = settings;
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        places = new FewAtOnce(
                (int) Math.max(1, quarter / (COPIES * settings.fileSize().toBytes())), "同时上传的人较多，请过一会儿再试。");
    }

    /** Where the bytes come from. */
    public interface Source {

        InputStream open() throws IOException;
    }

    /**
     * Checks a file and hands it to the one who keeps it.
     *
     * @param name as the sender calls it
     * @param size bytes that are announced
     * @param keep stores it; its answer is handed on
     * @throws Refusal naming the file and what is wrong with it; nothing is kept then
     */
    public <T> T take(String name, long size, Source source, Function<CheckedFile, T> keep) throws IOException {
        String shown = FileName.shown(name);
        if (size > settings.fileSize().toBytes()) {
            throw tooLarge(shown);
        }
        return places.take(() -> keep.apply(check(shown, read(shown, source))));
    }

    /** The file as it may be kept. */
    CheckedFile check(String shown, byte[] content) {
        if (content.length == 0) {
            throw FileRefused.because(shown, "是空文件");
        }
        FileType type = types.of(shown, content);
        if (!settings.types().contains(type)) {
            throw FileRefused.because(shown, "是" + type.title() + "，这里不收这种文件");
        }
        byte[] cleaned = Cleaning.of(shown, type, content);
        return new CheckedFile(FileName.fitting(shown, type), type, cleaned, Sha256.of(cleaned));
    }

    private byte[] read(String shown, Source source) throws IOException {
        int limit = Math.toIntExact(settings.fileSize().toBytes());
        try (InputStream in = source.open()) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw tooLarge(shown);
            }
            return content;
        }
    }

    private Refusal tooLarge(String shown) {
        return FileRefused.because(
                shown, "超过" + FileSize.text(settings.fileSize().toBytes()) + "，请压缩、分开或者截取以后再上传");
    }
}
