package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import java.util.List;
import java.util.Map;

/**
 * What follows the last attention is computed for the positions alone whose logits are
 * wanted, which the last number of the mask says.
 *
 * <p>In exports for the processor, where that number asks for logits, a single token goes through the attention twice, in two rows, of which the second
 * is dropped: ONNX Runtime multiplies a single row by another routine than several, whose last bits differ. So every
 * number is the same, however the tokens were cut into runs, and a draft cannot change what the model says. CUDA has
 * other routines, of which the one for a single row is the fastest: exports for it do without.
 */
final class ChosenRows implements Rows {
    private final OnnxGraph graph;
    private final boolean doubled;

    /**
     * Makes the rule for a graph.
     *
     * @param graph   what its nodes are added to
     * @param doubled whether the attention takes a single token in two rows
     */
    ChosenRows(OnnxGraph graph, boolean doubled) {
        this.graph = graph;
        this.doubled = doubled;
    }

    @Override
    public void declare(String ids, String mask) {
        graph.metadata(DecoderGraph.KEPT_LOGITS, mask);
        if (doubled) {
            graph.constant(Initializer.integers("zero", false, 0));
        }
        graph.constant(Initializer.integers("one", false, 1));
        graph.constant(Initializer.integers("last_index", true, -1));
        graph.constant(Initializer.integers("end", false, Long.MAX_VALUE));
        graph.node("Shape", List.of(ids), "ids_shape");
        graph.node("", "Gather", List.of("ids_shape", "one"), List.of("ids_length"), Map.of("axis", 0L));
        graph.node("", "Gather", List.of(mask, "last_index"), List.of("mask_end"), Map.of("axis", 1L));
        graph.node("", "ReduceMax", List.of("mask_end"), List.of("mask_end_number"), Map.of("keepdims", 1L));
        graph.node("Sub", List.of("mask_end_number", "one"), "wanted");
        graph.node("Less", List.of("wanted", "one"), "all_wanted");
        graph.node("Where", List.of("all_wanted", "ids_length", "wanted"), "kept_length");
        graph.node("Neg", List.of("kept_length"), "first_kept");
        if (doubled) {
            single();
        }
        lengths(mask);
    }

    private void single() {
        graph.constant(Initializer.integers("second_row", false, 0, 0, 0, 0, 1, 0));
        graph.node("Not", List.of("all_wanted"), "some_wanted");
        graph.node("Equal", List.of("ids_length", "one"), "single");
        graph.node("And", List.of("single", "some_wanted"), "twice");
        graph.node("", "Cast", List.of("twice"), List.of("added_rows"), Map.of("to", 7L));
        graph.node("Mul", List.of("added_rows", "second_row"), "added_padding");
    }

    /** Key lengths; numbers of the mask above 1 count as 1. */
    private void lengths(String mask) {
        graph.node("Min", List.of(mask, "one"), "plain_mask");
        graph.node("", "ReduceSum", List.of("plain_mask", "one"), List.of("mask_sum"), Map.of("keepdims", 0L));
        graph.node("Sub", List.of("mask_sum", "one"), "last_position");
        graph.node("", "Cast", List.of(withAdded("last_position", "last_place")), List.of("seqlens_k"), Map.of("to", 6L));
        graph.node("Shape", List.of(mask), "mask_shape");
        graph.node("", "Gather", List.of("mask_shape", "one"), List.of("mask_length"), Map.of("axis", 0L));
        graph.node("", "Cast", List.of(withAdded("mask_length", "row_count")), List.of("total_length"), Map.of("to", 6L));
    }

    private String withAdded(String length, String to) {
        return doubled ? graph.node("Add", List.of(length, "added_rows"), to) : length;
    }

    @Override
    public Object logitsLength() {
        return "logits_length";
    }

    @Override
    public String attended(String from) {
        if (!doubled) {
            return from;
        }
        String to = from + ".attended";
        graph.node("", "Pad", List.of(from, "added_padding"), List.of(to), Map.of("mode", "edge"));
        return to;
    }

    @Override
    public String real(String from) {
        return doubled ? graph.node("Slice", List.of(from, "zero", "ids_length", "one"), from + ".real") : from;
    }

    @Override
    public String kept(String from) {
        return graph.node("Slice", List.of(from, "first_kept", "end", "one"), from + ".kept");
    }
}
