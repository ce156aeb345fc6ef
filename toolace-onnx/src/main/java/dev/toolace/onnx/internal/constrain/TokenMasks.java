package dev.toolace.onnx.internal.constrain;

import dev.toolace.grammar.GrammarState;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens that states of one grammar accept, remembered for those that were asked for last. Safe for use by many threads. */
final class TokenMasks {
    private static final int MOST = 512;
    /** Of one grammar: a mask of a large vocabulary takes 20 KB. */
    private static final int MOST_BYTES = 4 << 20;
    private static final int FEWEST = 16;

    private final TokenTrie trie;
    private final Spelling spelling;
    private final Map<Integer, BitSet> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, BitSet> eldest) {
            return size() > most;
        }
    };
    private final int most;

    TokenMasks(TokenTrie trie, Spelling spelling, int vocabulary) {
        this.most = Math.max(FEWEST, Math.min(MOST, MOST_BYTES / Math.max(1, vocabulary / Byte.SIZE)));
        this.trie = trie;
        this.spelling = spelling;
    }

    /** How many are remembered; for tests. */
    int size() {
        synchronized (known) {
            return known.size();
        }
    }

    /**
     * The tokens for a representative state, those that end an answer included.
     *
     * @return must not be changed
     */
    BitSet of(GrammarState representative) {
        int id = representative.id();
        synchronized (known) {
            BitSet mask = known.get(id);
            if (mask != null) {
                return mask;
            }
        }
        BitSet made = trie.accepted(representative);
        for (int special : spelling.special().keySet()) {
            made.set(special, spelling.admits(representative, special, true));
        }
        for (int stop : spelling.stopTokens()) {
            made.set(stop, representative.accepting());
        }
        synchronized (known) {
            known.put(id, made);
        }
        return made;
    }
}
