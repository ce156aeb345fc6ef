package dev.toolace.bench.peers;

import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.OnnxBackend;
import java.nio.file.Path;

/** toolace itself, as a host uses it. */
public final class ToolaceProcess implements PeerProcess.Engine {

    private final OnnxBackend backend;

    private ToolaceProcess(Path model, int threads) {
        // The others do not guess either.
        backend = OnnxBackend.builder(model).threads(threads).concurrency(1).drafts(false).build();
    }

    /**
     * Runs the process.
     *
     * @param args see {@link PeerProcess}
     * @throws Exception if anything fails
     */
    public static void main(String[] args) throws Exception {
        PeerProcess.run(args, ToolaceProcess::new);
    }

    @Override
    public String answer(PeerPrompts.One prompt, Runnable first) {
        GenerationOptions options = GenerationOptions.greedy(prompt.generate());
        Completion answer = backend.generate(new GenerationRequest(new Prompt.Tokens(prompt.ids()), options,
                Cancellation.none(), text -> first.run()));
        if (answer.usage().completionTokens() != prompt.generate()) {
            throw new IllegalStateException("the answer ended early; take weights of another seed");
        }
        return answer.text();
    }
}
