package dev.toolace.bench.measure;

import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.OnnxBackend;
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
    private static final int SEEDS = 20;
    private static final double SHORTEST = 1e-3;

    static Rates measure(Path folder, int threads, BenchSettings settings) {
        List<Double> loads = new ArrayList<>();
        for (int load = 1; load < Math.min(MOST_LOADS, settings.runs()); load++) {
            loads.add(Interleaved.millis(() -> TokenModel.open(folder, threads).close()));
        }
        int vocabulary;
        long start = System.nanoTime();
        try (TokenModel model = TokenModel.open(folder, threads)) {
            loads.add((System.nanoTime() - start) / 1e6);
            vocabulary = model.vocabularySize();
        }
        // One cache, so that another prompt takes the place of the last one; no guesses, which depend on the text.
        try (OnnxBackend model = OnnxBackend.builder(folder).threads(threads).concurrency(1).cacheMemory(0).drafts(false)
                .build()) {
            return rates(model, vocabulary, threads, settings, Stats.of(loads));
        }
    }

    private static Rates rates(OnnxBackend model, int vocabulary, int threads, BenchSettings settings, Stats load) {
        int tokens = settings.decodedTokens();
        int[] prompt = longest(model, vocabulary, settings);
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("cold", round -> {
            generate(model, new int[] {prompt[0] == 1 ? 2 : 1}, 1);
            return Interleaved.millis(() -> generate(model, prompt, 1));
        });
        works.put("warm", round -> Interleaved.millis(() -> generate(model, prompt, 1)));
        // As the prompt is in the cache, this is as long as above, and the tokens after the first.
        works.put("decode", round -> {
            double first = Interleaved.millis(() -> generate(model, prompt, 1));
            int[] written = new int[1];
            double all = Interleaved.millis(() -> written[0] = generate(model, prompt, 1 + tokens));
            // Noise can make the difference of two times vanish; a rate stays a number.
            return Math.max(SHORTEST, all - first) * tokens / Math.max(1, written[0] - 1);
        });
        Interleaved all = Interleaved.run(settings, works);
        return new Rates(threads, load, all.times("cold"), all.times("warm"),
                all.times("cold").rateOf(settings.promptTokens()), all.times("decode").rateOf(tokens));
    }

    /** Of some prompts the one that the model has most to say about. */
    private static int[] longest(OnnxBackend model, int vocabulary, BenchSettings settings) {
        int[] best = new int[0];
        int most = -1;
        for (int seed = 1; seed <= SEEDS && most < settings.decodedTokens(); seed++) {
            int[] prompt = new SplittableRandom(seed).ints(settings.promptTokens(), 2, vocabulary).toArray();
            int written = generate(model, prompt, 1 + settings.decodedTokens());
            if (written > most) {
                most = written;
                best = prompt;
            }
        }
        return best;
    }

    private static int generate(OnnxBackend model, int[] prompt, int tokens) {
        return model.generate(GenerationRequest.of(new Prompt.Tokens(prompt), GenerationOptions.greedy(tokens))).usage()
                .completionTokens();
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
