package petitiondesk.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a run is told by {@code -Dchaos.…}.
 *
 * @param seed of everything that is drawn; the order in which clients meet is the machine's
 * @param rounds how often the desk is killed under load
 * @param databaseRounds how often PostgreSQL is killed
 * @param load most answers that clients get between two kills; how many exactly is drawn
 * @param lines of the file that is taken in meanwhile
 * @param mailAway how long the mail server is away
 * @param minutes after which no further round is begun, half of them for killing the desk; what then remains takes a
 *     few minutes at most
 * @param jar the packaged desk; without it the classes of this class path run
 * @param folder where the run keeps its data and writes its report
 */
record ChaosSettings(
        long seed,
        int clients,
        int rounds,
        int databaseRounds,
        int load,
        int lines,
        Duration mailAway,
        Duration minutes,
        Optional<Path> jar,
        Path folder) {

    static ChaosSettings given() {
        return new ChaosSettings(
                number("seed", System.nanoTime() & 0xFFFFFF),
                (int) number("clients", 8),
                (int) number("rounds", 4),
                (int) number("databaseRounds", 3),
                (int) number("load", 120),
                (int) number("lines", 300),
                Duration.ofSeconds(number("mailAway", 15)),
                Duration.ofMinutes(number("minutes", 6)),
                text("jar").map(Path::of),
                Path.of(text("folder").orElse("target/chaos")));
    }

    /** The same for a run that does nothing to the desk, in a folder of its own. */
    ChaosSettings withoutDisturbance(String name) {
        return new ChaosSettings(seed, clients, 0, 0, load, 0, Duration.ZERO, minutes, jar, folder.resolve(name));
    }

    private static long number(String name, long usual) {
        return text(name).map(Long::parseLong).orElse(usual);
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("chaos." + name)).filter(value -> !value.isBlank());
    }
}
