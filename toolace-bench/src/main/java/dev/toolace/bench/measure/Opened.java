package dev.toolace.bench.measure;

import dev.toolace.ToolAgent;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.format.CallFormat;
import dev.toolace.format.DetectedFormat;
import dev.toolace.format.FormatRegistry;
import dev.toolace.format.JsonListFormat;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.refine.StoppingPolicy;
import java.nio.file.Path;

/**
 * A model in two backends with the same weights: one reuses prompts and verifies drafts, as usual, the other reads each
 * prompt anew and writes token by token. One
 * generation at a time, so that there is one cache, and it is known what it holds.
 */
final class Opened implements AutoCloseable {

    private final OnnxBackend usual;
    private final OnnxBackend naive;
    private final CallFormat format;

    private Opened(OnnxBackend usual, OnnxBackend naive) {
        this.usual = usual;
        this.naive = naive;
        this.format = usual.chatTemplate().flatMap(FormatRegistry.standard()::fromTemplate).map(DetectedFormat::format)
                .orElseGet(JsonListFormat::new);
    }

    /** Opens the second backend too. */
    static Opened beside(OnnxBackend usual, Path folder, int threads) {
        return new Opened(usual, open(folder, threads, false));
    }

    static OnnxBackend open(Path folder, int threads, boolean reuse) {
        return OnnxBackend.builder(folder).threads(threads).concurrency(1).reusePrompts(reuse).drafts(reuse)
                .cacheMemory(0).build();
    }

    OnnxBackend usual() {
        return usual;
    }

    OnnxBackend naive() {
        return naive;
    }

    CallFormat format() {
        return format;
    }

    ToolAgent agent(boolean reuse, StoppingPolicy policy) {
        return ToolAgent.builder().backend(reuse ? usual : naive).ownsBackend(false).format(format).policy(policy)
                .build();
    }

    /** Makes the cache forget a prompt: it then holds another one, which shares no token with it. */
    void forget(Prompt prompt) {
        int other = usual.encode(prompt)[0] == 0 ? 1 : 0;
        first(new Prompt.Tokens(new int[] {other}));
    }

    /** Reads a prompt and generates one token. */
    void first(Prompt prompt) {
        generate(usual, prompt, 1);
    }

    static void generate(OnnxBackend backend, Prompt prompt, int tokens) {
        backend.generate(GenerationRequest.of(prompt, GenerationOptions.greedy(tokens)));
    }

    /** Closes the naive backend; the usual one is the caller's. */
    @Override
    public void close() {
        naive.close();
    }
}
