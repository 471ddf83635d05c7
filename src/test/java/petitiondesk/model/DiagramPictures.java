package petitiondesk.model;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import petitiondesk.browser.Chromium;

/** Pictures of the diagrams for the documents, drawn by the bpmn-js that the product shows them with. */
final class DiagramPictures {

    private static final Path FOLDER = Path.of("src/docs/images");
    private static final Path SEALS = FOLDER.resolve("pictures.sha256");
    private static final Path BPMN_JS = Path.of("src/main/resources/web/static/vendor/bpmn-js");

    private static final String DRAW = """
            async ([xml, fontFamily]) => {
                const style = { fontFamily };
                const textRenderer = { defaultStyle: style, externalStyle: style };
                const viewer = new BpmnJS({ container: document.body, textRenderer });
                await viewer.importXML(xml);
                const { svg } = await viewer.saveSVG();
                // the exported drawing is as large as the diagram with its labels, whatever the window
                document.body.innerHTML = svg.slice(svg.indexOf('<svg'));
            }
            """;

    private DiagramPictures() {}

    /** Draws every diagram anew and notes from which version of the file. */
    static void write() {
        try (Chromium chromium = new Chromium()) {
            for (Path diagram : Diagrams.all()) {
                draw(chromium, diagram);
            }
            Files.writeString(SEALS, String.join("\n", currentSeals()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path pictureOf(Path diagram) {
        return FOLDER.resolve(Diagrams.id(diagram) + ".png");
    }

    /** Returns the lines of {@code pictures.sha256} as they would be if all were drawn now. */
    static List<String> currentSeals() {
        return Diagrams.all().stream()
                .map(diagram -> sha256(diagram) + "  " + diagram.getFileName())
                .toList();
    }

    /** Returns the lines of {@code pictures.sha256} as they were written when the pictures were drawn. */
    static List<String> drawnSeals() throws IOException {
        return Files.exists(SEALS) ? Files.readAllLines(SEALS) : List.of();
    }

    private static void draw(Chromium chromium, Path diagram) throws IOException {
        try (Page page = chromium.newPage(1280, 800, 2)) {
            page.setContent(
                    "<!doctype html><style>body { margin: 0; background: white } svg { display: block }</style>");
            page.addScriptTag(
                    new Page.AddScriptTagOptions().setPath(BPMN_JS.resolve("bpmn-navigated-viewer.production.min.js")));
            page.evaluate(DRAW, List.of(Files.readString(diagram), "\"Noto Sans CJK SC\", sans-serif"));
            page.locator("svg").screenshot(new Locator.ScreenshotOptions().setPath(pictureOf(diagram)));
        }
    }

    private static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
