package petitiondesk.petition;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds petitions whose words are alike, among those that the one who looks may see. */
@Component
class SimilarPetitions {

    /** Below this, what two petitions share is mostly how petitions are written (ADR 29). */
    static final double ALIKE = 0.31;

    private static final int NEAREST = 200;
    private static final int RARE_IN_TITLE = 32;
    private static final int RARE_IN_TEXT = 160;

    /** How many petitions a search may expect to read. */
    private static final double ROWS = 12_000;

    private final JdbcClient jdbc;
    private final ShingleWeights weights;

    SimilarPetitions(JdbcClient jdbc, ShingleWeights weights) {
        this.jdbc = jdbc;
        this.weights = weights;
    }

    /** A petition with how alike it is, from 0 to 1. */
    record Candidate(String number, double similarity) {}

    private record Row(String number, String title, int[] shingles, double titles) {}

    /** Whether this server compares titles by trigrams; some do not have the extension, or do not let us install it. */
    boolean trigrams() {
        return jdbc.sql("select to_regprocedure('similarity(text,text)') is not null")
                .query(Boolean.class)
                .single();
    }

    /**
     * The nearest petitions, and how near the ones asked for are.
     *
     * @param also numbers to compare with as well, near or not
     * @param trigrams whether to ask pg_trgm too
     */
    Map<String, Double> to(Petition petition, Collection<String> also, LinkRights rights, boolean trigrams) {
        ShingleWeights.Counts counts = weights.current();
        Similarity similarity = new Similarity(counts::weight);
        Similarity.Words words = Similarity.Words.of(petition);
        int[] rare = rare(words, counts);
        Set<String> numbers = new LinkedHashSet<>(also);
        numbers.addAll(near(petition.number(), rare, counts, rights));
        Map<String, Double> found = new HashMap<>();
        for (Row row : rows(numbers, petition, rights, trigrams)) {
            Similarity.Words other = new Similarity.Words(Shingles.of(row.title()), new Shingles(row.shingles()));
            found.put(row.number(), Math.max(similarity.of(words, other), row.titles()));
        }
        return found;
    }

    /** Shingles of the petition that few others have: the rarest of its title, then of its text, as long as there is time. */
    private static int[] rare(Similarity.Words words, ShingleWeights.Counts counts) {
        List<Integer> rare = new ArrayList<>();
        double rows = take(words.title(), RARE_IN_TITLE, ROWS / 2, counts, rare);
        take(words.all(), RARE_IN_TEXT, ROWS - rows, counts, rare);
        return rare.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    private static double take(Shingles from, int most, double rows, ShingleWeights.Counts counts, List<Integer> into) {
        double expected = 0;
        List<Integer> rarestFirst = Arrays.stream(from.sorted())
                .boxed()
                .sorted(Comparator.comparingDouble(counts::expected))
                .limit(most)
                .toList();
        for (int shingle : rarestFirst) {
            expected += counts.expected(shingle);
            if (expected > rows && !into.isEmpty()) {
                break;
            }
            into.add(shingle);
        }
        return expected;
    }

    private List<String> near(String number, int[] rare, ShingleWeights.Counts counts, LinkRights rights) {
        if (rare.length == 0) {
            return List.of();
        }
        // one look into the index for each shingle: PostgreSQL would rather compare all arrays of the table in full
        return jdbc.sql("""
                with near as (
                    select s.number, sum(rare.weight) as weight
                    from unnest(cast(:rare as integer[]), cast(:weights as float8[])) as rare (shingle, weight)
                    join lateral (select number from petition_shingle
                                  where shingles @> array[rare.shingle]) s on s.number <> :number
                    group by s.number)
                select near.number
                from near
                join petition p on p.number = near.number
                join petition_course c on c.number = near.number
                where %s
                order by near.weight desc, near.number desc
                limit :nearest""".formatted(LinkRights.SQL))
                .params(rights.parameters())
                .param("rare", rare)
                .param(
                        "weights",
                        Arrays.stream(rare).mapToDouble(counts::weight).toArray())
                .param("number", number)
                .param("nearest", NEAREST)
                .query(String.class)
                .list();
    }

    private List<Row> rows(Collection<String> numbers, Petition petition, LinkRights rights, boolean trigrams) {
        return jdbc.sql("""
                select p.number, p.title, s.shingles, %s as titles
                from petition p
                join petition_course c on c.number = p.number
                left join petition_shingle s on s.number = p.number
                where p.number = any(:numbers) and p.number <> :number and %s""".formatted(trigrams ? "similarity(p.title, :title)" : "0", LinkRights.SQL))
                .params(rights.parameters())
                .param("numbers", numbers.toArray(String[]::new))
                .param("number", petition.number())
                .param("title", petition.title())
                .query((row, i) -> new Row(
                        row.getString("number"),
                        row.getString("title"),
                        numbers(row.getArray("shingles")),
                        row.getDouble("titles")))
                .list();
    }

    /** The numbers of a column; none where the petition has not been indexed yet. */
    static int[] numbers(Array column) throws SQLException {
        return column == null
                ? new int[0]
                : Arrays.stream((Integer[]) column.getArray())
                        .mapToInt(Integer::intValue)
                        .toArray();
    }
}
