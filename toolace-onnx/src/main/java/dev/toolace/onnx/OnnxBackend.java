package dev.toolace.onnx;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.TokenListener;
import dev.toolace.grammar.Grammar;
import dev.toolace.onnx.internal.constrain.Constraint;
import dev.toolace.onnx.internal.constrain.Constraints;
import dev.toolace.onnx.internal.decode.Drafter;
import dev.toolace.onnx.internal.decode.Engine;
import dev.toolace.onnx.internal.decode.EngineSettings;
import dev.toolace.onnx.internal.decode.Generation;
import dev.toolace.onnx.internal.decode.ModelFolder;
import dev.toolace.onnx.internal.decode.Totals;
import dev.toolace.onnx.internal.tokenizer.ControlTokens;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import dev.toolace.onnx.template.ChatTemplate;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a language model inside the process, through ONNX Runtime.
 *
 * <p>A model folder holds {@code config.json} or {@code genai_config.json}, the ONNX file, {@code tokenizer.json}, and for chat
 * prompts {@code chat_template.jinja} or {@code tokenizer_config.json} with a template inside; the latter and {@code
 * special_tokens_map.json} name special tokens. Exports of onnxruntime-genai, Optimum, transformers.js and Olive work as they
 * are: names and shapes are found out from the graph. One that is slower than it need be is warned about once, with the command
 * that mends it. Nothing touches the network.
 *
 * <p>Safe for use by many threads: they share the weights, and each generation has a key-value cache of its own from a bounded
 * pool; where all are in use, generations wait, and are served in turn.
 */
public final class OnnxBackend implements Backend {
    /** Enough for the runs of single tokens, and for what the grammar or the prompt makes the drafter guess. */
    private static final int WARM_UP_TOKENS = 16;

    private final String name;
    private final Engine engine;
    private final Tokenizer tokenizer;
    private final ModelFolder folder;
    private final @Nullable ControlTokens controlTokens;
    private final @Nullable Constraints constraints;
    private final Totals totals = new Totals();
    private final boolean logProbabilities;

    private OnnxBackend(ModelFolder folder, Engine engine, Tokenizer tokenizer, @Nullable ControlTokens controlTokens,
            boolean logProbabilities) {
        Path last = folder.folder().toAbsolutePath().normalize().getFileName();
        this.name = "onnx:" + (last == null ? "" : last);
        this.folder = folder;
        this.engine = engine;
        this.tokenizer = tokenizer;
        this.controlTokens = controlTokens;
        this.constraints = tokenizer.tokenBytes()
                .map(bytes -> new Constraints(tokenizer, bytes, engine.vocabulary(), folder.stopTokens())).orElse(null);
        this.logProbabilities = logProbabilities;
    }

    /**
     * Opens a model folder with default settings.
     *
     * @param folder the model folder
     * @return the backend; close it after use
     * @throws ToolaceException as for {@link Builder#build()}
     */
    public static OnnxBackend open(Path folder) {
        return builder(folder).build();
    }

    /**
     * Starts a configuration.
     *
     * @param folder the model folder
     * @return a builder; nothing is read or loaded before {@link Builder#build()}
     */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Where the model really runs: the CPU where CUDA was asked for with a fallback and could not be used.
     *
     * @return the target
     */
    public ExecutionTarget target() {
        return engine.target();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, logProbabilities, true, engine.room(), constraints != null,
                engine.useful());
    }

    @Override
    public Optional<String> chatTemplate() {
        return Optional.ofNullable(folder.template()).map(ChatTemplate::source);
    }

    /**
     * Generates an answer. The tokens that end an answer are not part of its text and do not count as completion tokens; other
     * special tokens are kept in the text. The request's draft, and what the prompt says after the same words, are read several
     * tokens at a time; at each the model says what it would have written without them, so the answer is the same. A draft is used
     * only with graphs that this library exported, on the CPU: elsewhere several tokens may give slightly different numbers.
     *
     * <p>Cancellation is looked at while the generation waits for a cache, before each run of the model, of at most 128
     * tokens of a prompt (512 on CUDA), and before each token; not while the prompt is written and made tokens. An
     * interrupt ends the waiting only. If the listener throws, the generation ends and the exception is the caller's;
     * the backend can be used as before.
     *
     * @param request what to generate
     * @return the answer; cut off at the context's end with reason {@code LENGTH}, or by the request's cancellation
     *         with reason {@code CANCELLED} and the text so far
     * @throws ToolaceException TA-INPUT-003 if the prompt does not fit into the context, TA-INPUT-002 if it is empty,
     *                          TA-TEMPLATE-002 if the chat template fails on it, TA-MODEL-002 if there is no chat template,
     *                          TA-MODEL-006 if the tokenizer has no token for a character, and none for unknown ones,
     *                          TA-MODEL-011 if a token is unknown, TA-MODEL-007 after {@link #close()}, TA-MODEL-009 if the
     *                          model fails or there is no memory for a single cache, TA-MODEL-012 if interrupted
     *                          while all caches are in use
     */
    @Override
    public Completion generate(GenerationRequest request) {
        int[] prompt = encode(request.prompt());
        Constraint constraint = request.grammar().map(this::constraint).orElse(null);
        Completion completion = generate(request, prompt, constraint);
        totals.add(completion.usage(), constraint == null ? 0 : constraint.nanos());
        return completion;
    }

    private Completion generate(GenerationRequest request, int[] prompt, @Nullable Constraint constraint) {
        Drafter drafter = !engine.drafts() ? Drafter.none() : new Drafter(
                request.draft().isEmpty() ? new int[0] : tokenizer.encode(request.draft()), prompt, true, constraint);
        Generation generation = new Generation(tokenizer, prompt, request.options(), request.cancellation(),
                request.listener(), folder.stopTokens(), engine.room(), drafter, constraint, logProbabilities);
        return engine.with(prompt, request.cancellation(), generation::run).orElseGet(generation::cancelled);
    }

    /**
     * Reads a prompt that begins like those to come, and writes a few tokens: afterwards the memory for it is there, and
     * prompts that begin alike start from its cache. What is done for that does not count in {@link #metrics()}. Where
     * prompts are not reused, the rest is done all the same.
     *
     * @param example a request such as will come
     * @throws ToolaceException as {@link #generate}
     */
    @Override
    public void warmUp(GenerationRequest example) {
        int tokens = Math.min(WARM_UP_TOKENS, example.options().maxTokens());
        generate(new GenerationRequest(example.prompt(), example.options().withMaxTokens(tokens), example.cancellation(),
                TokenListener.NONE, example.draft(), example.grammar()), encode(example.prompt()),
                example.grammar().map(this::constraint).orElse(null));
    }

    /**
     * What has been done since the model was opened.
     *
     * @return a snapshot
     */
    public BackendMetrics metrics() {
        int caches = engine.caches();
        return totals.metrics(caches, caches * engine.cacheBytes(), engine.waitNanos());
    }

    private Constraint constraint(Grammar grammar) {
        Constraints known = constraints;
        if (known == null) {
            throw new ToolaceException(OnnxErrors.TOKENIZER_BROKEN,
                    "the tokenizer of " + folder.folder() + " does not tell the bytes of its tokens: no grammar can be obeyed");
        }
        return known.on(grammar);
    }

    /**
     * The tokens that the model reads for a prompt. A chat prompt has the special tokens that the template writes. A
     * text prompt has those that it spells, and first the one that the tokenizer puts before every text, where there is
     * one and the text does not begin with it.
     *
     * @param prompt the prompt
     * @return token numbers
     * @throws ToolaceException TA-TEMPLATE-002, TA-MODEL-002 or TA-MODEL-006 as for {@link #generate}
     */
    public int[] encode(Prompt prompt) {
        if (prompt instanceof Prompt.Chat chat) {
            return encode(chat);
        }
        if (prompt instanceof Prompt.Text text) {
            return tokenizer.encodePrompt(text.text());
        }
        return ((Prompt.Tokens) prompt).ids();
    }

    private int[] encode(Prompt.Chat chat) {
        ChatTemplate template = folder.template();
        ControlTokens control = controlTokens;
        if (template == null || control == null) {
            throw new ToolaceException(OnnxErrors.FILE_MISSING,
                    "no chat template in model folder " + folder.folder() + ": chat prompts need one");
        }
        return control.encode(chat, template, tokenizer);
    }

    /**
     * Refuses new generations, waits for running ones and frees the model. Those that wait for a cache are refused too.
     * A running one is not cut off: cancel it first where that is wanted. An interrupt does not end the waiting. Called
     * by a listener on the generating thread, it returns at once, and the model is freed when the last generation ends;
     * a listener must not wait for another thread that closes. Idempotent; every call returns when the model is freed.
     *
     * <p>The memory of caches is that of Java's direct buffers: the JVM gives it back after its next collection.
     */
    @Override
    public void close() {
        engine.close(tokenizer::close);
    }

    /** Settings of a backend. Not safe for use by many threads. */
    public static final class Builder {
        private final Path folder;
        private EngineSettings settings = EngineSettings.defaults();
        private @Nullable String modelFile;
        private boolean logProbabilities;

        private Builder(Path folder) {
            this.folder = folder;
        }

        /**
         * Where the model runs; by default the CPU.
         *
         * @param value the target
         * @return this builder
         */
        public Builder target(ExecutionTarget value) {
            settings = settings.withTarget(value);
            return this;
        }

        /**
         * Threads that one run of the model may use; by default the number of processors, at most 8. Where several
         * generations run at once, 1 gives the most answers in a second.
         *
         * @param value 1 to 256
         * @return this builder
         * @throws ToolaceException TA-CONFIG-001 if out of range
         */
        public Builder threads(int value) {
            settings = settings.withThreads(value);
            return this;
        }

        /**
         * Whether idle threads burn processor time to react faster; by default not, which is right where processors are shared.
         *
         * @param value whether they do
         * @return this builder
         */
        public Builder spinning(boolean value) {
            settings = settings.withSpinning(value);
            return this;
        }

        /**
         * The longest prompt and answer together; by default the model's own limit, at most 4096.
         *
         * @param tokens at least 1; more than the model's own limit has no effect
         * @return this builder
         * @throws ToolaceException TA-CONFIG-001 if out of range
         */
        public Builder maxContext(int tokens) {
            if (tokens < 1) {
                throw new ToolaceException(ErrorId.CONFIG, "maxContext must be at least 1, is " + tokens);
            }
            settings = settings.withMaxContext(tokens);
            return this;
        }

        /**
         * How many generations run at once, each with a cache of its own; by default 4. Others wait. On the CPU, more
         * than there are processors are of no use.
         *
         * @param value 1 to 1024
         * @return this builder
         * @throws ToolaceException TA-CONFIG-001 if out of range
         */
        public Builder concurrency(int value) {
            settings = settings.withConcurrency(value);
            return this;
        }

        /**
         * Whether a prompt that begins like an earlier one starts from that one's cache; by default yes. The numbers are exactly
         * the same either way.
         *
         * @param value whether it may
         * @return this builder
         */
        public Builder reusePrompts(boolean value) {
            settings = settings.withReusePrompts(value);
            return this;
        }

        /**
         * Whether guesses at an answer, such as a request's draft, are verified several tokens at a time; by default yes. The
         * answer is the same either way.
         *
         * @param value whether they are
         * @return this builder
         */
        public Builder drafts(boolean value) {
            settings = settings.withDrafts(value);
            return this;
        }

        /**
         * How much memory caches may take before one is overwritten that a later prompt could start from; by default
         * 256 MiB. The one that was used least recently makes room. Generations that run at once have a cache each,
         * whatever this says: with 0, or less than one cache takes, there are as many caches as generations ran at
         * once, and each is overwritten by the next prompt. At most 64 are kept. Where the JVM has no memory for
         * another, there are as many as there were, and generations wait. {@link OnnxBackend#metrics()} tells how many
         * there are.
         *
         * @param bytes 0 or more
         * @return this builder
         * @throws ToolaceException TA-CONFIG-001 if negative
         */
        public Builder cacheMemory(long bytes) {
            settings = settings.withCacheMemory(bytes);
            return this;
        }

        /**
         * Whether completions carry the log probability of each token; by default not, because it takes a pass over the
         * vocabulary for each token.
         *
         * @param value whether they do
         * @return this builder
         */
        public Builder logProbabilities(boolean value) {
            logProbabilities = value;
            return this;
        }

        /**
         * Which ONNX file of the folder is the model, where there are several: {@code onnx/model_q4.onnx}, say. By
         * default it is the one that {@code genai_config.json} names; else the first of {@code model.onnx},
         * {@code decoder_model_merged.onnx} and {@code decoder_with_past_model.onnx}, without ending or with {@code _q4},
         * {@code _int8}, {@code _quantized}, {@code _uint8}, {@code _bnb4}, {@code _q4f16} or {@code _fp16}, in the
         * folder and then in its folder {@code onnx}; else the only one there.
         *
         * @param name path within the folder
         * @return this builder
         */
        public Builder modelFile(String name) {
            modelFile = name;
            return this;
        }

        /**
         * Adds a low-rank adapter (LoRA) in ONNX Runtime's format, {@code .onnx_adapter}. The graph must have been
         * exported for it, with inputs of the adapter's names. All adapters given apply to every generation.
         *
         * @param file the adapter
         * @return this builder
         */
        public Builder adapter(Path file) {
            settings = settings.withAdapter(file);
            return this;
        }

        /**
         * Loads the model.
         *
         * @return the backend; close it after use
         * @throws ToolaceException TA-MODEL-001 to 006 if a file is missing or broken, TA-MODEL-008 if CUDA cannot be used,
         *                          TA-MODEL-010 if a native library cannot be loaded, TA-TEMPLATE-001 if the chat template is
         *                          malformed
         */
        public OnnxBackend build() {
            ModelFolder files = ModelFolder.read(folder, modelFile);
            // Neither needs the other, and both take their time.
            Meanwhile<Engine> opening = Meanwhile.start("toolace-open", () -> Engine.open(files, settings));
            Tokenizer tokenizer = null;
            try {
                tokenizer = Tokenizer.open(files.tokenizerFile(), files.specialTokens());
                ChatTemplate template = files.template();
                ControlTokens control = template == null ? null : ControlTokens.of(tokenizer, template);
                return new OnnxBackend(files, opening.get(), tokenizer, control, logProbabilities);
            } catch (RuntimeException | Error e) {
                opening.discard(Engine::close, e);
                if (tokenizer != null) {
                    tokenizer.close();
                }
                throw e;
            }
        }
    }
}
