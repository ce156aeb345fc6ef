package dev.toolace.onnx.internal.decode;

import java.util.Arrays;

/**
 * Turns tokens into text as they come, and never gives out half a character: what ends in an incomplete one is held back.
 * A few tokens before the new ones are decoded along, because some tokenizers write a token differently at the beginning.
 * Confined to one generation.
 */
final class TextStream {
    private static final char INCOMPLETE = '\ufffd';
    /** A character has at most four bytes, so a longer run of incomplete text is not going to be completed. */
    private static final int MAX_HELD = 8;

    private final Tokenizer tokenizer;
    private long[] window = new long[16];
    private int size;
    /** Tokens of the window whose text was given out. */
    private int given;

    TextStream(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Takes a token; the result is the new text, perhaps empty. */
    String add(int token) {
        if (size == window.length) {
            window = Arrays.copyOf(window, size * 2);
        }
        window[size++] = token;
        String before = text(given);
        String after = text(size);
        boolean complete = after.isEmpty() || after.charAt(after.length() - 1) != INCOMPLETE || size - given > MAX_HELD;
        return complete ? give(before, after) : "";
    }

    /** The text that was held back. */
    String end() {
        return given == size ? "" : give(text(given), text(size));
    }

    private String give(String before, String after) {
        String fresh = after.startsWith(before) ? after.substring(before.length()) : after;
        window = Arrays.copyOfRange(window, given, Math.max(size, given + 8));
        size -= given;
        given = size;
        return fresh;
    }

    private String text(int count) {
        return count == 0 ? "" : tokenizer.decode(Arrays.copyOf(window, count));
    }
}
