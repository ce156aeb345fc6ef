package dev.toolace.cli;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.ModelReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toolace inspect}: what is in a model folder or checkpoint. */
@Command(
        name = "inspect",
        description = "Says what is in a model folder or checkpoint, from its files alone: inputs and outputs, cache, "
                + "precision, stop tokens, call format, what makes it slow and what is missing.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|nano", description = "Model folder or checkpoint, or nano.")
    private String folder = "nano";

    @Option(names = "--model-file", paramLabel = "NAME", description = "ONNX file within the folder.")
    private @Nullable String modelFile;

    @Override
    public Integer call() {
        Path path = folder.equals("nano") ? NanoModel.folder() : Path.of(folder);
        ModelReport report = modelFile == null ? ModelReport.of(path) : ModelReport.of(path, modelFile);
        spec.commandLine().getOut().println(json(report).toJson());
        return report.usable() ? 0 : 1;
    }

    private static JsonObject json(ModelReport report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("folder", report.folder().toString());
        root.put("usable", report.usable());
        root.put("architecture", orNull(report.architecture()));
        root.put("graph", orNull(report.graph().map(InspectCommand::graph)));
        root.put("checkpoint", orNull(report.checkpoint().map(InspectCommand::checkpoint)));
        root.put("context_length", orNull(report.contextLength()));
        root.put("stop_tokens", report.stopTokens().stream().sorted().toList());
        root.put("tokenizer", report.tokenizer());
        root.put("special_tokens", report.specialTokens());
        root.put("chat_template", report.chatTemplate().isPresent());
        root.put("format", orNull(report.format()));
        root.put("warnings", report.warnings().stream()
                .map(warning -> ordered("problem", warning.problem(), "command", warning.command())).toList());
        root.put("missing", report.missing());
        root.put("problems", report.problems());
        root.put("files", report.files());
        return (JsonObject) JsonValue.of(root);
    }

    private static Map<String, Object> graph(ModelReport.Graph graph) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", graph.file());
        object.put("producer", graph.producer());
        object.put("precision", graph.precision());
        object.put("vocabulary", orNull(graph.vocabulary()));
        object.put("cache", orNull(graph.cache().map(InspectCommand::cache)));
        object.put("positions", has(graph, "positions"));
        object.put("mask", has(graph, "mask"));
        object.put("inputs", ports(graph.inputs()));
        object.put("outputs", ports(graph.outputs()));
        object.put("weights", graph.weights());
        return object;
    }

    private static boolean has(ModelReport.Graph graph, String role) {
        return graph.inputs().stream().anyMatch(input -> input.role().equals(role));
    }

    private static Map<String, Object> cache(ModelReport.Cache cache) {
        return ordered("kind", cache.kind(), "types", cache.types().stream().sorted().toList(), "shapes",
                cache.shapes().stream().sorted().toList(), "layers", cache.layers(), "states", cache.states());
    }

    private static List<Map<String, Object>> ports(List<ModelReport.Port> ports) {
        return ports.stream().map(port -> ordered("name", port.name(), "type", port.type(), "shape", port.shape(),
                "role", port.role())).toList();
    }

    private static Map<String, Object> checkpoint(ModelReport.CheckpointSummary checkpoint) {
        Map<String, Object> object = ordered("parameters", checkpoint.parameters(), "supported",
                checkpoint.supported());
        object.put(checkpoint.supported() ? "command" : "reason",
                checkpoint.supported() ? checkpoint.command() : checkpoint.reason());
        return object;
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.orElse(null);
    }

    private static @Nullable Object orNull(OptionalInt value) {
        return value.isPresent() ? (Object) value.getAsInt() : null;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
