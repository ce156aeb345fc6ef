package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.graph.Feed.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what an input that is not part of the cache is for, and whether it can be filled. Pure. */
final class InputRoles {
    private static final Map<String, Role> USUAL = Map.ofEntries(
            Map.entry("input_ids", Role.TOKENS),
            Map.entry("attention_mask", Role.MASK),
            Map.entry("position_ids", Role.POSITIONS),
            Map.entry("cache_position", Role.POSITIONS),
            Map.entry("past_sequence_length", Role.PAST_LENGTH),
            Map.entry("past_key_values_length", Role.PAST_LENGTH),
            Map.entry("total_sequence_length", Role.TOTAL_LENGTH),
            Map.entry("seqlens_k", Role.LAST_PLACE),
            Map.entry("num_logits_to_keep", Role.LOGITS_WANTED),
            Map.entry("logits_to_keep", Role.LOGITS_WANTED),
            Map.entry("use_cache_branch", Role.CACHE_BRANCH));

    private final Map<String, Role> roles = new HashMap<>(USUAL);

    InputRoles(GraphNames names, Collection<Port> inputs) {
        if (names.inputs().containsKey(Role.TOKENS)) {
            roles.values().remove(Role.TOKENS);
        }
        names.inputs().forEach((role, name) -> roles.put(name, role));
        if (inputs.stream().noneMatch(input -> roles.get(input.name()) == Role.TOKENS)) {
            // Nothing has the usual name: the only pair of dimensions of whole numbers that is nothing else.
            List<Port> candidates = inputs.stream().filter(input -> input.type().whole() && input.rank() == 2
                    && !roles.containsKey(input.name())).toList();
            if (candidates.size() == 1 && !names.inputs().containsKey(Role.TOKENS)) {
                roles.put(candidates.get(0).name(), Role.TOKENS);
            }
        }
    }

    /** What to fill an input with; null where that is unknown. */
    @Nullable Feed find(Port input) {
        Role role = roles.get(input.name());
        if (role == null) {
            return null;
        }
        String wanted = switch (role) {
            case TOKENS -> input.type().whole() && input.rank() == 2 && single(input, 0) ? ""
                    : "INT64 or INT32 [batch, sequence]";
            case MASK -> flag(input.type()) && input.rank() == 2 && single(input, 0) && !input.fixed(1) ? ""
                    : "INT64, INT32, BOOL or FLOAT [batch, total], with the length open";
            case POSITIONS -> input.type().whole() && input.rank() >= 1 && input.rank() <= 3 && places(input) ? ""
                    : "INT64 or INT32 [batch, sequence], [sequence] or [3, batch, sequence]";
            case PAST_LENGTH, TOTAL_LENGTH, LAST_PLACE, LOGITS_WANTED ->
                    input.type().whole() && one(input) ? "" : "one INT64 or INT32 number";
            case CACHE_BRANCH -> input.type() == NumberType.BOOL && one(input) ? "" : "one BOOL value";
        };
        if (!wanted.isEmpty()) {
            throw CachePairs.unsupported("input " + input.describe() + " must be " + wanted);
        }
        return new Feed(role, input);
    }

    /** What is known about an input that cannot be filled. */
    static String stranger(Port input) {
        String name = input.name().toLowerCase(Locale.ROOT);
        String reason = name.contains("embeds") ? "; this graph takes vectors: it is one part of a split model"
                : name.contains("encoder") ? "; this is the decoder of an encoder-decoder model"
                : name.contains("lora") ? "; it belongs to an adapter, which the builder's option adapter gives" : "";
        return "input " + input.describe() + " is unknown and has no output of the same name" + reason;
    }

    private static boolean flag(NumberType type) {
        return type.whole() || type == NumberType.BOOL || type == NumberType.FLOAT;
    }

    private static boolean places(Port input) {
        int last = input.rank() - 1;
        boolean open = !input.fixed(last) || input.shape().get(last) == 1;
        return open && (input.rank() == 1 || single(input, last - 1))
                && (input.rank() < 3 || input.fixed(0) && input.shape().get(0) > 0 && input.shape().get(0) <= 4);
    }

    private static boolean single(Port input, int dimension) {
        return !input.fixed(dimension) || input.shape().get(dimension) == 1;
    }

    private static boolean one(Port input) {
        return input.rank() <= 2 && input.shape().stream().allMatch(size -> size < 0 || size == 1);
    }
}
