package dev.toolace.onnx.internal.constrain;

import dev.toolace.grammar.Grammar;
import dev.toolace.onnx.internal.tokenizer.TokenBytes;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What holds a model to grammars: the bytes of its tokens, their trie, and the masks of the grammars that were used last.
 * The trie is made when a grammar first comes. Safe for use by many threads.
 */
public final class Constraints {
    /** As many as an agent remembers. */
    private static final int MOST_GRAMMARS = 16;

    private final Tokenizer tokenizer;
    private final TokenBytes bytes;
    private final int vocabulary;
    private final Spelling spelling;
    private final int[] beginners;
    private final Map<Grammar, TokenMasks> masks = new LinkedHashMap<>(MOST_GRAMMARS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Grammar, TokenMasks> eldest) {
            return size() > MOST_GRAMMARS;
        }
    };
    private @Nullable TokenTrie trie;

    /**
     * Constraints of a model.
     *
     * @param bytes      of its tokens
     * @param vocabulary how many tokens it has logits for
     * @param stopTokens end an answer
     */
    public Constraints(Tokenizer tokenizer, TokenBytes bytes, int vocabulary, Set<Integer> stopTokens) {
        this.tokenizer = tokenizer;
        this.bytes = bytes;
        this.vocabulary = vocabulary;
        this.spelling = new Spelling(bytes, vocabulary, stopTokens);
        this.beginners = IntStream.range(0, Math.min(vocabulary, bytes.size())).filter(bytes::beginsOtherwise).toArray();
    }

    /** What holds one answer to a grammar. */
    public Constraint on(Grammar grammar) {
        return new Constraint(grammar, masks(grammar), spelling, beginners, tokenizer);
    }

    private synchronized TokenMasks masks(Grammar grammar) {
        TokenTrie known = trie;
        if (known == null) {
            known = TokenTrie.of(bytes, vocabulary);
            trie = known;
        }
        TokenTrie ready = known;
        return masks.computeIfAbsent(grammar, one -> new TokenMasks(ready, spelling));
    }
}
