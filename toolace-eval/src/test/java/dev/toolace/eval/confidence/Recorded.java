package dev.toolace.eval.confidence;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recorded tests, made by hand or at random. */
final class Recorded {

    private Recorded() {}

    /** A test with one round, in which the model had answered with this probability; 100 tokens an attempt. */
    static RecordedCase once(String id, double probability, boolean changed, boolean firstRight, boolean lastRight) {
        Ending first = new Ending(firstRight, 1, 100);
        return new RecordedCase(id, List.of(new RefiningRound(Math.log(probability), Math.log(probability), 10, changed,
                lastRight, first)), new Ending(lastRight, 2, 200), first);
    }

    /** A test that ended without any round. */
    static RecordedCase without(String id, boolean right) {
        Ending end = new Ending(right, 1, 100);
        return new RecordedCase(id, List.of(), end, end);
    }

    /** Tests with up to four rounds, some of them without probabilities. */
    static List<RecordedCase> random(Random random, int count) {
        List<RecordedCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<RefiningRound> rounds = new ArrayList<>();
            int before = random.nextInt(3);
            int all = random.nextInt(5);
            for (int round = 0; round < all; round++) {
                double probability = random.nextInt(8) == 0 ? 0 : Math.rint(20 * random.nextDouble()) / 20;
                rounds.add(new RefiningRound(Math.log(probability), Math.log(probability), 1 + random.nextInt(9),
                        random.nextBoolean(), random.nextBoolean(),
                        new Ending(random.nextBoolean(), before + round + 1, 7L * (before + round + 1))));
            }
            Ending always = new Ending(random.nextBoolean(), before + all + 1, 7L * (before + all + 1));
            cases.add(new RecordedCase("t" + i, rounds, always, rounds.isEmpty() ? always : rounds.get(0).spared()));
        }
        return cases;
    }

    /** A line of a run folder with these attempts, as JSON without the outer braces of each. */
    static JsonObject line(boolean right, String... attempts) {
        return (JsonObject) JsonValue.parse("{\"id\":\"a\",\"right\":" + right + ",\"attempts\":[{"
                + String.join("},{", attempts) + "}]}");
    }
}
