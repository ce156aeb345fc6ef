package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.proto.ProtoReader;
import dev.toolace.onnx.internal.proto.ProtoReader.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads ONNX's NodeProto, those of subgraphs too, and remembers what decides about speed and cache. Confined to one
 * thread.
 */
final class NodeReader {
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_INTEGER = 3;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int GRAPH_NODE = 1;

    private static final int MOST_OPERATORS = 10_000;
    private static final int MOST_NAMES = 50_000;
    private static final int MOST_LEVELS = 16;
    private static final Set<String> PRODUCTS = Set.of("MatMul", "Gemm", "FusedMatMul");

    private final ProtoReader reader;
    private final Set<String> graphInputs;
    private final Set<String> graphOutputs;
    private final Map<String, Integer> operators = new HashMap<>();
    private final Map<GraphFacts.QuantizedProducts, Integer> quantized = new HashMap<>();
    private final Set<String> products = new HashSet<>();
    /** How many nodes read an input or output of the graph. */
    private final Map<String, Integer> readers = new HashMap<>();
    /** Outputs that an attention writes for inputs that it reads, key and value together. */
    private final List<Map<String, String>> written = new ArrayList<>();

    NodeReader(ProtoReader reader, Set<String> graphInputs, Set<String> graphOutputs) {
        this.reader = reader;
        this.graphInputs = Set.copyOf(graphInputs);
        this.graphOutputs = Set.copyOf(graphOutputs);
    }

    void read(Field node) throws IOException {
        read(node, 0);
    }

    private void read(Field node, int level) throws IOException {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        String operator = "";
        Map<String, Long> numbers = new HashMap<>();
        for (Field field = reader.field(node.start(), node.end()); field != null;
                field = reader.field(field.end(), node.end())) {
            if (field.is(NODE_INPUT, ProtoReader.LENGTH)) {
                add(inputs, field);
            } else if (field.is(NODE_OUTPUT, ProtoReader.LENGTH)) {
                add(outputs, field);
            } else if (field.is(NODE_OPERATOR, ProtoReader.LENGTH)) {
                operator = reader.text(field, OnnxInspector.MOST_TEXT);
            } else if (field.is(NODE_ATTRIBUTE, ProtoReader.LENGTH)) {
                attribute(field, numbers, level);
            }
        }
        if (operators.size() < MOST_OPERATORS || operators.containsKey(operator)) {
            operators.merge(operator, 1, Integer::sum);
        }
        for (String input : inputs) {
            if (graphInputs.contains(input) || graphOutputs.contains(input)) {
                readers.merge(input, 1, Integer::sum);
            }
        }
        remember(operator, inputs, outputs, numbers);
    }

    private void remember(String operator, List<String> inputs, List<String> outputs, Map<String, Long> numbers) {
        if (operator.equals("GroupQueryAttention")) {
            // Past key and value are its fourth and fifth input, present ones its second and third output.
            if (inputs.size() > 4 && outputs.size() > 2 && graphInputs.containsAll(inputs.subList(3, 5))
                    && !inputs.get(3).equals(inputs.get(4))) {
                written.add(Map.of(inputs.get(3), outputs.get(1), inputs.get(4), outputs.get(2)));
            }
        } else if (operator.equals("MatMulNBits") && quantized.size() < MOST_OPERATORS) {
            quantized.merge(new GraphFacts.QuantizedProducts(numbers.getOrDefault("bits", 4L),
                    numbers.getOrDefault("accuracy_level", 0L), 0), 1, Integer::sum);
        } else if (PRODUCTS.contains(operator) && inputs.size() > 1 && products.size() < MOST_NAMES) {
            products.add(inputs.get(1));
        }
    }

    private void add(List<String> names, Field field) throws IOException {
        if (names.size() < MOST_OPERATORS) {
            names.add(reader.text(field, OnnxInspector.MOST_TEXT));
        }
    }

    private void attribute(Field attribute, Map<String, Long> numbers, int level) throws IOException {
        String name = "";
        long number = 0;
        for (Field field = reader.field(attribute.start(), attribute.end()); field != null;
                field = reader.field(field.end(), attribute.end())) {
            if (field.is(ATTRIBUTE_NAME, ProtoReader.LENGTH)) {
                name = reader.text(field, OnnxInspector.MOST_TEXT);
            } else if (field.is(ATTRIBUTE_INTEGER, ProtoReader.VARINT)) {
                number = field.value();
            } else if (field.is(ATTRIBUTE_GRAPH, ProtoReader.LENGTH)) {
                subgraph(field, level + 1);
            }
        }
        numbers.put(name, number);
    }

    private void subgraph(Field graph, int level) throws IOException {
        if (level > MOST_LEVELS) {
            throw new ProtoReader.MalformedException("its graphs are nested more than " + MOST_LEVELS + " levels deep");
        }
        for (Field field = reader.field(graph.start(), graph.end()); field != null;
                field = reader.field(field.end(), graph.end())) {
            if (field.is(GRAPH_NODE, ProtoReader.LENGTH)) {
                read(field, level);
            }
        }
    }

    Map<String, Integer> operators() {
        return operators;
    }

    /** Second factors of matrix products. */
    Set<String> products() {
        return products;
    }

    List<GraphFacts.QuantizedProducts> quantized() {
        return quantized.entrySet().stream().map(entry -> new GraphFacts.QuantizedProducts(entry.getKey().bits(),
                entry.getKey().accuracy(), entry.getValue())).toList();
    }

    /** What something else reads too is not safe: it would see room for tokens that are still to come. */
    Map<String, String> inPlace() {
        Map<String, String> safe = new HashMap<>();
        for (Map<String, String> pair : written) {
            if (graphOutputs.containsAll(pair.values()) && pair.entrySet().stream().allMatch(entry ->
                    readers.getOrDefault(entry.getKey(), 0) == 1 && !readers.containsKey(entry.getValue()))) {
                safe.putAll(pair);
            }
        }
        return safe;
    }
}
