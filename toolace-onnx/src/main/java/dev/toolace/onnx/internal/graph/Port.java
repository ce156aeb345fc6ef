package dev.toolace.onnx.internal.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * An input or output of a graph. Immutable.
 *
 * @param name    its name
 * @param type    element type
 * @param shape   dimensions; -1 for those that are not fixed
 * @param symbols names of the dimensions, as many; empty where there is none
 */
public record Port(String name, NumberType type, List<Long> shape, List<String> symbols) {

    /** Copies the lists. */
    public Port {
        shape = List.copyOf(shape);
        symbols = List.copyOf(symbols);
        if (shape.size() != symbols.size()) {
            throw new IllegalArgumentException("as many symbols as dimensions");
        }
    }

    /** The number of dimensions. */
    public int rank() {
        return shape.size();
    }

    /** Whether a dimension is fixed. */
    public boolean fixed(int dimension) {
        return shape.get(dimension) >= 0;
    }

    /** The dimensions as numbers, symbols or question marks. */
    public List<String> dimensions() {
        List<String> dimensions = new ArrayList<>();
        for (int i = 0; i < rank(); i++) {
            dimensions.add(fixed(i) ? shape.get(i).toString() : symbols.get(i).isEmpty() ? "?" : symbols.get(i));
        }
        return dimensions;
    }

    /** Type and shape, as messages tell them. */
    public String form() {
        return type + " " + dimensions();
    }

    /** Name, type and shape, as messages tell them. */
    public String describe() {
        return "'" + name + "' " + form();
    }
}
