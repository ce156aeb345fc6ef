package dev.toolace.onnx.internal.tokenizer;

import java.util.Arrays;

/**
 * Text of decoders that only the library knows. What ends in an incomplete character is held back; a few tokens before
 * the new ones are decoded along, because such decoders write a token differently at the beginning.
 */
final class WindowStream implements TextStream {
    /** A character has at most four bytes, so a longer run of incomplete text is not going to be completed. */
    private static final int MAX_HELD = 8;

    private final Tokenizer tokenizer;
    private long[] window = new long[16];
    private int size;
    /** Tokens of the window whose text was given out. */
    private int given;

    WindowStream(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public String add(int token) {
        if (size == window.length) {
            window = Arrays.copyOf(window, size * 2);
        }
        window[size++] = token;
        String before = text(given);
        String after = text(size);
        boolean complete = after.isEmpty() || after.charAt(after.length() - 1) != Utf8Decoder.REPLACEMENT
                || size - given > MAX_HELD;
        return complete ? give(before, after) : "";
    }

    @Override
    public String end() {
        return given == size ? "" : give(text(given), text(size));
    }

    private String give(String before, String after) {
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        window = Arrays.copyOfRange(window, given, Math.max(size, given + 8));
        size -= given;
        given = size;
        return after.substring(same);
    }

    private String text(int count) {
        return count == 0 ? "" : tokenizer.decode(Arrays.copyOf(window, count));
    }
}
