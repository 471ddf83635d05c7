package petitiondesk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One figure as several rounds measured it. */
record Series(String unit, List<Double> values) {

    static Series of(String unit) {
        return new Series(unit, new ArrayList<>());
    }

    void add(double value) {
        values.add(value);
    }

    double median() {
        return middle(values);
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double greatest() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The middle of the ratios of both round by round: what slows the machine down slows both. */
    double over(Series other) {
        return middle(IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / other.values.get(i))
                .toList());
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
