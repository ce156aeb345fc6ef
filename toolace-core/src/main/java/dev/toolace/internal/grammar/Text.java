package dev.toolace.internal.grammar;

import dev.toolace.internal.grammar.regular.CharDfa;

/** The texts of a regular language within a length, in some spelling, with the closing quote where there is one. */
public final class Text extends Part {

    final CharDfa language;
    final Spelling spelling;
    private final TextAt first;

    /**
     * Texts of any length.
     *
     * @param language the texts
     * @param spelling how they are written
     */
    public Text(CharDfa language, Spelling spelling) {
        this(language, spelling, 0, Long.MAX_VALUE);
    }

    /**
     * Texts of some length.
     *
     * @param language the texts; with bounds, every text
     * @param spelling how they are written
     * @param least code points
     * @param most code points
     */
    public Text(CharDfa language, Spelling spelling, long least, long most) {
        this.language = language;
        this.spelling = spelling;
        this.first = new TextAt(this, 0, Count.of(least, most), TextAt.COMPLETE, 0, 0, 0);
    }

    /** The place before the first character. */
    TextAt first() {
        return first;
    }

    @Override
    protected int computeLevels() {
        return language.isEmpty() || first.count().impossible() ? NEVER : 0;
    }

    @Override
    protected void start(Stack after, Threads out) {
        arrive(first, after, out);
    }

    void arrive(TextAt at, Stack below, Threads out) {
        boolean bare = spelling.close() == Spelling.NOTHING;
        if (!bare || !at.atEnd()) {
            out.add(at, below);
        }
        if (bare && at.mayClose()) {
            out.end(below);
        }
    }
}
