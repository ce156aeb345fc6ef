package dev.toolace.bench.measure;

import dev.toolace.backend.Prompt;
import dev.toolace.onnx.TokenModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The generations that refinement consists of, with prompts of the usual lengths made of arbitrary tokens: for models
 * that write no calls, such as those with random weights. What these generate never ends by itself, so that the number
 * of tokens is the same each time, unless the token that ends an answer happens to be the likeliest.
 */
final class TokenBench {

    private static final int PROMPT = 400;
    private static final int SHARED = 350;
    private static final int ANSWER = 48;
    private static final int INSTRUCTION = 40;

    private final Opened model;
    private final BenchSettings settings;
    private final int vocabulary;
    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(1);

    TokenBench(Opened model, Path folder, BenchSettings settings) {
        this.model = model;
        this.folder = folder;
        this.settings = settings;
        try (TokenModel tokens = TokenModel.open(folder, settings.threads())) {
            vocabulary = tokens.vocabularySize();
        }
    }

    /** Measures what can be measured without calls. */
    Refinement measure(Consumer<String> notes) {
        notes.accept("the model writes no calls that it repeats: refinement is measured with " + PROMPT
                + " arbitrary tokens as the prompt, " + ANSWER + " as the answer and " + INSTRUCTION
                + " as the instruction");
        notes.accept("refine_unchanged_ratio is null: the model does not repeat its answer");
        int[] first = tokens(PROMPT);
        int[] second = refinement(first);
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("single", round -> time(true, first));
        works.put("changed", round -> time(true, first, second));
        works.put("naive", round -> time(false, first, second));
        Interleaved all = Interleaved.run(settings.warmUps(), settings.runs(), works);
        return new Refinement("tokens", null, all.ratio("changed", "single"), all.ratio("naive", "single"),
                warm(first), all.times("single"), List.of(new Prompt.Tokens(first)));
    }

    /** The prompt, the model's own answer to it, and an instruction. */
    private int[] refinement(int[] prompt) {
        int[] answer;
        try (TokenModel tokens = TokenModel.open(folder, settings.threads())) {
            answer = tokens.greedy(prompt, ANSWER);
        }
        return concat(concat(prompt, answer), tokens(INSTRUCTION));
    }

    private double time(boolean reuse, int[]... prompts) {
        model.forget(new Prompt.Tokens(prompts[0]));
        return Interleaved.millis(() -> {
            for (int[] prompt : prompts) {
                Opened.generate(reuse ? model.usual() : model.naive(), new Prompt.Tokens(prompt), ANSWER);
            }
        });
    }

    private Stats warm(int[] prompt) {
        int[] begin = IntStream.of(prompt).limit(SHARED).toArray();
        Prompt query = new Prompt.Tokens(prompt);
        Prompt before = new Prompt.Tokens(concat(begin, tokens(PROMPT - SHARED)));
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("cold", round -> {
            model.forget(query);
            return Interleaved.millis(() -> model.first(query));
        });
        works.put("warm", round -> {
            model.forget(query);
            model.first(before);
            return Interleaved.millis(() -> model.first(query));
        });
        return Interleaved.run(settings.warmUps(), settings.runs(), works).ratio("warm", "cold");
    }

    private int[] tokens(int count) {
        // Neither of the first two tokens, which as a rule are special.
        return random.ints(count, 2, vocabulary).toArray();
    }

    private static int[] concat(int[] one, int[] other) {
        return IntStream.concat(IntStream.of(one), IntStream.of(other)).toArray();
    }
}
