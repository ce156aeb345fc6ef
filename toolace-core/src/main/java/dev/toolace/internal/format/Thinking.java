package dev.toolace.internal.format;

import java.util.List;

/** The blocks in which models think before they answer. Stateless. */
public final class Thinking {

    /**
     * The marks of one kind.
     *
     * @param open stands before the thinking
     * @param close stands after it
     */
    public record Block(String open, String close) {}

    /** All kinds. */
    public static final List<Block> BLOCKS = List.of(
            new Block("<think>", "</think>"),
            new Block("[THINK]", "[/THINK]"),
            new Block("<seed:think>", "</seed:think>"),
            new Block("<|inner_prefix|>", "<|inner_suffix|>"),
            new Block("<|think:start|>", "<|think:end|>"),
            new Block("<|START_THINKING|>", "<|END_THINKING|>"),
            new Block("<|channel>thought", "<channel|>"),
            new Block("<thinking>", "</thinking>"),
            new Block("<reasoning>", "</reasoning>"));

    private static final List<String> CLOSES = BLOCKS.stream().map(Block::close).toList();

    /**
     * Where thinking stands.
     *
     * @param from its first character
     * @param to the index after its last
     * @param next the index after the marker that ends it
     * @param opened whether a marker in the text starts it; otherwise the prompt did
     */
    record Span(int from, int to, int next, boolean opened) {

        static final Span NONE = new Span(0, 0, 0, false);
    }

    private Thinking() {}

    /** The block that the text starts with. One that does not end reaches to the end of the text. */
    static Span find(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        for (Block block : BLOCKS) {
            if (text.startsWith(block.open, start)) {
                int from = start + block.open.length();
                int to = text.indexOf(block.close, from);
                return to < 0
                        ? new Span(from, text.length(), text.length(), true)
                        : new Span(from, to, to + block.close.length(), true);
            }
        }
        Markers closes = new Markers(text, CLOSES);
        int to = closes.find(0);
        return to < 0 ? Span.NONE : new Span(0, to, closes.end(), false);
    }
}
