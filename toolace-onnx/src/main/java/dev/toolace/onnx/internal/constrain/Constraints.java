package dev.toolace.onnx.internal.constrain;

import dev.toolace.grammar.Grammar;
import dev.toolace.onnx.internal.tokenizer.TokenBytes;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What holds a model to grammars: the bytes of its tokens, their trie, and the masks of the grammars that were used
 * last. All this is made when a grammar first comes; the masks are forgotten where memory runs short. Safe for use by
 * many threads.
 */
public final class Constraints {
    /** As many as an agent remembers. */
    private static final int MOST_GRAMMARS = 16;

    private final Tokenizer tokenizer;
    private final TokenBytes bytes;
    private final int vocabulary;
    private final Set<Integer> stopTokens;
    private SoftReference<Latest> remembered = new SoftReference<>(null);
    private @Nullable Tables tables;

    /** The one that was used least recently makes room. */
    private static final class Latest extends LinkedHashMap<Grammar, TokenMasks> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(MOST_GRAMMARS, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Grammar, TokenMasks> eldest) {
            return size() > MOST_GRAMMARS;
        }
    }

    /** What the tokens of a model look like; it takes a moment to make for a large vocabulary. */
    private record Tables(TokenTrie trie, Spelling spelling, int[] beginners) { }

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
        this.stopTokens = Set.copyOf(stopTokens);
    }

    /** What holds one answer to a grammar. */
    public synchronized Constraint on(Grammar grammar) {
        Tables known = tables;
        if (known == null) {
            known = new Tables(TokenTrie.of(bytes, vocabulary), new Spelling(bytes, vocabulary, stopTokens), IntStream
                    .range(0, Math.min(vocabulary, bytes.size())).filter(bytes::beginsOtherwise).toArray());
            tables = known;
        }
        Tables made = known;
        TokenMasks its = latest().computeIfAbsent(grammar,
                one -> new TokenMasks(made.trie(), made.spelling(), vocabulary));
        return new Constraint(grammar, its, made.spelling(), made.beginners(), tokenizer);
    }

    private Latest latest() {
        Latest known = remembered.get();
        if (known == null) {
            known = new Latest();
            remembered = new SoftReference<>(known);
        }
        return known;
    }

    /** Grammars whose masks are remembered; for tests. */
    synchronized int grammars() {
        return latest().size();
    }
}
