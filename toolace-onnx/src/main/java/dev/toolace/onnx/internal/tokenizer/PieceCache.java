package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.onnx.template.ChatTemplate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Encodes prompts piece by piece and remembers the pieces, since prompts repeat them: tools, instructions, the turns of
 * a conversation. A text is cut before the control tokens that the template writes, where the tokenizer would cut it
 * too, so that the pieces' tokens, one after the other, are those of the whole. Safe for use by many threads.
 */
public final class PieceCache {
    /** Characters of all pieces that are remembered. */
    private static final int ROOM = 1 << 20;
    /** What the shortest piece counts as, since each has a price of its own. */
    private static final int LEAST = 64;

    private final List<String> cuts;
    private final Function<String, int[]> encoder;
    private final int room;
    /** The one that was used least recently comes first. */
    private final Map<String, int[]> pieces = new LinkedHashMap<>(16, 0.75f, true);
    private int held;

    PieceCache(List<AddedToken> added, String template, Function<String, int[]> encoder, int room) {
        this.cuts = added.stream().map(AddedToken::content)
                .filter(content -> template.contains(content) && separate(content.charAt(0), added)).toList();
        this.encoder = encoder;
        this.room = room;
    }

    /** Remembers pieces of one template's prompts. */
    public static PieceCache of(Tokenizer tokenizer, ChatTemplate template) {
        return new PieceCache(tokenizer.addedTokens(), template.source(), tokenizer::encode, ROOM);
    }

    /**
     * Whether an added token begins at each place where a character begins one: none that begins before can reach over it, and
     * none that begins there depends on what is before.
     */
    private static boolean separate(char first, List<AddedToken> added) {
        return added.stream().allMatch(token -> token.content().indexOf(first, 1) < 0
                && (token.content().charAt(0) != first || token.anywhere()));
    }

    /** The tokens of a text, as {@link Tokenizer#encode} gives them. */
    int[] encode(String text) {
        List<int[]> parts = new ArrayList<>();
        int[] places = new int[cuts.size()];
        int length = 0;
        for (int from = 0; from < text.length();) {
            int to = next(text, from + 1, places);
            int[] part = piece(text.substring(from, to));
            parts.add(part);
            length += part.length;
            from = to;
        }
        int[] tokens = new int[length];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, tokens, at, part.length);
            at += part.length;
        }
        return tokens;
    }

    /**
     * Where the next cut is, at the earliest from a place on.
     *
     * @param places where each control token was found last; kept up to date, so that a text is searched once
     */
    private int next(String text, int from, int[] places) {
        int next = text.length();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < from) {
                int found = text.indexOf(cuts.get(i), from);
                places[i] = found < 0 ? Integer.MAX_VALUE : found;
            }
            next = Math.min(next, places[i]);
        }
        return next;
    }

    private int[] piece(String text) {
        int[] known = known(text);
        if (known != null) {
            return known;
        }
        int[] tokens = encoder.apply(text);
        remember(text, tokens);
        return tokens;
    }

    private synchronized int @Nullable [] known(String text) {
        return pieces.get(text);
    }

    private synchronized void remember(String text, int[] tokens) {
        if (size(text) > room || pieces.put(text, tokens) != null) {
            return;
        }
        held += size(text);
        for (Iterator<String> oldest = pieces.keySet().iterator(); held > room;) {
            held -= size(oldest.next());
            oldest.remove();
        }
    }

    private static int size(String text) {
        return Math.max(LEAST, text.length());
    }

    /** Characters of the pieces that are remembered, and what short ones count beyond. */
    synchronized int held() {
        return held;
    }
}
