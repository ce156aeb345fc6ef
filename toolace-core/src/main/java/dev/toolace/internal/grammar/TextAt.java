package dev.toolace.internal.grammar;

import dev.toolace.internal.grammar.regular.CharDfa;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text. Where a character is written in part, it is known to be within a range; where all characters of
 * the range lead to the same, the range is forgotten, so that most places within characters are the same one.
 */
final class TextAt implements Frame {

    /** Between two characters. */
    static final int COMPLETE = 0;
    /** More bytes of UTF-8 are to come. */
    private static final int BYTES = 1;
    /** After a backslash. */
    private static final int ESCAPE = 2;
    /** More hexadecimal digits are to come. */
    private static final int DIGITS = 3;
    /** More hexadecimal digits are to come, for the second half of a character: its first is in the range. */
    private static final int LOW_DIGITS = 4;
    /** After the first half of a character: a backslash is to come. */
    private static final int LOW_ESCAPE = 5;
    /** After that: a u is to come. */
    private static final int LOW_U = 6;
    /** More bytes of UTF-8 are to come, whichever: the state is the one after the character. */
    private static final int SAME = 7;

    private final Text text;
    private final int state;
    private final Count count;
    private final int phase;
    private final int low;
    private final int high;
    private final int more;

    TextAt(Text text, int state, Count count, int phase, int low, int high, int more) {
        this.text = text;
        this.state = state;
        this.count = count;
        this.phase = phase;
        this.low = low;
        this.high = high;
        this.more = more;
    }

    Count count() {
        return count;
    }

    boolean complete() {
        return phase == COMPLETE;
    }

    int state() {
        return state;
    }

    boolean mayClose() {
        return phase == COMPLETE && count.done() && text.language.accepting(state);
    }

    boolean atEnd() {
        return phase == COMPLETE && (count.full() || text.language.isFinal(state));
    }

    @Override
    public void step(int value, Stack below, Threads out) {
        if (phase == COMPLETE && value == text.spelling.close()) {
            if (mayClose()) {
                out.end(below);
            }
            return;
        }
        TextAt next = advance(value);
        if (next != null) {
            text.arrive(next, below, out);
        }
    }

    /** The place after a byte that does not close the text; null if the byte cannot stand here. */
    @Nullable TextAt advance(int value) {
        return switch (phase) {
            case COMPLETE -> count.full() ? null : begin(value);
            case BYTES -> (value & 0xc0) == 0x80 ? narrow(value & 0x3f) : null;
            case ESCAPE -> escape(value);
            case LOW_ESCAPE -> value == '\\' ? at(state, LOW_U, low, high, 0) : null;
            case LOW_U -> value == 'u' ? at(state, LOW_DIGITS, low, high, 4) : null;
            case SAME -> (value & 0xc0) != 0x80 ? null : more == 1 ? arrived(state) : at(state, SAME, 0, 0, more - 1);
            default -> digit(value);
        };
    }

    private TextAt at(int target, int nextPhase, int from, int to, int left) {
        return new TextAt(text, target, count, nextPhase, from, to, left);
    }

    private @Nullable TextAt done(int c) {
        int target = text.language.next(state, c);
        return target == CharDfa.NONE ? null : arrived(target);
    }

    private TextAt arrived(int target) {
        return new TextAt(text, target, count.less(), COMPLETE, 0, 0, 0);
    }

    private @Nullable TextAt begin(int value) {
        if (value == '\\' && text.spelling.escapes()) {
            return escapable() ? at(state, ESCAPE, 0, 0, 0) : null;
        }
        if (value < 0x80) {
            return text.spelling.plain(value) ? done(value) : null;
        }
        if (value < 0xc2 || value > 0xf4) {
            return null;
        }
        if (value < 0xe0) {
            return range(BYTES, (value & 0x1f) << 6, ((value & 0x1f) << 6) + 0x3f, 1);
        }
        if (value < 0xf0) {
            int from = Math.max(0x800, (value & 0xf) << 12);
            return range(BYTES, from, value == 0xed ? 0xd7ff : ((value & 0xf) << 12) + 0xfff, 2);
        }
        int from = Math.max(0x10000, (value & 7) << 18);
        return range(BYTES, from, Math.min(Character.MAX_CODE_POINT, ((value & 7) << 18) + 0x3ffff), 3);
    }

    /** A range of characters; where they all lead to the same state, it stands for all of them. */
    private @Nullable TextAt range(int nextPhase, int from, int to, int left) {
        int target = text.language.next(state, from, to);
        if (target == CharDfa.NONE) {
            return null;
        }
        if (left == 0) {
            return done(from);
        }
        // At the edges of UTF-8 a range is not all that the next bytes can say.
        boolean whole = to - from + 1 == 1 << 6 * left;
        return nextPhase == BYTES && target != CharDfa.MIXED && whole
                ? at(target, SAME, 0, 0, left) : at(state, nextPhase, from, to, left);
    }

    private @Nullable TextAt narrow(int value) {
        int shift = 6 * (more - 1);
        int block = low >> 6 * more << 6 * more;
        int from = Math.max(low, block + (value << shift));
        int to = Math.min(high, block + (value << shift) + (1 << shift) - 1);
        return from > to ? null : range(BYTES, from, to, more - 1);
    }

    private boolean escapable() {
        return text.language.any(state, 0, 0x1f) || text.language.any(state, '\\', '\\')
                || text.language.any(state, 0x7f, Character.MAX_CODE_POINT)
                || text.language.any(state, '"', '"') && text.spelling.escaped('"') >= 0
                || text.language.any(state, '\'', '\'') && text.spelling.escaped('\'') >= 0;
    }

    private @Nullable TextAt escape(int value) {
        if (value == 'u') {
            boolean any = text.language.any(state, 0, 0x1f)
                    || text.language.any(state, 0x7f, Character.MAX_CODE_POINT);
            return any ? at(state, DIGITS, 0, 0xffff, 4) : null;
        }
        int c = text.spelling.escaped(value);
        return c < 0 ? null : done(c);
    }

    private @Nullable TextAt digit(int value) {
        int digit = Character.digit(value, 16);
        if (digit < 0 || value > 'f') {
            return null;
        }
        if (phase == LOW_DIGITS) {
            return lowDigit(digit);
        }
        int shift = 4 * (more - 1);
        int from = low + (digit << shift);
        int to = from + (1 << shift) - 1;
        if (more == 1) {
            return unit(from);
        }
        return reachable(from, to) ? at(state, DIGITS, from, to, more - 1) : null;
    }

    /** Whether a character that may be written by its number has its first half, or all, within a range. */
    private boolean reachable(int from, int to) {
        return from <= 0x1f && text.language.any(state, from, Math.min(to, 0x1f))
                || to >= 0x7f && basic(Math.max(from, 0x7f), to)
                || halves(Math.max(from, 0xd800), Math.min(to, 0xdbff));
    }

    private boolean basic(int from, int to) {
        return from <= Math.min(to, 0xd7ff) && text.language.any(state, from, Math.min(to, 0xd7ff))
                || Math.max(from, 0xe000) <= to && text.language.any(state, Math.max(from, 0xe000), to);
    }

    private boolean halves(int from, int to) {
        return from <= to && text.language.any(state, first(from), first(to) + 0x3ff);
    }

    /** The first character with this half. */
    private static int first(int half) {
        return 0x10000 + ((half - 0xd800) << 10);
    }

    private @Nullable TextAt unit(int c) {
        if (c >= 0xd800 && c <= 0xdbff) {
            int from = first(c);
            return text.language.any(state, from, from + 0x3ff) ? at(state, LOW_ESCAPE, from, from + 0x3ff, 0) : null;
        }
        return c > 0x1f && c < 0x7f || c >= 0xdc00 && c <= 0xdfff ? null : done(c);
    }

    /** The second half's number is DC00 and the lowest ten bits of the character. */
    private @Nullable TextAt lowDigit(int digit) {
        if (more == 4) {
            return digit == 0xd ? at(state, LOW_DIGITS, low, high, 3) : null;
        }
        if (more == 3 && digit < 0xc) {
            return null;
        }
        int shift = 4 * (more - 1);
        int from = low + ((more == 3 ? digit - 0xc : digit) << shift);
        return range(LOW_DIGITS, from, from + (1 << shift) - 1, more - 1);
    }

    @Override
    public Frame coarse() {
        Count near = count.coarse(1);
        return near == count ? this : new TextAt(text, state, near, phase, low, high, more);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextAt at && at.text == text && at.state == state && at.phase == phase
                && at.low == low && at.high == high && at.more == more && at.count.equals(count);
    }

    @Override
    public int hashCode() {
        int hash = System.identityHashCode(text) * 31 + state;
        return ((hash * 31 + phase) * 31 + low) * 31 + more * 7 + count.hashCode();
    }
}
