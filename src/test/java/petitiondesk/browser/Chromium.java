package petitiondesk.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, headless, as a reader in China would have set it up; one instance serves many pages. */
public final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** As long as Playwright waits for anything else. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    /** Starts the browser; fails with what to install when there is none. */
    public Chromium() {
        // the first signature of a desk makes an authority, a key and a document: a busy machine takes its time
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Path executable = executable();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments()));
    }

    /** Opens a page with cookies and storage of its own; sizes are in CSS pixels. */
    public Page newPage(int width, int height) {
        return newPage(width, height, 1);
    }

    /** Opens a page that is drawn with so many device pixels per CSS pixel. */
    public Page newPage(int width, int height, double scale) {
        return browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(scale)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
    }

    /** Keeps a picture of the whole page for the reader of the build and returns where it lies. */
    public Path screenshot(Page page, String name) {
        Path file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        // Chromium refuses to sandbox its children when it runs as root, as it does in most containers
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    private static Path executable() {
        Optional<String> chosen = Optional.ofNullable(System.getenv("CHROMIUM")).filter(name -> !name.isEmpty());
        return chosen.map(List::of).orElse(NAMES).stream()
                .flatMap(Chromium::onThePath)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium found: run src/test/scripts/prepare-browser.sh or set CHROMIUM to one"));
    }

    private static Stream<Path> onThePath(String name) {
        // an absolute name stays what it is when it is resolved against a folder
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable);
    }
}
