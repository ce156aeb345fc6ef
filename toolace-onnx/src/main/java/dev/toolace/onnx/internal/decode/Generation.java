package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.TokenListener;
import dev.toolace.backend.Usage;
import dev.toolace.onnx.internal.constrain.Constraint;
import dev.toolace.onnx.internal.tokenizer.TextStream;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One answer of the model, token by token. Confined to one thread. */
public final class Generation {
    private final int[] prompt;
    private final GenerationOptions options;
    private final Cancellation cancellation;
    private final TokenListener listener;
    private final Set<Integer> stopTokens;
    private final int limit;
    private final boolean logProbabilities;
    private final Drafter drafter;
    private final @Nullable Constraint constraint;
    private final TextStream stream;
    private final StopTexts stops;
    private final StringBuilder text = new StringBuilder();
    private final List<Double> probabilities = new ArrayList<>();
    private int count;

    /**
     * Prepares an answer.
     *
     * @param room tokens that prompt and answer may have together
     * @param drafter guesses at the answer
     * @param constraint what the answer is held to, or null
     */
    public Generation(Tokenizer tokenizer, int[] prompt, GenerationOptions options, Cancellation cancellation,
            TokenListener listener, Set<Integer> stopTokens, int room, Drafter drafter,
            @Nullable Constraint constraint, boolean logProbabilities) {
        this.prompt = prompt;
        this.options = options;
        this.cancellation = cancellation;
        this.listener = listener;
        this.stopTokens = stopTokens;
        this.limit = Math.min(options.maxTokens(), room - prompt.length);
        this.drafter = drafter;
        this.constraint = constraint;
        this.logProbabilities = logProbabilities;
        this.stream = tokenizer.stream();
        this.stops = new StopTexts(options.stop());
    }

    /** Runs the model until the answer ends. */
    public Completion run(Sequence sequence) throws OrtException {
        sequence.draft(drafter);
        FloatBuffer logits = sequence.prefill(prompt, cancellation);
        Sampler sampler = new Sampler(options);
        FinishReason reason = FinishReason.CANCELLED;
        while (logits != null && !cancellation.isCancelled()) {
            int token = constraint == null ? sampler.next(logits) : sampler.next(logits, constraint);
            if (stopTokens.contains(token)) {
                reason = FinishReason.STOP;
                break;
            }
            if (logProbabilities) {
                probabilities.add(Sampler.logProbability(logits, token));
            }
            count++;
            emit(stops.add(stream.add(token)));
            boolean ended = stops.found() || ends(token);
            if (ended || count == limit) {
                reason = ended ? FinishReason.STOP : FinishReason.LENGTH;
                break;
            }
            logits = sequence.next(token);
        }
        return finish(reason, new Usage(prompt.length, count, sequence.cached(), sequence.drafted(), sequence.accepted()));
    }

    /** Whether the grammar lets nothing follow this token; then the model need not be asked. */
    private boolean ends(int token) {
        if (constraint == null) {
            return false;
        }
        constraint.add(token);
        return constraint.ended();
    }

    /** The answer of a generation that was cancelled before it began. */
    public Completion cancelled() {
        return finish(FinishReason.CANCELLED, new Usage(prompt.length, 0));
    }

    private Completion finish(FinishReason reason, Usage usage) {
        FinishReason result = reason;
        if (!stops.found()) {
            emit(stops.add(stream.end()));
            if (stops.found()) {
                result = FinishReason.STOP;
            } else {
                emit(stops.end());
            }
        }
        return new Completion(text.toString(), result, usage, probabilities);
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            listener.onText(piece);
        }
    }
}
