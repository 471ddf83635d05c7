package petitiondesk.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a document between {@code <!-- table:name -->} and {@code <!-- /table -->}, which a test can write anew. */
public record MarkedSection(Path document, String name) {

    public String text() {
        return matcher(read()).group("text").strip();
    }

    public void write(String text) {
        String before = read();
        Matcher section = matcher(before);
        String after =
                before.substring(0, section.start("text")) + "\n" + text + "\n" + before.substring(section.end("text"));
        try {
            Files.writeString(document, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Matcher matcher(String whole) {
        Matcher section = Pattern.compile("<!-- table:" + name + " -->(?<text>.*?)<!-- /table -->", Pattern.DOTALL)
                .matcher(whole);
        if (!section.find()) {
            throw new AssertionError(document + " has no section <!-- table:" + name + " -->");
        }
        return section;
    }

    private String read() {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
