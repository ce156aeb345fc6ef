package dev.toolace.onnx.internal.proto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An ONNX graph in the making: nodes in execution order, constants, inputs and outputs. Confined to one thread. */
public final class OnnxGraph {
    /** Operators of ONNX Runtime's own. */
    public static final String MICROSOFT = "com.microsoft";

    private final List<ProtoBytes> nodes = new ArrayList<>();
    private final List<Initializer> initializers = new ArrayList<>();
    private final List<ProtoBytes> inputs = new ArrayList<>();
    private final List<ProtoBytes> outputs = new ArrayList<>();
    private final List<ProtoBytes> metadata = new ArrayList<>();

    /** Adds a node of the standard domain with one output, and returns the output's name. */
    public String node(String operator, List<String> from, String to) {
        node("", operator, from, List.of(to), Map.of());
        return to;
    }

    /**
     * Adds a node.
     *
     * @param attributes Long, Float or String values by name
     */
    public void node(String domain, String operator, List<String> from, List<String> to, Map<String, Object> attributes) {
        ProtoBytes node = new ProtoBytes();
        from.forEach(name -> node.text(1, name));
        to.forEach(name -> node.text(2, name));
        node.text(3, to.get(0) + "/" + operator).text(4, operator);
        attributes.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> node.message(5, attribute(attribute.getKey(), attribute.getValue())));
        if (!domain.isEmpty()) {
            node.text(7, domain);
        }
        nodes.add(node);
    }

    private static ProtoBytes attribute(String name, Object value) {
        ProtoBytes attribute = new ProtoBytes().text(1, name);
        if (value instanceof Float real) {
            return attribute.real(2, real).number(20, 1);
        }
        if (value instanceof Long number) {
            return attribute.number(3, number).number(20, 2);
        }
        return attribute.text(4, (String) value).number(20, 3);
    }

    /** Adds a constant and returns its name. */
    public String constant(Initializer initializer) {
        initializers.add(initializer);
        return initializer.name();
    }

    /** Declares an input; a dimension is a Long or the name of a dynamic one. */
    public void input(String name, TensorType type, List<Object> shape) {
        inputs.add(value(name, type, shape));
    }

    /** Declares an output; a dimension is a Long or the name of a dynamic one. */
    public void output(String name, TensorType type, List<Object> shape) {
        outputs.add(value(name, type, shape));
    }

    /** Adds a free text to the model, for its readers. */
    public void metadata(String key, String value) {
        metadata.add(new ProtoBytes().text(1, key).text(2, value));
    }

    private static ProtoBytes value(String name, TensorType type, List<Object> shape) {
        ProtoBytes dimensions = new ProtoBytes();
        for (Object dimension : shape) {
            dimensions.message(1, dimension instanceof Long size
                    ? new ProtoBytes().number(1, size) : new ProtoBytes().text(2, (String) dimension));
        }
        ProtoBytes tensor = new ProtoBytes().number(1, type.code()).message(2, dimensions);
        return new ProtoBytes().text(1, name).message(2, new ProtoBytes().message(1, tensor));
    }

    List<ProtoBytes> nodes() {
        return nodes;
    }

    List<Initializer> initializers() {
        return initializers;
    }

    List<ProtoBytes> inputs() {
        return inputs;
    }

    List<ProtoBytes> outputs() {
        return outputs;
    }

    List<ProtoBytes> metadata() {
        return metadata;
    }
}
