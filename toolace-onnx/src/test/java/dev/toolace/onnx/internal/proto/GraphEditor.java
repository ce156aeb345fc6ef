package dev.toolace.onnx.internal.proto;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gives a graph other inputs and outputs: an old one becomes a value within, which new nodes before make of the new
 * input, or after make into the new output.
 */
public final class GraphEditor {
    private final OnnxGraph graph;
    private int constants;

    public GraphEditor(OnnxGraph graph) {
        this.graph = graph;
    }

    public OnnxGraph graph() {
        return graph;
    }

    /** Takes an input away; its name is free for a node. */
    public void dropInput(String name) {
        if (!graph.inputs().removeIf(port -> name(port, 1).equals(name))) {
            throw new IllegalArgumentException(name);
        }
    }

    public void dropOutput(String name) {
        if (!graph.outputs().removeIf(port -> name(port, 1).equals(name))) {
            throw new IllegalArgumentException(name);
        }
    }

    /** Adds nodes before all others. */
    public void before(Consumer<OnnxGraph> work) {
        insert(0, work);
    }

    /** Puts nodes in the place of the one with a name. */
    public void inPlaceOf(String nodeName, Consumer<OnnxGraph> work) {
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (name(graph.nodes().get(i), 3).equals(nodeName)) {
                graph.nodes().remove(i);
                insert(i, work);
                return;
            }
        }
        throw new IllegalArgumentException(nodeName);
    }

    private void insert(int place, Consumer<OnnxGraph> work) {
        List<ProtoBytes> old = new ArrayList<>(graph.nodes());
        graph.nodes().clear();
        work.accept(graph);
        List<ProtoBytes> added = new ArrayList<>(graph.nodes());
        graph.nodes().clear();
        graph.nodes().addAll(old);
        graph.nodes().addAll(place, added);
    }

    public void cast(String from, String to, TensorType type) {
        graph.node("", "Cast", List.of(from), List.of(to), Map.of("to", (long) type.code()));
    }

    /** A constant of 64-bit integers, as a list or a single number. */
    public String numbers(boolean scalar, long... values) {
        return graph.constant(Initializer.integers("edited." + constants++, scalar, values));
    }

    /** The first text of a field in a message. */
    private static String name(ProtoBytes message, int field) {
        ByteArrayInputStream in = new ByteArrayInputStream(message.toByteArray());
        while (in.available() > 0) {
            int tag = varint(in);
            int length = (tag & 7) == 2 ? varint(in) : 0;
            if ((tag & 7) == 0) {
                varint(in);
            }
            byte[] bytes = new byte[length];
            in.readNBytes(bytes, 0, length);
            if (tag >> 3 == field) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static int varint(ByteArrayInputStream in) {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            int next = in.read();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }
}
