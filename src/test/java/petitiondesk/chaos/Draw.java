package petitiondesk.chaos;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What a client draws when it does something. */
final class Draw {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Random random;
    private final Supplier<String> marks;

    Draw(Random random, Supplier<String> marks) {
        this.random = random;
        this.marks = marks;
    }

    int below(int end) {
        return random.nextInt(end);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A text that nobody else writes. */
    String mark() {
        return marks.get();
    }

    String unit() {
        return pick("civil", "land", "labour");
    }

    static String today() {
        return LocalDate.now(ZONE).toString();
    }

    /** A local date and time to come. */
    String tomorrow() {
        return LocalDate.now(ZONE).plusDays(1 + random.nextInt(5)) + "T09:00";
    }

    static String inAMonth() {
        return LocalDate.now(ZONE).plusDays(30).toString();
    }
}
