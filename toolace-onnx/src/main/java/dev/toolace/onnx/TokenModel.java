package dev.toolace.onnx;

import dev.toolace.ToolaceException;
import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.internal.decode.Engine;
import dev.toolace.onnx.internal.decode.EngineSettings;
import dev.toolace.onnx.internal.decode.ModelFolder;
import dev.toolace.onnx.internal.decode.Sampler;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A model without its tokenizer: token numbers in, logits or token numbers out. For holding an export against the original.
 * The graph is run as other runtimes run it, whose numbers may differ from {@link OnnxBackend}'s in their last bits.
 *
 * <p>Safe for use by many threads.
 */
public final class TokenModel implements AutoCloseable {
    private final Engine engine;

    private TokenModel(Engine engine) {
        this.engine = engine;
    }

    /**
     * Opens a model folder on the CPU; no tokenizer or chat template need be there.
     *
     * @param folder the model folder
     * @return the model; close it after use
     * @throws ToolaceException TA-MODEL-001 to 005 or 010 if the model cannot be opened
     */
    public static TokenModel open(Path folder) {
        return open(folder, EngineSettings.defaults().threads());
    }

    /**
     * Opens a model folder on the CPU.
     *
     * @param folder  the model folder
     * @param threads threads of one run, from 1
     * @return the model; close it after use
     * @throws ToolaceException as for {@link #open(Path)}
     */
    public static TokenModel open(Path folder, int threads) {
        return new TokenModel(Engine.open(ModelFolder.read(folder),
                EngineSettings.defaults().withThreads(threads).withExact(false)));
    }

    /**
     * The number of tokens that the model knows.
     *
     * @return length of the logits
     */
    public int vocabularySize() {
        return engine.vocabulary();
    }

    /**
     * Logits of the token after a prompt.
     *
     * @param prompt token numbers, at least one
     * @return one number per token of the vocabulary
     * @throws ToolaceException TA-INPUT-002 if the prompt is empty, TA-INPUT-003 if it is too long, TA-MODEL-011 if a token is
     *                          unknown, TA-MODEL-007 after {@link #close()}, TA-MODEL-009 if the model fails
     */
    public float[] lastLogits(int[] prompt) {
        return engine.with(prompt, Cancellation.none(), sequence -> {
            float[] values = new float[engine.vocabulary()];
            Objects.requireNonNull(sequence.prefill(prompt, Cancellation.none())).get(0, values);
            return values;
        }).orElseThrow();
    }

    /**
     * The likeliest continuation, one token at a time; tokens that end an answer do not stop it.
     *
     * @param prompt token numbers, at least one
     * @param count  how many tokens; fewer come back where the context is full
     * @return token numbers
     * @throws ToolaceException as for {@link #lastLogits}
     */
    public int[] greedy(int[] prompt, int count) {
        return engine.with(prompt, Cancellation.none(), sequence -> {
            int[] tokens = new int[Math.min(count, engine.room() - prompt.length)];
            FloatBuffer logits = Objects.requireNonNull(sequence.prefill(prompt, Cancellation.none()));
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = Sampler.likeliest(logits);
                logits = i + 1 < tokens.length ? sequence.next(tokens[i]) : logits;
            }
            return tokens;
        }).orElseThrow();
    }

    /** Waits for running calls and frees all memory. Idempotent. */
    @Override
    public void close() {
        engine.close();
    }
}
