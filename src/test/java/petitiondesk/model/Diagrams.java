package petitiondesk.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The BPMN files of the office, read from the project's folder and not from the classpath of an earlier build. */
final class Diagrams {

    private static final Path FOLDER = Path.of("processes");

    private Diagrams() {}

    /** Returns the files in the order of their names. */
    static List<Path> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the process id, which is the file's name. */
    static String id(Path diagram) {
        return diagram.getFileName().toString().replaceFirst("\\.bpmn$", "");
    }
}
