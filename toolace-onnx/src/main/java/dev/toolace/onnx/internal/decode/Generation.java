package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.TokenListener;
import dev.toolace.backend.Usage;
import dev.toolace.onnx.internal.tokenizer.TextStream;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
     */
    public Generation(Tokenizer tokenizer, int[] prompt, GenerationOptions options, Cancellation cancellation,
            TokenListener listener, Set<Integer> stopTokens, int room, Drafter drafter,
            boolean logProbabilities) {
        this.prompt = prompt;
        this.options = options;
        this.cancellation = cancellation;
        this.listener = listener;
        this.stopTokens = stopTokens;
        this.limit = Math.min(options.maxTokens(), room - prompt.length);
        this.drafter = drafter;
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
            int token = sampler.next(logits);
            if (stopTokens.contains(token)) {
                reason = FinishReason.STOP;
                break;
            }
            if (logProbabilities) {
                probabilities.add(Sampler.logProbability(logits, token));
            }
            count++;
            emit(stops.add(stream.add(token)));
            if (stops.found() || count == limit) {
                reason = stops.found() ? FinishReason.STOP : FinishReason.LENGTH;
                break;
            }
            logits = sequence.next(token);
        }
        return finish(reason, new Usage(prompt.length, count, sequence.cached(), sequence.drafted(), sequence.accepted()));
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
