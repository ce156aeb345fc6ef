package dev.toolace.train.generate;

import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Draws real samples, each set as often as its weight says whatever its size. Immutable; the dice are the caller's. */
final class RealDraw {

    private final List<List<Sample>> sets = new ArrayList<>();
    private final double[] weights;

    RealDraw(Map<String, List<Sample>> samples, Predicate<Sample> wanted) {
        List<Double> shares = new ArrayList<>();
        samples.forEach((set, all) -> {
            List<Sample> some = all.stream().filter(wanted).toList();
            if (!some.isEmpty()) {
                sets.add(some);
                shares.add(TrainingData.SETS.getOrDefault(set, 1.0));
            }
        });
        weights = shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    Sample draw(Dice dice) {
        return dice.pick(sets.get(dice.weighted(weights)));
    }
}
