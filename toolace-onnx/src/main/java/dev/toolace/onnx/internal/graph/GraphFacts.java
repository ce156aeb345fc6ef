package dev.toolace.onnx.internal.graph;

import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says about its graph without being run. Immutable.
 *
 * @param producer     what wrote the file, by its own account
 * @param inputs       the inputs that have no default
 * @param outputs      the outputs
 * @param operators    how often each operator occurs, subgraphs included
 * @param inPlace      the output that {@code GroupQueryAttention} writes for each input that nothing but it reads
 * @param quantized    products of quantized weights
 * @param weights      numbers of all constants, by their type
 * @param halfProducts matrix products whose weights are half-precision numbers as they are
 */
public record GraphFacts(String producer, List<Port> inputs, List<Port> outputs, Map<String, Integer> operators,
        Map<String, String> inPlace, List<QuantizedProducts> quantized, Map<NumberType, Long> weights,
        int halfProducts) {

    /** Copies lists and maps. */
    public GraphFacts {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        operators = Map.copyOf(operators);
        inPlace = Map.copyOf(inPlace);
        quantized = List.copyOf(quantized);
        weights = Map.copyOf(weights);
    }

    /**
     * Products of the operator {@code MatMulNBits} that are alike.
     *
     * @param bits     of a weight
     * @param accuracy 0 where nothing is said, 4 for products of bytes
     * @param count    how many there are
     */
    public record QuantizedProducts(long bits, long accuracy, int count) { }
}
