package petitiondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Documents lead somewhere, and no file carries a path of the machine it was written on or a note to be done later. */
class DocsHygieneTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();

    /** Made by builds and by running the desk, or brought along from others. */
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", ".vscode", "target", "data", "vendor", "bpmnlint");

    private static final Set<String> TEXTS = Set.of(
            "java", "md", "xml", "yaml", "sql", "html", "css", "js", "sh", "bpmn", "dmn", "form", "txt", "json", "run");

    private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\((?<target>[^)\\s]+)\\)");
    private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(?<text>.+)$", Pattern.MULTILINE);

    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.*)}\\]$/-])/(?:" + String.join("|", "work", "tmp", "root", "home") + ")/");

    private static final Pattern LATER = Pattern.compile("\\b(?:" + "TO" + "DO|FIX" + "ME)\\b");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : files("md")) {
            Matcher link = LINK.matcher(withoutCode(document));
            while (link.find()) {
                String target = URLDecoder.decode(link.group("target"), StandardCharsets.UTF_8);
                if (!target.matches("[a-z]+:.*") && !leadsSomewhere(document, target)) {
                    broken.add(ROOT.relativize(document) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void noFileNamesAFolderOfOneMachine() throws IOException {
        assertThat(linesWith(MACHINE_PATH)).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertThat(linesWith(LATER)).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String target) throws IOException {
        String file = target.replaceFirst("#.*", "");
        Path aim = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        if (!Files.exists(aim)) {
            return false;
        }
        return !target.contains("#") || anchors(aim).contains(target.substring(target.indexOf('#') + 1));
    }

    /** Headings as links name them: small letters, blanks as hyphens, other marks left out. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(withoutCode(document))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(Path document) throws IOException {
        return CODE_BLOCK.matcher(Files.readString(document)).replaceAll("");
    }

    private static List<String> linesWith(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(null)) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add("%s:%d %s".formatted(ROOT.relativize(file), number, line.strip()));
                }
            }
        }
        return found;
    }

    private static List<Path> files(String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean ours = !NOT_OURS.contains(folder.getFileName().toString());
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                String end = name.substring(name.lastIndexOf('.') + 1);
                if (ending == null ? TEXTS.contains(end) : end.equals(ending)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
