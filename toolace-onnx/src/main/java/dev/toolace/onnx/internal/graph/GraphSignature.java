package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.graph.Feed.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the graph takes and gives, checked against what the decoder can do. Immutable.
 *
 * @param feeds  inputs that every run gets anew
 * @param cache  what is carried from run to run
 * @param logits the output that is wanted
 */
public record GraphSignature(List<Feed> feeds, List<CacheTensor> cache, LogitsPort logits) {

    /** Copies the lists. */
    public GraphSignature {
        feeds = List.copyOf(feeds);
        cache = List.copyOf(cache);
    }

    /** An input by what it is filled with. */
    public Optional<Feed> feed(Role role) {
        return feeds.stream().filter(feed -> feed.role() == role).findFirst();
    }

    /** Whether nothing but memory in place is carried: then the cache can be cut anywhere. */
    public boolean inPlace() {
        return cache.stream().allMatch(CacheTensor::inPlace);
    }

    /**
     * Whether numbers are the same, however tokens are cut into runs: so our exporter promises where it lets the mask
     * choose the logits and the attention computes in single precision. For half precision nobody has shown it.
     */
    public boolean exact() {
        return logits.rows() == LogitsPort.Rows.CHOSEN && inPlace()
                && cache.stream().allMatch(tensor -> tensor.type() == NumberType.FLOAT);
    }

    /** Tokens that the cache must have room for beside those of the context. */
    public int spareTokens() {
        return logits.rows() == LogitsPort.Rows.CHOSEN ? 1 : 0;
    }

    /** Whether a part of the cache is copied with every token. */
    public boolean growing() {
        return cache.stream().anyMatch(tensor -> tensor.grows() && !tensor.inPlace());
    }

    /**
     * Whether the graph must see a prompt as a whole: its branch for later runs may have been traced with a single
     * token, and then has no causal mask.
     */
    public boolean wholePrompts() {
        return feed(Role.CACHE_BRANCH).isPresent();
    }

    /** The most tokens that a run takes, or 0 where that is open. */
    public int longestRun() {
        Port tokens = feed(Role.TOKENS).orElseThrow().port();
        int last = tokens.rank() - 1;
        return tokens.fixed(last) ? Math.toIntExact(tokens.shape().get(last)) : 0;
    }

    /** The same where the graph's metadata names the mask as what chooses the logits. */
    public GraphSignature withChoice(@Nullable String chooser) {
        boolean chosen = feed(Role.MASK).filter(mask -> mask.name().equals(chooser)).isPresent();
        return chosen ? withLogits(LogitsPort.Rows.CHOSEN, logits.vocabulary()) : this;
    }

    /** The same with what a run told about the logits. */
    public GraphSignature withLogits(LogitsPort.Rows rows, int vocabulary) {
        return new GraphSignature(feeds, cache, new LogitsPort(logits.port(), rows, vocabulary));
    }
}
