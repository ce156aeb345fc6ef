package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.graph.Feed.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a signature of the inputs and outputs of a graph, whoever exported it: names of a configuration count first,
 * then usual names, then pairs of inputs and outputs that are called alike. Pure.
 */
public final class SignatureReader {
    private static final List<String> LOGITS = List.of("logits", "output_logits", "lm_logits", "last_logits");
    private static final int MOST_VOCABULARY = 100_000_000;

    private SignatureReader() { }

    /**
     * Reads a graph.
     *
     * @param names   what a configuration says
     * @param inputs  the inputs without a default
     * @param inPlace the output for each input that may be written in place
     * @param adapted whether inputs of an adapter may be left out
     */
    public static GraphSignature read(GraphNames names, List<Port> inputs, List<Port> outputs,
            Map<String, String> inPlace, boolean adapted) {
        InputRoles roles = new InputRoles(names, inputs);
        CachePairs pairs = new CachePairs(names, outputs);
        List<Feed> feeds = new ArrayList<>();
        List<CacheTensor> cache = new ArrayList<>();
        Set<Role> seen = EnumSet.noneOf(Role.class);
        for (Port input : inputs) {
            Feed feed = roles.find(input);
            CacheTensor tensor = feed == null ? pairs.find(input) : null;
            if (feed != null) {
                if (!seen.add(feed.role()) && feed.role() != Role.POSITIONS) {
                    throw CachePairs.unsupported("input " + input.describe() + " is a second one of its kind");
                }
                feeds.add(feed);
            } else if (tensor != null) {
                boolean shared = tensor.present().equals(inPlace.get(tensor.past())) && tensor.shape().size() == 4
                        && tensor.timeAxis() == 2;
                cache.add(shared ? tensor.writtenInPlace() : tensor);
            } else if (!adapted || !input.name().toLowerCase(Locale.ROOT).contains("lora")) {
                throw CachePairs.unsupported(InputRoles.stranger(input));
            }
        }
        if (!seen.contains(Role.TOKENS)) {
            String wanted = names.inputs().getOrDefault(Role.TOKENS, "input_ids");
            throw CachePairs.unsupported("it has no input '" + wanted + "' for token numbers; it has " + list(inputs));
        }
        refuseWithoutCache(names, inputs, cache);
        Port tokens = feeds.stream().filter(feed -> feed.role() == Role.TOKENS).findFirst().orElseThrow().port();
        return new GraphSignature(feeds, cache, logits(names, outputs, tokens, seen.contains(Role.LOGITS_WANTED)));
    }

    private static void refuseWithoutCache(GraphNames names, List<Port> inputs, List<CacheTensor> cache) {
        if (cache.isEmpty()) {
            throw CachePairs.unsupported("it has no key-value cache: no input such as '"
                    + (names.patterns().isEmpty() ? "past_key_values.0.key" : names.patterns().get(0).past())
                    + "' with an output of its own; it has " + list(inputs));
        }
        for (GraphNames.Pattern pattern : names.patterns()) {
            if (cache.stream().noneMatch(tensor -> pattern.layer(tensor.past()) >= 0)) {
                throw CachePairs.unsupported("it has no input '" + pattern.past() + "', which genai_config.json names");
            }
        }
    }

    private static LogitsPort logits(GraphNames names, List<Port> outputs, Port tokens, boolean wanted) {
        List<String> known = Optional.ofNullable(names.logits()).map(List::of).orElse(LOGITS);
        Port port = outputs.stream().filter(output -> known.contains(output.name())).findFirst()
                .orElseThrow(() -> CachePairs.unsupported(
                        "it has no output '" + known.get(0) + "'; it has " + list(outputs)));
        int rank = port.rank();
        long last = rank == 0 ? -1 : port.shape().get(rank - 1);
        if (!port.type().real() || rank == 1 || rank > 3 || last > MOST_VOCABULARY || last == 0
                || rank == 3 && port.shape().get(0) > 1) {
            throw CachePairs.unsupported("output " + port.describe()
                    + " must be FLOAT, FLOAT16 or BFLOAT16 [batch, sequence, vocabulary]");
        }
        return new LogitsPort(port, rank == 0 ? LogitsPort.Rows.UNKNOWN : rows(port, tokens, wanted),
                (int) Math.max(0, last));
    }

    private static LogitsPort.Rows rows(Port port, Port tokens, boolean wanted) {
        int row = port.rank() - 2;
        if (wanted || port.shape().get(row) == 1) {
            return LogitsPort.Rows.LAST;
        }
        String symbol = port.symbols().get(row);
        boolean same = !symbol.isEmpty() && symbol.equals(tokens.symbols().get(tokens.rank() - 1));
        return same && port.rank() == 3 ? LogitsPort.Rows.ALL : LogitsPort.Rows.UNKNOWN;
    }

    private static String list(List<Port> ports) {
        String all = String.join(", ", ports.stream().limit(8).map(Port::describe).toList());
        return ports.isEmpty() ? "none" : ports.size() > 8 ? all + " and " + (ports.size() - 8) + " more" : all;
    }
}
