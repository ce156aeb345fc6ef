package dev.toolace.bench.measure;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.TokenModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Tokens a second with one number of threads.
 *
 * @param threads of the model
 * @param loadMillis time to open the model, once its native libraries are loaded
 * @param coldMillis time to the first token of a prompt that shares nothing with the one before
 * @param warmMillis the same with a prompt that was the last one
 * @param prefill tokens of a prompt that are read in a second
 * @param decode tokens that are generated in a second
 */
record Rates(int threads, Stats loadMillis, Stats coldMillis, Stats warmMillis, Stats prefill, Stats decode) {

    private static final int MOST_LOADS = 3;
    private static final double SHORTEST = 1e-3;

    static Rates measure(Path folder, int threads, BenchSettings settings) {
        List<Double> loads = new ArrayList<>();
        for (int load = 1; load < Math.min(MOST_LOADS, settings.runs()); load++) {
            loads.add(Interleaved.millis(() -> TokenModel.open(folder, threads).close()));
        }
        long start = System.nanoTime();
        try (TokenModel model = TokenModel.open(folder, threads)) {
            loads.add((System.nanoTime() - start) / 1e6);
            return rates(model, threads, settings, Stats.of(loads));
        }
    }

    private static Rates rates(TokenModel model, int threads, BenchSettings settings, Stats load) {
        int tokens = settings.decodedTokens();
        int[] prompt = new SplittableRandom(threads).ints(settings.promptTokens(), 2, model.vocabularySize()).toArray();
        int[] other = {1};
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("cold", round -> {
            model.greedy(other, 1);
            return Interleaved.millis(() -> model.greedy(prompt, 1));
        });
        works.put("warm", round -> Interleaved.millis(() -> model.greedy(prompt, 1)));
        // As the prompt is in the cache, this is as long as above, and the tokens after the first.
        works.put("decode", round -> {
            double first = Interleaved.millis(() -> model.greedy(prompt, 1));
            // Noise can make the difference of two times vanish; a rate stays a number.
            return Math.max(SHORTEST, Interleaved.millis(() -> model.greedy(prompt, 1 + tokens)) - first);
        });
        Interleaved all = Interleaved.run(settings.warmUps(), settings.runs(), works);
        return new Rates(threads, load, all.times("cold"), all.times("warm"),
                all.times("cold").rateOf(settings.promptTokens()), all.times("decode").rateOf(tokens));
    }

    JsonObject toJson() {
        return JsonObject.EMPTY.with("threads", JsonNumber.of(threads))
                .with("prefill_tokens_per_s", prefill.toJson())
                .with("decode_tokens_per_s", decode.toJson())
                .with("cold_ttft_ms", coldMillis.toJson())
                .with("warm_ttft_ms", warmMillis.toJson())
                .with("load_ms", loadMillis.toJson());
    }
}
