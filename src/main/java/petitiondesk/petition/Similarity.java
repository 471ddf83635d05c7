package petitiondesk.petition;

import java.util.function.IntToDoubleFunction;

/**
 * How alike two petitions are, from 0 to 1: how much of each one's title the other one speaks of, and how much of their
 * words they share, what is rare weighing more than what everybody writes.
 *
 * @param weights of a shingle, positive
 */
record Similarity(IntToDoubleFunction weights) {

    /** Title and all shingles of a petition. */
    record Words(Shingles title, Shingles all) {

        static Words of(Petition petition) {
            return new Words(Shingles.of(petition.title()), Shingles.of(petition));
        }
    }

    double of(Words one, Words other) {
        double both = one.all().weight(weights) + other.all().weight(weights);
        if (both == 0) {
            return 0;
        }
        double shared = 2 * one.all().commonWeight(other.all(), weights) / both;
        double titles = (contained(one.title(), other.all()) + contained(other.title(), one.all())) / 2;
        return Math.min(1, Math.sqrt(titles * Math.sqrt(shared)));
    }

    private double contained(Shingles title, Shingles text) {
        double whole = title.weight(weights);
        return whole == 0 ? 0 : title.commonWeight(text, weights) / whole;
    }
}
