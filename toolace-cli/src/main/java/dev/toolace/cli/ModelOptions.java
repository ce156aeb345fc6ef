package dev.toolace.cli;

import dev.toolace.ToolAgent;
import dev.toolace.backend.Backend;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.eval.run.Checksums;
import dev.toolace.format.CallFormat;
import dev.toolace.format.DetectedFormat;
import dev.toolace.format.FormatRegistry;
import dev.toolace.format.JsonListFormat;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.refine.ConfidencePolicy;
import dev.toolace.refine.StoppingPolicy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that runs a model. */
final class ModelOptions {

    private static final int MOST_REFINEMENTS = 20;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--model", paramLabel = "DIR|nano", description = "Model folder, or nano (the default).")
    private String model = "nano";

    @Option(names = "--format", paramLabel = "NAME",
            description = "Call format; what the model's chat template tells by default, or json.")
    private @Nullable String format;

    @Option(names = "--refine", paramLabel = "adaptive|off|N", description = "How often the model re-reads its calls.")
    private String refine = "adaptive";

    @Option(names = "--confident", paramLabel = "P",
            description = "Spare the confirming round where the model gave its answer at least this probability; "
                    + "eval confidence finds one.")
    private @Nullable Double confident;

    @Option(names = "--constrained",
            description = "Hold the model to the tools' grammar, so that it cannot write a malformed call.")
    private boolean constrained;

    @Option(names = "--undeclared", description = "With --constrained: also members that tools do not declare, where "
            + "their schemas do not forbid them.")
    private boolean undeclared;

    @Option(names = "--no-drafts", description = "Do not verify drafts; the answers are the same, later.")
    private boolean undrafted;

    @Option(names = "--device", paramLabel = "cpu|cuda",
            description = "Where the model runs; cuda falls back to the CPU.")
    private String device = "cpu";

    @Option(names = "--threads", paramLabel = "N", description = "Native threads of the model.")
    private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

    /** An agent that owns its backend. */
    ToolAgent agent() {
        StoppingPolicy policy = policy();
        CallFormat named = format == null ? null : CallFormat.byName(format);
        OnnxBackend backend = backend();
        return constrain(ToolAgent.builder().backend(backend).format(named == null ? told(backend) : named)
                .policy(policy)).build();
    }

    private static CallFormat told(Backend backend) {
        return backend.chatTemplate().flatMap(FormatRegistry.standard()::fromTemplate).map(DetectedFormat::format)
                .orElseGet(JsonListFormat::new);
    }

    /** An agent that leaves its backend open. */
    ToolAgent agent(Backend backend, GenerationOptions options) {
        CallFormat named = format == null ? null : CallFormat.byName(format);
        return constrain(ToolAgent.builder().backend(backend).ownsBackend(false)
                .format(named == null ? told(backend) : named).policy(policy()).options(options)).build();
    }

    private ToolAgent.Builder constrain(ToolAgent.Builder agent) {
        if (undeclared && !constrained) {
            throw bad("--undeclared says what --constrained may write, and needs it");
        }
        return undeclared ? agent.constrained(GrammarScope.ALLOWED) : agent.constrained(constrained);
    }

    /** All that answers depend on, the contents of the model folder included. */
    JsonObject configuration() {
        policy();
        JsonObject all = JsonObject.EMPTY.with("model", new JsonString(model))
                .with("model_sha256", new JsonString(Checksums.of(folder())))
                .with("format", format == null ? JsonNull.INSTANCE : new JsonString(format))
                .with("refine", new JsonString(refine))
                .with("confident", JsonValue.of(confident)).with("device", new JsonString(device))
                .with("constrained", JsonValue.of(constrained));
        return undeclared ? all.with("undeclared", JsonValue.of(true)) : all;
    }

    private Path folder() {
        return model.equals("nano") ? NanoModel.folder() : Path.of(model);
    }

    /** The model itself; the caller closes it. */
    OnnxBackend backend() {
        return backend(4, false);
    }

    /**
     * The model itself, for so many generations at once, with probabilities if somebody needs them; the caller
     * closes it.
     */
    OnnxBackend backend(int concurrency, boolean logProbabilities) {
        ExecutionTarget target = switch (device) {
            case "cpu" -> ExecutionTarget.cpu();
            case "cuda" -> ExecutionTarget.cuda(0).orCpu();
            default -> throw bad("--device is cpu or cuda, not " + device);
        };
        if (threads < 1) {
            throw bad("--threads is at least 1, not " + threads);
        }
        return OnnxBackend.builder(folder()).target(target).threads(threads).concurrency(concurrency)
                .drafts(!undrafted).logProbabilities(logProbabilities || confident != null).build();
    }

    private StoppingPolicy policy() {
        AdaptivePolicy policy = switch (refine) {
            case "adaptive" -> AdaptivePolicy.DEFAULT;
            case "off" -> AdaptivePolicy.off();
            default -> AdaptivePolicy.fixed(refinements());
        };
        if (confident == null) {
            return policy;
        }
        if (!(confident > 0 && confident <= 1)) {
            throw bad("--confident is above 0 and at most 1, not " + confident);
        }
        return new ConfidencePolicy(policy, confident);
    }

    private int refinements() {
        try {
            int count = Integer.parseInt(refine);
            if (count >= 0 && count <= MOST_REFINEMENTS) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            throw bad("--refine is adaptive, off or a number, not " + refine);
        }
        throw bad("--refine is from 0 to " + MOST_REFINEMENTS + ", not " + refine);
    }

    private ParameterException bad(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
