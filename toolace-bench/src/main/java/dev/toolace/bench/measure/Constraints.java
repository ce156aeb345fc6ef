package dev.toolace.bench.measure;

import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.format.CallFormat;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What constrained decoding costs against free decoding. The two methods at the end are all that knows how a backend is
 * told to constrain, and what it tells of it; where they are empty, nothing is measured. Stateless.
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
    static Result measure(Opened model, List<Prompt> prompts, List<Tool> tools, BenchSettings settings,
            Consumer<String> notes) {
        Stats speedup = null;
        Stats share = null;
        if (limited(request(prompts.get(0)), tools, model.format()).isEmpty()) {
            notes.accept("constrained_speedup is null: the backend has no constrained decoding to switch on and off");
        } else {
            Map<String, Interleaved.Work> works = new LinkedHashMap<>();
            works.put("free", round -> perToken(model, request(prompts.get(round % prompts.size()))));
            works.put("constrained", round -> perToken(model, limited(request(prompts.get(round % prompts.size())),
                    tools, model.format()).orElseThrow()));
            speedup = Interleaved.run(settings.warmUps(), settings.runs(), works).ratio("free", "constrained");
        }
        OptionalDouble told = maskShare(model.usual());
        if (told.isPresent()) {
            share = Stats.of(List.of(told.getAsDouble()));
        } else {
            notes.accept("mask_share is null: the backend does not tell how long it looked for allowed tokens");
        }
        return new Result(speedup, share);
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

    /** The same request, its answer limited to calls of these tools; empty where the backend cannot do that. */
    private static Optional<GenerationRequest> limited(GenerationRequest free, List<Tool> tools, CallFormat format) {
        return Optional.empty();
    }

    /** What the backend tells of all constrained decoding so far. */
    private static OptionalDouble maskShare(OnnxBackend backend) {
        return OptionalDouble.empty();
    }
}
