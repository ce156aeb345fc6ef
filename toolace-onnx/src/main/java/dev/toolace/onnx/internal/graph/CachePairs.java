package dev.toolace.onnx.internal.graph;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the output that belongs to each input of a cache: by the patterns of a configuration, else because both names
 * are the same but for words such as past and present. Pure.
 */
final class CachePairs {
    private static final Set<String> DIRECTIONS = Set.of("past", "present", "in", "out", "input", "output", "prev",
            "previous", "next", "new", "updated", "cur", "current");

    private final GraphNames names;
    private final Map<String, Port> outputs = new HashMap<>();
    private final Map<String, Port> byCore = new HashMap<>();

    CachePairs(GraphNames names, Collection<Port> outputs) {
        this.names = names;
        for (Port output : outputs) {
            this.outputs.put(output.name(), output);
            byCore.putIfAbsent(core(output.name()), output);
        }
    }

    /** The cache tensor of an input; null where no output belongs to it. */
    @Nullable CacheTensor find(Port input) {
        for (GraphNames.Pattern pattern : names.patterns()) {
            int layer = pattern.layer(input.name());
            if (layer >= 0) {
                Port output = outputs.get(pattern.present(layer));
                if (output == null) {
                    throw unsupported("input " + input.describe() + " has no output '" + pattern.present(layer)
                            + "', which genai_config.json names");
                }
                return tensor(input, output, layer);
            }
        }
        Port output = byCore.get(core(input.name()));
        return output == null ? null : tensor(input, output, layer(input.name()));
    }

    private static CacheTensor tensor(Port input, Port output, int layer) {
        if (input.type() != output.type() || input.rank() != output.rank() && output.rank() != 0) {
            throw unsupported("cache input " + input.describe() + " and output " + output.describe()
                    + " differ in type or dimensions");
        }
        return new CacheTensor(input.name(), output.name(), input.type(), input.shape(), timeAxis(input), layer, false);
    }

    /** The growing dimension; -1 for a state of fixed size. */
    private static int timeAxis(Port input) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < input.rank(); i++) {
            if (!input.fixed(i)) {
                open.add(i);
            }
        }
        boolean composite = open.stream().map(i -> input.symbols().get(i)).anyMatch(CachePairs::composite);
        if (!input.type().real() || open.size() > 2 || composite) {
            throw unsupported("cache input " + input.describe()
                    + " must be FLOAT, FLOAT16 or BFLOAT16, with at most the "
                    + "batch and the tokens open");
        }
        if (open.size() == 2) {
            boolean swapped = batch(input, open.get(1)) && !batch(input, open.get(0));
            return open.get(swapped ? 0 : 1);
        }
        return open.isEmpty() || batch(input, open.get(0)) || open.get(0) == 0 && !time(input, 0) ? -1 : open.get(0);
    }

    private static boolean batch(Port input, int dimension) {
        return input.symbols().get(dimension).toLowerCase(Locale.ROOT).contains("batch");
    }

    private static boolean time(Port input, int dimension) {
        String symbol = input.symbols().get(dimension).toLowerCase(Locale.ROOT);
        return symbol.contains("seq") || symbol.contains("past") || symbol.contains("len") || symbol.contains("total");
    }

    /** A dimension such as {@code batch_size x num_heads}: nobody says how large it is for one text. */
    private static boolean composite(String symbol) {
        return symbol.contains("*") || symbol.contains(" x ")
                || symbol.toLowerCase(Locale.ROOT).contains("head");
    }

    /**
     * A name without the words that tell input from output: {@code past_key_values.0.key} and {@code present.0.key} are
     * 0.key.
     */
    static String core(String name) {
        List<String> words = words(name);
        List<String> core = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean direction = DIRECTIONS.contains(word);
            if (!direction) {
                core.add(word);
            } else if (i + 2 < words.size() && words.get(i + 1).equals("key") && words.get(i + 2).equals("values")) {
                i += 2;
            } else if (i + 1 < words.size() && words.get(i + 1).equals("kv")) {
                i++;
            }
        }
        return String.join(".", core);
    }

    static int layer(String name) {
        for (String word : words(name)) {
            if (word.length() <= 6 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Integer.parseInt(word);
            }
        }
        return -1;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || !Character.isLetterOrDigit(name.charAt(i))) {
                if (i > from) {
                    words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
                }
                from = i + 1;
            }
        }
        return words;
    }

    static ToolaceException unsupported(String why) {
        return new ToolaceException(OnnxErrors.GRAPH_UNSUPPORTED, "the ONNX graph cannot be used: " + why);
    }
}
