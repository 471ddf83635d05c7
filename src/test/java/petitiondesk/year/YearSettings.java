package petitiondesk.year;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run is told by {@code -Dyear.…}.
 *
 * @param seed of everything that is drawn
 * @param months how many meetings are held
 * @param hard how many cases are brought to them for the first time
 * @param minutes after which no further month is begun
 * @param jar the packaged desk; without it the classes of this class path run
 * @param folder where the run keeps its data and writes its report
 */
record YearSettings(long seed, int months, int hard, Duration minutes, Optional<Path> jar, Path folder) {

    static YearSettings given() {
        return new YearSettings(
                number("seed", System.nanoTime() & 0xFFFFFF),
                (int) number("months", 12),
                (int) number("hard", 60),
                Duration.ofMinutes(number("minutes", 30)),
                text("jar").map(Path::of),
                Path.of(text("folder").orElse("target/year")));
    }

    private static long number(String name, long usual) {
        return text(name).map(Long::parseLong).orElse(usual);
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("year." + name)).filter(value -> !value.isBlank());
    }
}
