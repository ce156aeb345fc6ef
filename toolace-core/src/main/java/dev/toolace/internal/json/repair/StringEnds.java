package dev.toolace.internal.json.repair;

import dev.toolace.internal.json.JsonSyntaxError;

/**
 * Finds the end of a string in quotes. Each quote on the way is judged by what follows it. No character is looked at
 * again by the search for the next string: a string always ends within a bounded distance of the last quote judged.
 */
final class StringEnds {

    private final Cursor cursor;
    private final Source source;
    private final Lookahead lookahead;
    private boolean noTripleEnd;

    StringEnds(Cursor cursor, Lookahead lookahead) {
        this.cursor = cursor;
        this.source = cursor.source();
        this.lookahead = lookahead;
    }

    StringEnd find(int start, Slot slot) {
        int open = source.at(start);
        boolean doubtful = false;
        boolean inner = false;
        int i = start + 1;
        while (i < source.length()) {
            int c = source.at(i);
            if (c == '\\') {
                i++;
            } else if (Chars.closes(open, c)) {
                if (lookahead.quoteEnds(i, slot)) {
                    // The partner of a quote in the text is missing, or it belongs to another string.
                    doubt(inner, start);
                    return new StringEnd(i, i + 1, StringEnd.Kind.QUOTE);
                }
                int neighbour = neighbour(start, i, slot);
                if (neighbour > 0) {
                    int content = source.trimBack(start + 1, neighbour);
                    return new StringEnd(content, content, StringEnd.Kind.NEIGHBOUR);
                }
                doubt(startsNested(start, i), start);
                doubtful |= !isApostrophe(i);
                inner = !inner && c == '"' && startsQuotation(i);
            }
            i++;
        }
        doubt(doubtful, start);
        return atTextEnd(start);
    }

    private static void doubt(boolean doubtful, int start) {
        if (doubtful) {
            throw new JsonSyntaxError("string has no clear end", start, false);
        }
    }

    /** Whether a quote looks like the first one of a pair; {@code 24" wide} is an inch mark. */
    private boolean startsQuotation(int index) {
        int before = source.at(index - 1);
        return (Chars.isSpace(before) || before == ',') && !Chars.isSpace(source.at(index + 1));
    }

    private boolean isApostrophe(int index) {
        return source.at(index) != '"' && Character.isLetter((char) source.at(index - 1))
                && Chars.isNameStart(source.at(index + 1));
    }

    /** Whether a comma and an opening bracket come before a quote: the start of a nested value, or odd text. */
    private boolean startsNested(int start, int quote) {
        int bracket = source.trimBack(start + 1, quote) - 1;
        int comma = source.trimBack(start + 1, Math.max(bracket, start + 1)) - 1;
        return (source.at(bracket) == '[' || source.at(bracket) == '{') && comma > start && source.at(comma) == ',';
    }

    /**
     * Where the string ends if the quote is the first one of its neighbour, or -1 if it is not: {@code "a, "b"} in an
     * array, {@code "a, "b":} in an object, {@code "a}, {"b":} in a list of objects.
     */
    private int neighbour(int start, int quote, Slot slot) {
        int comma = source.trimBack(start + 1, quote) - 1;
        if (slot == Slot.ELEMENT) {
            if (source.at(comma) != ',' || comma == start || !lookahead.quotedElement(quote)) {
                return -1;
            }
            // With other commas before, the string may have ended at any of them.
            doubt(source.text().indexOf(',', start) < comma, start);
            return unlessAtQuote(start, comma);
        }
        if (slot != Slot.MEMBER || !lookahead.quotedName(quote, false)) {
            return -1;
        }
        boolean nextObject = source.at(comma) == '{' && cursor.isObjectInArray();
        if (nextObject) {
            comma = source.trimBack(start + 1, comma) - 1;
        }
        if (comma <= start || source.at(comma) != ',') {
            return -1;
        }
        int end = source.trimBack(start + 1, comma);
        int closers = closersBefore(start + 1, end);
        // Brackets on a line of their own are not the string's, nor are those between two objects.
        boolean structure = closers < end && (nextObject || Chars.isLineBreak(lineBreakBefore(start + 1, closers)));
        if (nextObject && !structure) {
            return -1;
        }
        doubt(!structure && closers < end && hasExtraCloser(start + 1, end), start);
        return unlessAtQuote(start, structure ? closers : comma);
    }

    private boolean hasExtraCloser(int from, int end) {
        int open = 0;
        for (int i = from; i < end; i++) {
            int c = source.at(i);
            open += c == '[' || c == '{' ? 1 : Chars.isCloser(c) ? -1 : 0;
        }
        return open < 0;
    }

    private int closersBefore(int from, int end) {
        int first = end;
        while (first > from && Chars.isCloser(source.at(first - 1))) {
            end = first - 1;
            first = source.trimBack(from, end);
        }
        return end;
    }

    /** The character before the spaces and tabs that come before an index. */
    private int lineBreakBefore(int from, int index) {
        int at = index - 1;
        while (at >= from && (source.at(at) == ' ' || source.at(at) == '\t')) {
            at--;
        }
        return source.at(at);
    }

    /** A quote right before would be either part of the text or its end: there is no telling. */
    private int unlessAtQuote(int start, int end) {
        int last = source.trimBack(start + 1, end) - 1;
        return last > start && Chars.closes(source.at(start), source.at(last)) ? -1 : end;
    }

    /** Closing brackets at the end of the text belong to what is open, as far as something is. */
    private StringEnd atTextEnd(int start) {
        int closers = cursor.depth();
        int at = source.trimBack(start + 1, source.length());
        while (at > start + 1 && cursor.depth() > 0) {
            int c = source.at(at - 1);
            if (c != ',' && !Chars.isCloser(c) || Chars.isCloser(c) && closers-- == 0) {
                break;
            }
            at = source.trimBack(start + 1, at - 1);
        }
        return new StringEnd(at, at, StringEnd.Kind.TEXT_END);
    }

    /** The index of the three quotes that end a string which starts with three, or -1 if this is none. */
    int tripleEnd(int start) {
        int open = source.at(start);
        boolean triple = source.startsWith("\"\"\"", start) || source.startsWith("'''", start);
        if (!triple || noTripleEnd) {
            return -1;
        }
        for (int i = start + 3; i + 2 < source.length(); i++) {
            int c = source.at(i);
            if (c == '\\') {
                i++;
            } else if (c == open && source.at(i + 1) == open && source.at(i + 2) == open) {
                return i;
            }
        }
        noTripleEnd = true;
        return -1;
    }
}
