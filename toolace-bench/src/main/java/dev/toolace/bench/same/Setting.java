package dev.toolace.bench.same;

import dev.toolace.Attempt;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.conversation.Conversation;
import dev.toolace.eval.EvalCase;
import dev.toolace.format.CallFormat;
import dev.toolace.format.DetectedFormat;
import dev.toolace.format.FormatRegistry;
import dev.toolace.format.JsonListFormat;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.onnx.BackendMetrics;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.ToolSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent with some of the things that should not change an answer. Confined to one thread. */
final class Setting implements AutoCloseable {

    /**
     * What became of a query.
     *
     * @param texts of all attempts, or the message of an exception
     * @param valid whether all attempts are valid, were read as they stand, and are characters throughout
     */
    record Answer(List<String> texts, boolean valid) {

        Answer {
            texts = List.copyOf(texts);
        }
    }

    /** Stands for bytes that are no UTF-8, which a model may write and a grammar refuses. */
    private static final char NO_CHARACTER = '\ufffd';

    private final String name;
    private final OnnxBackend backend;
    private final ToolAgent agent;

    private Setting(String name, OnnxBackend backend, ToolAgent agent) {
        this.name = name;
        this.backend = backend;
        this.agent = agent;
    }

    static Setting open(String name, Path model, int threads, boolean reuse, boolean drafts,
            @Nullable GrammarScope scope) {
        OnnxBackend backend = OnnxBackend.builder(model).threads(threads).concurrency(1).reusePrompts(reuse)
                .drafts(drafts).build();
        CallFormat format = backend.chatTemplate().flatMap(FormatRegistry.standard()::fromTemplate)
                .map(DetectedFormat::format).orElseGet(JsonListFormat::new);
        ToolAgent.Builder agent = ToolAgent.builder().backend(backend).format(format);
        return new Setting(name, backend, (scope == null ? agent : agent.constrained(scope)).build());
    }

    String name() {
        return name;
    }

    BackendMetrics metrics() {
        return backend.metrics();
    }

    Answer answer(EvalCase query) {
        try {
            Outcome outcome = agent.invoke(new Conversation(query.messages(), ToolSet.of(query.tools())));
            List<String> texts = new ArrayList<>();
            boolean valid = true;
            for (Attempt attempt : outcome.trace().attempts()) {
                texts.add(attempt.text());
                valid &= attempt.valid() && attempt.repairs().isEmpty() && attempt.text().indexOf(NO_CHARACTER) < 0;
            }
            return new Answer(texts, valid);
        } catch (ToolaceException e) {
            return new Answer(List.of(String.valueOf(e.getMessage())), false);
        }
    }

    /** Closes the backend too. */
    @Override
    public void close() {
        agent.close();
    }
}
