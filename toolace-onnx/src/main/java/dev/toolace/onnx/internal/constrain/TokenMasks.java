package dev.toolace.onnx.internal.constrain;

import dev.toolace.grammar.GrammarState;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens that states of one grammar accept, remembered for those that were asked for last. Safe for use by many threads. */
final class TokenMasks {
    /** A mask of a large vocabulary takes 20 KB. */
    private static final int MOST = 512;

    private final TokenTrie trie;
    private final Spelling spelling;
    private final Map<Integer, BitSet> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, BitSet> eldest) {
            return size() > MOST;
        }
    };

    TokenMasks(TokenTrie trie, Spelling spelling) {
        this.trie = trie;
        this.spelling = spelling;
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
