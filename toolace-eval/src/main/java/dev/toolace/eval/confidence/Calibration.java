package dev.toolace.eval.confidence;

import dev.toolace.eval.run.RunFigures;
import dev.toolace.eval.stats.Bootstrap;
import dev.toolace.eval.stats.Interval;
import dev.toolace.eval.stats.RiskCoverage;
import dev.toolace.eval.stats.Wilson;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * A threshold for {@code ConfidencePolicy} from recorded runs: chosen on one half of the tests, judged on the other.
 * Immutable.
 *
 * @param calibration the tests on which the threshold was chosen
 * @param test the other tests
 * @param atMost share of the spared rounds that may have changed the answer
 * @param threshold the lowest one whose share is, with 97.5 % confidence, at most that on the first half; empty where
 *     there is none
 */
public record Calibration(
        List<RecordedCase> calibration, List<RecordedCase> test, double atMost, OptionalDouble threshold) {

    private static final double MILLIONTH = 1e6;
    private static final int MOST_CANDIDATES = 1000;
    private static final int POINTS = 20;

    /** Copies the lists. */
    public Calibration {
        calibration = List.copyOf(calibration);
        test = List.copyOf(test);
    }

    /**
     * Chooses a threshold. The bound is the upper end of Wilson's 95 % interval, so that few tests choose no threshold
     * rather than a bold one.
     *
     * @param cases recorded tests
     * @param atMost share of the spared rounds that may have changed the answer, above 0 and below 1
     * @return the choice, and both halves
     */
    public static Calibration of(List<RecordedCase> cases, double atMost) {
        List<RecordedCase> calibration = cases.stream().filter(RecordedCase::calibrates).toList();
        List<RecordedCase> test = cases.stream().filter(one -> !one.calibrates()).toList();
        OptionalDouble lowest = thresholds(calibration, MOST_CANDIDATES, Math::ceil).stream()
                .filter(candidate -> {
                    CurvePoint point = CurvePoint.of(calibration, candidate);
                    return candidate > 0 && point.spared() > 0 && point.riskInterval().high() <= atMost;
                })
                .mapToDouble(Double::doubleValue).min();
        return new Calibration(calibration, test, atMost, lowest);
    }

    /**
     * How many rounds must be spared, none of which changed anything, before a bound can be kept with confidence.
     *
     * @param atMost the bound
     * @return their number
     */
    public static int leastRounds(double atMost) {
        int rounds = 1;
        while (Wilson.of(0, rounds).high() > atMost) {
            rounds++;
        }
        return rounds;
    }

    /**
     * The curve on the second half: as many points as there are 5 % of the rounds.
     *
     * @return from the highest threshold to the lowest
     */
    public List<CurvePoint> curve() {
        return thresholds(test, POINTS, Math::floor).stream().map(one -> CurvePoint.of(test, one)).toList();
    }

    /**
     * Everything, for people and programs.
     *
     * @return one JSON object; figures are of the second half unless their name says otherwise
     */
    public JsonObject toJson() {
        List<RecordedCase> all = new ArrayList<>(calibration);
        all.addAll(test);
        List<RefiningRound> first = firstRounds(all);
        int changed = (int) first.stream().filter(RefiningRound::changed).count();
        Interval interval = Wilson.of(changed, first.size());
        return JsonObject.EMPTY.with("n", JsonValue.of(all.size()))
                .with("rounds", JsonValue.of(first.size()))
                .with("changed_share", CurvePoint.rounded(first.isEmpty() ? 0 : (double) changed / first.size()))
                .with("changed_interval", interval(interval))
                .with("wrong_to_right", JsonValue.of(first.stream()
                        .filter(one -> one.changed() && !one.spared().right() && one.nextRight()).count()))
                .with("right_to_wrong", JsonValue.of(first.stream()
                        .filter(one -> one.changed() && one.spared().right() && !one.nextRight()).count()))
                .with("areas", areas())
                .with("at_most", JsonValue.of(atMost))
                .with("threshold", JsonValue.of(threshold.isPresent() ? threshold.getAsDouble() : null))
                .with("calibration", chosen(calibration))
                .with("test", chosen(test))
                .with("always", ending(test, RecordedCase::always))
                .with("never", ending(test, RecordedCase::never))
                .with("curve", JsonValue.of(curve().stream().map(CurvePoint::toJson).toList()));
    }

    private JsonObject areas() {
        return JsonObject.EMPTY.with("calibration", areas(calibration)).with("test", areas(test));
    }

    private static JsonObject areas(List<RecordedCase> half) {
        List<RefiningRound> rounds = firstRounds(half);
        List<Boolean> changed = rounds.stream().map(RefiningRound::changed).toList();
        JsonObject areas = JsonObject.EMPTY;
        for (Measure measure : Measure.values()) {
            List<Double> scores = rounds.stream().map(round -> round.sureness(measure)).toList();
            areas = areas.with(measure.code(), CurvePoint.rounded(RiskCoverage.area(scores, changed)));
        }
        return areas;
    }

    private JsonValue chosen(List<RecordedCase> half) {
        if (threshold.isEmpty()) {
            return JsonValue.of(null);
        }
        double least = threshold.getAsDouble();
        double[] differences = half.stream().mapToDouble(one -> {
            CurvePoint alone = CurvePoint.of(List.of(one), least);
            return alone.right() - (one.always().right() ? 1 : 0);
        }).toArray();
        return CurvePoint.of(half, least).toJson()
                .with("accuracy_difference_interval", interval(Bootstrap.ofMean(differences, RunFigures.SEED)));
    }

    private static JsonObject ending(List<RecordedCase> cases, Function<RecordedCase, Ending> way) {
        List<Ending> endings = cases.stream().map(way).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        long right = endings.stream().filter(Ending::right).count();
        json.put("accuracy", CurvePoint.rounded((double) right / Math.max(1, cases.size())));
        json.put("generations", endings.stream().mapToLong(Ending::generations).sum());
        json.put("tokens", endings.stream().mapToLong(Ending::tokens).sum());
        return (JsonObject) JsonValue.of(json);
    }

    /** Of each test the first round only, so that all of them are independent. */
    private static List<RefiningRound> firstRounds(List<RecordedCase> cases) {
        return cases.stream().filter(one -> !one.rounds().isEmpty()).map(one -> one.rounds().get(0)).toList();
    }

    /** Thresholds that spare about equally many rounds more each time, to a millionth, without repetitions. */
    private static List<Double> thresholds(List<RecordedCase> cases, int count, DoubleUnaryOperator rounding) {
        List<Double> sureness = cases.stream().filter(one -> !one.rounds().isEmpty())
                .map(one -> one.rounds().stream().mapToDouble(RefiningRound::logProbability).max().orElse(0))
                .sorted(Comparator.reverseOrder()).toList();
        int n = sureness.size();
        List<Double> thresholds = new ArrayList<>();
        for (int i = 1; i <= Math.min(count, n); i++) {
            double value = Math.exp(sureness.get((int) Math.ceil((double) i * n / Math.min(count, n)) - 1));
            thresholds.add(rounding.applyAsDouble(value * MILLIONTH) / MILLIONTH);
        }
        return thresholds.stream().distinct().toList();
    }

    private static JsonValue interval(Interval interval) {
        return JsonValue.of(List.of(CurvePoint.rounded(interval.low()), CurvePoint.rounded(interval.high())));
    }
}
