package dev.toolace.onnx.internal.constrain;

import dev.toolace.grammar.GrammarState;
import dev.toolace.onnx.internal.tokenizer.TokenBytes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The texts of all tokens as a trie, flattened in the order of a depth-first walk, so that a walk is a loop over arrays.
 * Immutable and safe for use by many threads.
 */
final class TokenTrie {
    /** The byte that leads to a node. */
    private final byte[] labels;
    /** The first node that is not below a node. */
    private final int[] ends;
    private final byte[] depths;
    /** A token of each node, or -1. */
    private final int[] tokens;
    private final int nodes;
    /** Tokens with the same bytes as another, each before that one. */
    private final int[][] twins;
    private final int deepest;

    private TokenTrie(byte[] labels, int[] ends, byte[] depths, int[] tokens, int nodes, int[][] twins, int deepest) {
        this.labels = labels;
        this.ends = ends;
        this.depths = depths;
        this.tokens = tokens;
        this.nodes = nodes;
        this.twins = twins;
        this.deepest = deepest;
    }

    /**
     * The trie of the tokens that a model may write. Tokens that are longer than a grammar looks ahead, and those
     * without bytes, are left out.
     *
     * @param vocabulary numbers of tokens that the model knows, from 0
     */
    static TokenTrie of(TokenBytes bytes, int vocabulary) {
        Integer[] sorted = IntStream.range(0, Math.min(vocabulary, bytes.size()))
                .filter(id -> bytes.length(id) > 0 && bytes.length(id) < Byte.MAX_VALUE)
                .boxed().sorted((a, b) -> compare(bytes, a, b)).toArray(Integer[]::new);
        Builder builder = new Builder(Arrays.stream(sorted).mapToInt(bytes::length).sum());
        for (int id : sorted) {
            builder.add(bytes, id);
        }
        return builder.build();
    }

    private static int compare(TokenBytes bytes, int a, int b) {
        int shorter = Math.min(bytes.length(a), bytes.length(b));
        for (int i = 0; i < shorter; i++) {
            int difference = (bytes.byteAt(a, i) & 0xff) - (bytes.byteAt(b, i) & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return bytes.length(a) == bytes.length(b) ? a - b : bytes.length(a) - bytes.length(b);
    }

    /** The tokens whose bytes a state accepts. */
    BitSet accepted(GrammarState from) {
        BitSet accepted = new BitSet();
        GrammarState[] path = new GrammarState[deepest + 1];
        path[0] = from;
        for (int node = 0; node < nodes;) {
            int depth = depths[node];
            GrammarState state = path[depth - 1].next(labels[node]);
            if (state.dead()) {
                node = ends[node];
                continue;
            }
            path[depth] = state;
            if (tokens[node] >= 0) {
                accepted.set(tokens[node]);
            }
            node++;
        }
        for (int[] twin : twins) {
            accepted.set(twin[0], accepted.get(twin[1]));
        }
        return accepted;
    }

    /** Takes sorted tokens. */
    private static final class Builder {
        private byte[] labels;
        private int[] ends;
        private byte[] depths;
        private int[] tokens;
        private int nodes;
        private int[][] twins = new int[0][];
        private final int[] path = new int[Byte.MAX_VALUE];
        private int depth;
        private int deepest;

        Builder(int most) {
            labels = new byte[most];
            ends = new int[most];
            depths = new byte[most];
            tokens = new int[most];
        }

        void add(TokenBytes bytes, int id) {
            int length = bytes.length(id);
            int shared = 0;
            while (shared < Math.min(depth, length) && labels[path[shared]] == bytes.byteAt(id, shared)) {
                shared++;
            }
            close(shared);
            for (int i = shared; i < length; i++) {
                path[i] = nodes;
                labels[nodes] = bytes.byteAt(id, i);
                depths[nodes] = (byte) (i + 1);
                tokens[nodes++] = -1;
            }
            depth = length;
            deepest = Math.max(deepest, depth);
            int last = path[length - 1];
            if (tokens[last] < 0) {
                tokens[last] = id;
            } else {
                twins = Arrays.copyOf(twins, twins.length + 1);
                twins[twins.length - 1] = new int[] {id, tokens[last]};
            }
        }

        private void close(int to) {
            while (depth > to) {
                ends[path[--depth]] = nodes;
            }
        }

        TokenTrie build() {
            close(0);
            return new TokenTrie(Arrays.copyOf(labels, nodes), Arrays.copyOf(ends, nodes), Arrays.copyOf(depths, nodes),
                    Arrays.copyOf(tokens, nodes), nodes, twins, deepest);
        }
    }
}
