package dev.toolace.examples;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings that hosts change most. Stateless. */
public final class Configuring {

    private Configuring() {}

    /**
     * Asks with all of these settings.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        Tool ping = Tool.parse("{\"name\": \"ping\", \"description\": \"Check that the other side answers\"}");
        System.out.println(Quickstart.describe(ask("Is anybody there?", List.of(ping))));
    }

    /**
     * Asks with a bound on everything that costs.
     *
     * @param query the request
     * @param tools what may be called
     * @return what came of it
     */
    static Outcome ask(String query, List<Tool> tools) {
        OnnxBackend model = OnnxBackend.builder(NanoModel.folder())
                .threads(2)         // native threads of one run of the model
                .concurrency(2)     // generations at once; others wait
                .maxContext(1024)   // tokens of prompt and answer; memory grows with it
                .build();
        AdaptivePolicy policy = AdaptivePolicy.DEFAULT
                .withMaxRounds(3)
                .withTimeBudget(Duration.ofSeconds(2));
        try (ToolAgent agent = ToolAgent.builder()
                .backend(model)
                .policy(policy)
                .options(GenerationOptions.greedy(128))
                .build()) {
            return agent.invoke(query, tools, Cancellation.after(Duration.ofSeconds(5)));
        }
    }

    /**
     * Opens a model on the first GPU, or on the processor where that cannot be done.
     *
     * @param folder the model folder
     * @return the backend; {@link OnnxBackend#target()} says where it runs
     */
    static OnnxBackend openOnGpu(Path folder) {
        return OnnxBackend.builder(folder)
                .target(ExecutionTarget.cuda(0).orCpu())
                .build();
    }
}
