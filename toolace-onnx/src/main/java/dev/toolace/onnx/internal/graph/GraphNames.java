package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.graph.Feed.Role;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of a graph's inputs and outputs as {@code genai_config.json} tells them; everything may be missing. Immutable.
 *
 * @param inputs   names of inputs by their role
 * @param logits   name of the logits
 * @param patterns names of the cache
 */
public record GraphNames(Map<Role, String> inputs, @Nullable String logits, List<Pattern> patterns) {
    /** No names at all: everything is found out from the graph. */
    public static final GraphNames NONE = new GraphNames(Map.of(), null, List.of());

    private static final String LAYER = "%d";

    /** Copies map and list. */
    public GraphNames {
        inputs = Map.copyOf(inputs);
        patterns = List.copyOf(patterns);
    }

    /**
     * Names of the cache in all layers.
     *
     * @param past    the inputs; {@code %d} stands for the layer
     * @param present the outputs
     */
    public record Pattern(String past, String present) {
        /** The number of the layer in an input's name; -1 where it is not of this pattern. */
        int layer(String name) {
            int at = past.indexOf(LAYER);
            if (at < 0) {
                return name.equals(past) ? 0 : -1;
            }
            String end = past.substring(at + LAYER.length());
            if (!name.startsWith(past.substring(0, at)) || !name.endsWith(end) || name.length() < at + end.length()) {
                return -1;
            }
            return number(name.substring(at, name.length() - end.length()));
        }

        /** The output of a layer. */
        String present(int layer) {
            return present.replace(LAYER, Integer.toString(layer));
        }

        private static int number(String digits) {
            boolean number = !digits.isEmpty() && digits.length() <= 6
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return number ? Integer.parseInt(digits) : -1;
        }
    }

    /** The names in the member {@code decoder} of the file. */
    public static GraphNames of(@Nullable JsonFile decoder) {
        JsonFile in = decoder == null ? null : decoder.child("inputs");
        JsonFile out = decoder == null ? null : decoder.child("outputs");
        Map<Role, String> inputs = new EnumMap<>(Role.class);
        put(inputs, Role.TOKENS, in, "input_ids");
        put(inputs, Role.MASK, in, "attention_mask");
        put(inputs, Role.POSITIONS, in, "position_ids");
        put(inputs, Role.PAST_LENGTH, in, "past_sequence_length");
        put(inputs, Role.TOTAL_LENGTH, in, "total_sequence_length");
        List<Pattern> patterns = new ArrayList<>();
        for (String kind : List.of("key_", "value_", "", "conv_", "recurrent_")) {
            String past = in == null ? null : in.text("past_" + kind + "names");
            String present = out == null ? null : out.text("present_" + kind + "names");
            if (past != null || present != null) {
                // What is not named is called as onnxruntime-genai calls it then.
                String part = "%d" + (kind.isEmpty() ? "" : "." + kind.substring(0, kind.length() - 1));
                patterns.add(new Pattern(past == null ? "past_key_values." + part : past,
                        present == null ? "present." + part : present));
            }
        }
        return new GraphNames(inputs, out == null ? null : out.text("logits"), patterns);
    }

    private static void put(Map<Role, String> names, Role role, @Nullable JsonFile inputs, String key) {
        String name = inputs == null ? null : inputs.text(key);
        if (name != null) {
            names.put(role, name);
        }
    }
}
