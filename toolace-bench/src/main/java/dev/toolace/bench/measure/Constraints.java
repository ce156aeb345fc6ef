package dev.toolace.bench.measure;

import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.grammar.Grammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What constrained decoding costs against free decoding of the same answers. Stateless.
 */
final class Constraints {

    private static final int LONGEST = 48;

    private Constraints() {}

    /**
     * What was measured.
     *
     * @param speedup time of a token of free decoding, for each of constrained decoding
     * @param maskShare share of the constrained time that is spent on finding the allowed tokens, 0 to 1
     */
    record Result(@Nullable Stats speedup, @Nullable Stats maskShare) {}

    /** Measures what can be measured, and says what cannot. */
    static Result measure(Opened model, Refinement refinement, BenchSettings settings, Consumer<String> notes) {
        List<Prompt> prompts = refinement.prompts();
        Optional<Grammar> grammar = refinement.grammar();
        if (grammar.isEmpty()) {
            notes.accept("constrained_speedup and mask_share are null: the format has no grammar, or the tokenizer does "
                    + "not tell the bytes of its tokens");
            return new Result(null, null);
        }
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("free", round -> perToken(model, request(prompts.get(round % prompts.size()))));
        works.put("constrained", round ->
                perToken(model, request(prompts.get(round % prompts.size())).withGrammar(grammar.get())));
        Interleaved all = Interleaved.run(settings, works);
        return new Result(all.ratio("free", "constrained"), share(model, prompts, grammar.get(), settings));
    }

    private static Stats share(Opened model, List<Prompt> prompts, Grammar grammar, BenchSettings settings) {
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < settings.runs(); round++) {
            GenerationRequest request = request(prompts.get(round % prompts.size())).withGrammar(grammar);
            model.first(request.prompt());
            long before = model.usual().metrics().constraintNanos();
            double millis = Interleaved.millis(() -> model.usual().generate(request));
            shares.add((model.usual().metrics().constraintNanos() - before) / 1e6 / millis);
        }
        return Stats.of(shares);
    }

    private static GenerationRequest request(Prompt prompt) {
        return GenerationRequest.of(prompt, GenerationOptions.greedy(LONGEST));
    }

    /** Answers may have different lengths; the prompt is in the cache. */
    private static double perToken(Opened model, GenerationRequest request) {
        model.first(request.prompt());
        int[] tokens = new int[1];
        double millis = Interleaved.millis(() -> tokens[0] = model.usual().generate(request).usage().completionTokens());
        return millis / Math.max(1, tokens[0]);
    }
}
