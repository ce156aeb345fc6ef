package dev.toolace.internal.json.repair;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what follows, over a bounded distance, to tell where names, strings and values end. */
final class Lookahead {

    /** Names are not longer than this; what is cannot be judged and gets the benefit of the doubt. */
    static final int REACH = 256;

    private static final List<String> LITERALS = List.of("true", "false", "null", "True", "False", "None", "undefined");

    private final Cursor cursor;
    private final Source source;

    Lookahead(Cursor cursor) {
        this.cursor = cursor;
        this.source = cursor.source();
    }

    /** Whether a quote ends its string, as opposed to being part of the text. */
    boolean quoteEnds(int quote, Slot slot) {
        int after = source.next(quote + 1);
        int c = source.at(after);
        if (slot == Slot.NAME || slot == Slot.SINGLE || c == -1 || c == ':' || source.isFence(after)) {
            return true;
        }
        if (c == '+') {
            return Chars.isQuote(source.at(source.next(after + 1)));
        }
        return switch (slot) {
            case NAME, SINGLE -> true;
            case WRAPPED -> c == ')';
            case MEMBER -> memberEnds(c, quote, after);
            case ELEMENT -> elementEnds(c, quote, after);
            case ROOT -> rootEnds(c, quote, after);
        };
    }

    private boolean memberEnds(int c, int quote, int after) {
        if (c == ',') {
            return nameMayFollow(after + 1);
        }
        if (Chars.isCloser(c)) {
            return closerFits(after);
        }
        if (c == '{') {
            return cursor.isObjectInArray() && nameMayFollow(after + 1);
        }
        return Chars.isQuote(c) ? quotedName(after, false) : after > quote + 1 && bareName(after, false);
    }

    private boolean elementEnds(int c, int quote, int after) {
        if (Chars.isCloser(c)) {
            return closerFits(after);
        }
        if (Chars.isQuote(c)) {
            // Of two quotes side by side, the second is the end if it stands before something that ends an element.
            int behind = source.at(source.next(after + 1));
            boolean second = behind == -1 || behind == ',' || behind == ']';
            return after > quote + 1 || !second || !Chars.closes(source.at(quote), c);
        }
        // After a comma or bracket and right before a value, it looks like the first quote of another element.
        int before = source.at(source.trimBack(0, quote) - 1);
        boolean opens = after == quote + 1 && (before == ',' || before == '[');
        return c == ',' || !opens && (startsPlainValue(c) || isLiteral(after));
    }

    private boolean rootEnds(int c, int quote, int after) {
        if (c == ',') {
            int behind = source.next(after + 1);
            return source.at(behind) == -1 || Chars.isQuote(source.at(behind)) || startsPlainValue(source.at(behind))
                    || isLiteral(behind);
        }
        if (Chars.isCloser(c)) {
            int at = after;
            for (int i = 0; i < REACH && Chars.isCloser(source.at(at)); i++) {
                at = source.next(at + 1);
            }
            return at == source.length();
        }
        boolean value = Chars.isQuote(c) || startsPlainValue(c) || isLiteral(after);
        return value && hasLineBreak(quote, after);
    }

    private static boolean startsPlainValue(int c) {
        return Chars.isDigit(c) || c == '-' || c == '{' || c == '[';
    }

    /** Whether a value starts here that is more than text without quotes. */
    boolean startsValue(int index) {
        int c = source.at(index);
        boolean escaped = c == '\\' && source.at(index + 1) == '"';
        return Chars.isQuote(c) || startsPlainValue(c) || escaped || isLiteral(index);
    }

    /** Whether a closing bracket stands where one may, judged by what comes after it. */
    private boolean closerFits(int closer) {
        int after = source.next(closer + 1);
        int c = source.at(after);
        boolean opener = c == '{' || c == '[' || Chars.isQuote(c);
        if (c == -1 || c == ',' || c == ')' || c == ';' || opener || Chars.isCloser(c)) {
            return true;
        }
        // Anything may follow the end of a value that is not alone in its text; the caller knows it.
        return cursor.isSingle() && cursor.depth() == 1
                || bareName(after, false)
                || Chars.isNamePart(c) && hasLineBreak(closer, after);
    }

    private boolean nameMayFollow(int index) {
        int at = source.next(index);
        int c = source.at(at);
        if (c == -1 || c == ',' || c == '.' || c == '{' || Chars.isCloser(c)) {
            return true;
        }
        return Chars.isQuote(c) ? quotedName(at, true) : bareName(at, true);
    }

    /**
     * Whether a member's name in quotes starts here.
     *
     * @param open the index of its first quote
     * @param lenient whether it also counts where the colon is missing, or the text ends before
     */
    boolean quotedName(int open, boolean lenient) {
        int end = closingQuote(open);
        if (end < 0) {
            return lenient;
        }
        int after = source.next(end + 1);
        return source.at(after) == ':' || lenient && (after == source.length() || startsValue(after));
    }

    /** Whether a string starts here that another element, or the end of the array, follows. */
    boolean quotedElement(int open) {
        int end = closingQuote(open);
        int c = end < 0 ? -1 : source.at(source.next(end + 1));
        return c == -1 || c == ',' || Chars.isCloser(c);
    }

    private int closingQuote(int open) {
        int end = Math.min(source.length(), open + REACH);
        for (int i = open + 1; i < end; i++) {
            int c = source.at(i);
            if (c == '\\') {
                i++;
            } else if (Chars.closes(source.at(open), c)) {
                return i;
            }
        }
        return -1;
    }

    private boolean bareName(int start, boolean lenient) {
        int at = start;
        int end = Math.min(source.length(), start + REACH);
        while (at < end && Chars.isNamePart(source.at(at))) {
            at++;
        }
        if (at == start) {
            return false;
        }
        if (at == end) {
            return lenient;
        }
        if (lenient && source.at(at) == '"') {
            return source.at(source.next(at + 1)) == ':';
        }
        int after = source.next(at);
        return isColon(after) || lenient && after == source.length();
    }

    /** Whether a colon follows that is not a part of a web address. */
    boolean isColon(int index) {
        return source.at(index) == ':' && !source.startsWith("://", index);
    }

    /** Whether a number or word ends before this index, rather than being the start of a longer text. */
    boolean wordEnds(int index, Slot slot) {
        int c = source.at(index);
        if (slot == Slot.SINGLE) {
            return !Chars.isNamePart(c) && c != '+';
        }
        if (c == -1 || c == ',' || Chars.isCloser(c) || Chars.isLineBreak(c) || slot == Slot.WRAPPED && c == ')') {
            return true;
        }
        int after = source.next(index);
        c = source.at(after);
        if (source.isFence(after) || c == '{' || c == '[') {
            return true;
        }
        if (after == index) {
            return slot == Slot.MEMBER && Chars.isQuote(c) && quotedName(index, false);
        }
        if (c == -1 || c == ',' || Chars.isCloser(c) || Chars.isQuote(c) || hasLineBreak(index, after)
                || slot == Slot.WRAPPED && c == ')') {
            return true;
        }
        return slot == Slot.MEMBER ? bareName(after, false) : startsPlainValue(c) || isLiteral(after);
    }

    private boolean hasLineBreak(int from, int to) {
        return to - from > REACH || source.hasLineBreak(from, to);
    }

    private boolean isLiteral(int index) {
        return literal(index) != null;
    }

    /** The literal that starts at an index and ends with its last letter, or null. */
    @Nullable String literal(int index) {
        for (String literal : LITERALS) {
            if (source.startsWith(literal, index) && !Chars.isNamePart(source.at(index + literal.length()))) {
                return literal;
            }
        }
        return null;
    }
}
