package dev.toolace.onnx.internal.constrain;

import dev.toolace.grammar.GrammarState;
import dev.toolace.onnx.internal.tokenizer.TokenBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How tokens lead from state to state. Special tokens count with the text that they are written as, because some formats
 * begin a call with one; but not within words and strings, where any text may stand. Immutable and safe for use by many
 * threads.
 */
final class Spelling {
    /** Where more bytes than these may follow, there are words, or a string. */
    private static final int FEW = 32;

    private final TokenBytes bytes;
    private final Set<Integer> stopTokens;
    private final Map<Integer, byte[]> special = new HashMap<>();

    Spelling(TokenBytes bytes, int vocabulary, Set<Integer> stopTokens) {
        this.bytes = bytes;
        this.stopTokens = Set.copyOf(stopTokens);
        for (int id = 0; id < Math.min(vocabulary, bytes.size()); id++) {
            if (bytes.kind(id) == TokenBytes.Kind.CONTROL && !stopTokens.contains(id) && bytes.written(id).length > 0) {
                special.put(id, bytes.written(id));
            }
        }
    }

    Map<Integer, byte[]> special() {
        return special;
    }

    Set<Integer> stopTokens() {
        return stopTokens;
    }

    boolean stops(int id) {
        return stopTokens.contains(id);
    }

    /** Whether a token may come next; one without bytes would bring the answer no further, again and again. */
    boolean admits(GrammarState from, int id, boolean begun) {
        if (stops(id)) {
            return from.accepting();
        }
        if (length(id, begun) == 0) {
            return false;
        }
        GrammarState then = after(from, id, begun);
        boolean text = from.allowed().size() > FEW && then.allowed().size() > FEW;
        return !then.dead() && !(text && special.containsKey(id));
    }

    /** The state after a token. */
    GrammarState after(GrammarState from, int id, boolean begun) {
        GrammarState at = from;
        byte[] written = special.get(id);
        if (written == null && !begun && bytes.beginsOtherwise(id)) {
            written = bytes.firstBytes(id);
        }
        if (written != null) {
            for (byte b : written) {
                at = at.next(b);
            }
            return at;
        }
        for (int i = 0; i < bytes.length(id) && !at.dead(); i++) {
            at = at.next(bytes.byteAt(id, i));
        }
        return at;
    }

    /** Whether the bytes of a text go on with those of a token, and how many these are; else 0. */
    int continues(byte[] text, int at, int id) {
        byte[] written = special.get(id);
        int length = written == null ? bytes.length(id) : written.length;
        if (at + length > text.length) {
            return 0;
        }
        for (int i = 0; i < length; i++) {
            if (text[at + i] != (written == null ? bytes.byteAt(id, i) : written[i])) {
                return 0;
            }
        }
        return length;
    }

    private int length(int id, boolean begun) {
        byte[] written = special.get(id);
        return written != null ? written.length
                : !begun && bytes.beginsOtherwise(id) ? bytes.firstBytes(id).length : bytes.length(id);
    }
}
