package petitiondesk.petition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How rare each shingle is, counted in the newest petitions. What half of them say (小区, 问题) makes no two of them alike;
 * the name of a road does. Accusations are not counted: nothing of theirs shows in other people's figures.
 */
@Component
class ShingleWeights {

    static final int SAMPLE = 4_000;

    /** So that the first few petitions of an installation are not taken for all there is. */
    private static final int SMALLEST = 100;

    private static final Duration KEPT_WHILE_FEW = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Counts latest;

    ShingleWeights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How many petitions of a sample have each shingle.
     *
     * @param shingles those that at least two have, in ascending order
     * @param petitions how many have the shingle at the same place
     * @param sampled size of the sample
     * @param all number of all petitions
     */
    record Counts(int[] shingles, int[] petitions, int sampled, long all, Instant at) {

        /** Weight of a shingle, higher the rarer it is. */
        double weight(int shingle) {
            return Math.log(1 + Math.max(SMALLEST, sampled) / (double) Math.max(1, of(shingle)));
        }

        /** About how many of all petitions have the shingle. */
        double expected(int shingle) {
            return of(shingle) * (double) all / Math.max(1, sampled);
        }

        private int of(int shingle) {
            int place = Arrays.binarySearch(shingles, shingle);
            return place < 0 ? 0 : petitions[place];
        }

        static Counts of(List<int[]> sample, long all, Instant at) {
            int[] every = sample.stream().flatMapToInt(Arrays::stream).sorted().toArray();
            int[] shingles = new int[every.length / 2];
            int[] petitions = new int[every.length / 2];
            int found = 0;
            for (int from = 0, to; from < every.length; from = to) {
                to = from + 1;
                while (to < every.length && every[to] == every[from]) {
                    to++;
                }
                if (to - from > 1) {
                    shingles[found] = every[from];
                    petitions[found++] = to - from;
                }
            }
            return new Counts(Arrays.copyOf(shingles, found), Arrays.copyOf(petitions, found), sample.size(), all, at);
        }
    }

    /** Counted within the last hour, while there are few petitions within the last minute. */
    Counts current() {
        Counts counts = latest;
        Instant now = clock.instant();
        if (counts == null || outdated(counts, now)) {
            counts = count(now);
            latest = counts;
        }
        return counts;
    }

    private static boolean outdated(Counts counts, Instant now) {
        Duration kept = counts.sampled() < SAMPLE ? KEPT_WHILE_FEW : KEPT;
        return Duration.between(counts.at(), now).abs().compareTo(kept) > 0;
    }

    private Counts count(Instant now) {
        List<int[]> sample = jdbc.sql("""
                select s.shingles
                from petition_shingle s join petition_course c on c.number = s.number and not c.restricted
                order by s.number desc limit :size""")
                .param("size", SAMPLE)
                .query((row, i) -> SimilarPetitions.numbers(row.getArray(1)))
                .list();
        long all = sample.size() < SAMPLE
                ? sample.size()
                : jdbc.sql("select count(*) from petition_shingle")
                        .query(Long.class)
                        .single();
        return Counts.of(sample, all, now);
    }
}
