package petitiondesk.petition;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The pairs of neighbouring characters in a text. Most Chinese words have two characters and no blanks between them: pairs
 * find each of them on every PostgreSQL, whatever its locale, where trigrams need three characters.
 *
 * @param sorted each pair once, in ascending order
 */
record Shingles(int[] sorted) {

    /** Of long texts the beginning says what they are about, and the rest makes everything look alike. */
    private static final int LENGTH = 600;

    /** Of a petition's title, request and facts. */
    static Shingles of(Petition petition) {
        return of(petition.title(), petition.request(), petition.facts());
    }

    static Shingles of(String... texts) {
        return new Shingles(Arrays.stream(texts)
                .flatMapToInt(Shingles::pairs)
                .sorted()
                .distinct()
                .toArray());
    }

    private static IntStream pairs(String text) {
        int[] characters = Normalizer.normalize(beginning(text), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray();
        return IntStream.range(1, characters.length)
                .filter(i -> Character.isLetterOrDigit(characters[i - 1]) && Character.isLetterOrDigit(characters[i]))
                .map(i -> pair(characters[i - 1], characters[i]));
    }

    /** Two characters in one number, without loss for all but the rarest characters. */
    private static int pair(int first, int second) {
        return Character.isBmpCodePoint(first) && Character.isBmpCodePoint(second)
                ? first << 16 | second
                : 31 * (31 * first + second) + 7;
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LENGTH));
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** The sum of the weights. */
    double weight(IntToDoubleFunction weights) {
        return Arrays.stream(sorted).mapToDouble(weights).sum();
    }

    /** The sum of the weights of what both have. */
    double commonWeight(Shingles other, IntToDoubleFunction weights) {
        double common = 0;
        int i = 0;
        int j = 0;
        while (i < sorted.length && j < other.sorted.length) {
            if (sorted[i] == other.sorted[j]) {
                common += weights.applyAsDouble(sorted[i]);
                i++;
                j++;
            } else if (sorted[i] < other.sorted[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shingles shingles && Arrays.equals(sorted, shingles.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    /** Says how many there are: the pairs themselves are a petitioner's words and belong in no log. */
    @Override
    public String toString() {
        return sorted.length + " shingles";
    }
}
