package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.ModelReport;
import dev.toolace.onnx.internal.graph.CacheTensor;
import dev.toolace.onnx.internal.graph.Feed;
import dev.toolace.onnx.internal.graph.GraphFacts;
import dev.toolace.onnx.internal.graph.GraphNames;
import dev.toolace.onnx.internal.graph.GraphSignature;
import dev.toolace.onnx.internal.graph.NumberType;
import dev.toolace.onnx.internal.graph.OnnxInspector;
import dev.toolace.onnx.internal.graph.Port;
import dev.toolace.onnx.internal.graph.SignatureReader;
import dev.toolace.onnx.internal.graph.SpeedAdvice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about a graph.
 *
 * @param graph    the graph, where it can be read
 * @param warnings what makes it slow
 * @param problems what makes it unusable
 */
record GraphReport(Optional<ModelReport.Graph> graph, List<ModelReport.Warning> warnings, List<String> problems) {
    static final GraphReport NONE = new GraphReport(Optional.empty(), List.of(), List.of());

    static GraphReport of(Path folder, Path file, GraphNames names) {
        GraphFacts facts;
        try {
            facts = OnnxInspector.inspect(file);
        } catch (ToolaceException e) {
            return new GraphReport(Optional.empty(), List.of(), List.of(String.valueOf(e.getMessage())));
        }
        List<String> problems = new ArrayList<>();
        List<ModelReport.Warning> warnings = new ArrayList<>();
        GraphSignature signature = null;
        try {
            signature = SignatureReader.read(names, facts.inputs(), facts.outputs(), facts.inPlace(), false);
            SpeedAdvice.of(facts, signature, true)
                    .forEach(advice -> warnings.add(new ModelReport.Warning(advice.problem(), advice.command())));
        } catch (ToolaceException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return new GraphReport(Optional.of(graph(folder.relativize(file).toString(), facts, signature)), warnings,
                problems);
    }

    private static ModelReport.Graph graph(String file, GraphFacts facts, @Nullable GraphSignature signature) {
        Map<String, String> roles = signature == null ? Map.of() : roles(signature);
        Map<String, Long> weights = new LinkedHashMap<>();
        facts.weights().forEach((type, count) -> weights.put(type.name(), count));
        int vocabulary = signature == null ? 0 : signature.logits().vocabulary();
        return new ModelReport.Graph(file, facts.producer(), ports(facts.inputs(), roles),
                ports(facts.outputs(), roles),
                Optional.ofNullable(signature).map(GraphReport::cache),
                vocabulary == 0 ? OptionalInt.empty() : OptionalInt.of(vocabulary), weights, precision(facts));
    }

    private static Map<String, String> roles(GraphSignature signature) {
        Map<String, String> roles = new HashMap<>();
        for (Feed feed : signature.feeds()) {
            roles.put(feed.name(), feed.role().name().toLowerCase(Locale.ROOT));
        }
        for (CacheTensor tensor : signature.cache()) {
            roles.put(tensor.past(), tensor.grows() ? "cache" : "state");
            roles.put(tensor.present(), tensor.grows() ? "cache" : "state");
        }
        roles.put(signature.logits().port().name(), "logits");
        return roles;
    }

    private static List<ModelReport.Port> ports(List<Port> ports, Map<String, String> roles) {
        List<ModelReport.Port> out = new ArrayList<>();
        for (Port port : ports) {
            out.add(new ModelReport.Port(port.name(), port.type().name(), port.dimensions(),
                    roles.getOrDefault(port.name(), "unknown")));
        }
        return out;
    }

    private static ModelReport.Cache cache(GraphSignature signature) {
        List<CacheTensor> growing = signature.cache().stream().filter(CacheTensor::grows).toList();
        long shared = growing.stream().filter(CacheTensor::inPlace).count();
        String kind = growing.isEmpty() ? "none" : shared == growing.size() ? "in_place" : shared == 0 ? "growing"
                : "mixed";
        return new ModelReport.Cache(kind,
                growing.stream().map(tensor -> tensor.type().name()).collect(Collectors.toSet()),
                growing.stream().map(GraphReport::shape).collect(Collectors.toSet()),
                growing.stream().map(CacheTensor::layer).distinct().sorted().toList(),
                signature.cache().size() - growing.size());
    }

    private static String shape(CacheTensor tensor) {
        List<String> dimensions = new ArrayList<>();
        for (int i = 0; i < tensor.shape().size(); i++) {
            long size = tensor.shape().get(i);
            dimensions.add(i == tensor.timeAxis() ? "tokens" : size < 0 ? "batch" : Long.toString(size));
        }
        return dimensions.toString();
    }

    /** Quantized products count before their number: packed weights are few bytes for many of them. */
    private static String precision(GraphFacts facts) {
        Optional<GraphFacts.QuantizedProducts> most = facts.quantized().stream()
                .max(Comparator.comparingInt(GraphFacts.QuantizedProducts::count));
        if (most.isPresent()) {
            return "int" + most.get().bits();
        }
        NumberType type = facts.weights().entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .orElse(NumberType.OTHER);
        return switch (type) {
            case FLOAT -> "fp32";
            case FLOAT16 -> "fp16";
            case BFLOAT16 -> "bf16";
            case INT8, UINT8 -> "int8";
            case INT4, UINT4 -> "int4";
            case INT16, INT32, INT64, BOOL, DOUBLE, OTHER -> "unknown";
        };
    }
}
