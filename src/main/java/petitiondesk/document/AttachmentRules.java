package petitiondesk.document;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a page says and asks for before somebody chooses a file. */
@Component
public class AttachmentRules {

    private final AttachmentSettings settings;

    AttachmentRules(AttachmentSettings settings) {
        this.settings = settings;
    }

    /**
     * The rules in a form that pages use.
     *
     * @param accept for a file field: with it a phone offers its camera, and an iPhone turns HEIC into JPEG
     * @param kinds the endings, as people know them
     * @param fileBytes most bytes of a file
     * @param fileText the same in words
     * @param totalText of all files together, in words
     * @param files how many
     */
    public record View(String accept, String kinds, long fileBytes, String fileText, String totalText, int files) {}

    public View view() {
        List<FileType> types =
                settings.types().stream().sorted(Comparator.naturalOrder()).toList();
        return new View(
                types.stream()
                        .flatMap(type -> Stream.concat(
                                Stream.of(type.mediaType().toString()),
                                type.extensions().stream().map(extension -> "." + extension)))
                        .collect(Collectors.joining(",")),
                types.stream()
                        .map(type -> type.extensions().get(0).toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining("、")),
                settings.fileSize().toBytes(),
                FileSize.text(settings.fileSize().toBytes()),
                FileSize.text(settings.totalSize().toBytes()),
                settings.files());
    }

    /** Most bytes of a request that brings one file. */
    public long requestBytes() {
        return settings.requestBytes();
    }
}
