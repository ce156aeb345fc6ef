package dev.toolace.onnx.internal.decode;

import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of the graph's inputs and outputs; {@code %d} stands for the layer. The lists have one pattern (key and value in one
 * tensor) or two (key, value), in the same order.
 *
 * @param ids      token numbers
 * @param mask     attention mask, if the graph has one
 * @param position positions, if the graph has them
 * @param past     patterns of the cache's inputs
 * @param logits   logits
 * @param present  patterns of the cache's outputs
 */
record GraphNames(String ids, String mask, String position, List<String> past, String logits, List<String> present) {

    static GraphNames of(@Nullable JsonFile decoder) {
        JsonFile inputs = decoder == null ? null : decoder.child("inputs");
        JsonFile outputs = decoder == null ? null : decoder.child("outputs");
        return new GraphNames(name(inputs, "input_ids", "input_ids"), name(inputs, "attention_mask", "attention_mask"),
                name(inputs, "position_ids", "position_ids"),
                cache(inputs, "past", "past_key_values.%d.key", "past_key_values.%d.value"),
                name(outputs, "logits", "logits"),
                cache(outputs, "present", "present.%d.key", "present.%d.value"));
    }

    private static String name(@Nullable JsonFile names, String key, String otherwise) {
        String name = names == null ? null : names.text(key);
        return name == null ? otherwise : name;
    }

    private static List<String> cache(@Nullable JsonFile names, String kind, String key, String value) {
        String combined = names == null ? null : names.text(kind + "_names");
        if (combined != null) {
            return List.of(combined);
        }
        List<String> both = new ArrayList<>();
        both.add(name(names, kind + "_key_names", key));
        both.add(name(names, kind + "_value_names", value));
        return both;
    }

    static String layer(String pattern, int layer) {
        return pattern.replace("%d", Integer.toString(layer));
    }
}
