package dev.toolace.internal.json.repair;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;

/** Reads strings that start with a quote of any kind, also an escaped one. */
final class QuotedStrings {

    private final Cursor cursor;
    private final Source source;
    private final Escapes escapes;
    private final StringEnds ends;

    QuotedStrings(Cursor cursor, Lookahead lookahead) {
        this.cursor = cursor;
        this.source = cursor.source();
        this.escapes = new Escapes(cursor);
        this.ends = new StringEnds(cursor, lookahead);
    }

    boolean startsHere() {
        return Chars.isQuote(cursor.current()) || startsEscaped();
    }

    private boolean startsEscaped() {
        return cursor.current() == '\\' && source.at(cursor.position() + 1) == '"';
    }

    /** Reads one string, and others that are added to it. */
    String read(Slot slot) {
        StringBuilder out = new StringBuilder();
        readOne(slot, out);
        while (slot != Slot.NAME && slot != Slot.SINGLE) {
            int plus = source.next(cursor.position());
            if (source.at(plus) != '+' || !Chars.isQuote(source.at(source.next(plus + 1)))) {
                break;
            }
            cursor.peek();
            cursor.repair(RepairKind.CONCATENATED_STRING, plus);
            cursor.advance();
            cursor.peek();
            readOne(slot, out);
        }
        return out.toString();
    }

    private void readOne(Slot slot, StringBuilder out) {
        int start = cursor.position();
        if (startsEscaped()) {
            cursor.repair(RepairKind.ESCAPED_QUOTES, start);
            readEscaped(start + 2, out);
            return;
        }
        int open = source.at(start);
        int triple = ends.tripleEnd(start);
        if (triple >= 0) {
            cursor.repair(RepairKind.TRIPLE_QUOTES, start);
            StringEnd end = new StringEnd(triple, triple + 3, StringEnd.Kind.QUOTE);
            escapes.decode(start + 3, end, -1, true, out);
            cursor.moveTo(end.resume());
            return;
        }
        if (open != '"') {
            cursor.repair(open == '\'' ? RepairKind.SINGLE_QUOTES : RepairKind.CURLY_QUOTES, start);
        }
        StringEnd end = ends.find(start, slot);
        switch (end.kind()) {
            case QUOTE -> {}
            case NEIGHBOUR -> {
                cursor.loneQuote(true, start);
                cursor.repair(RepairKind.MISSING_QUOTE, end.content());
            }
            case TEXT_END -> {
                checkName(start + 1, end.content(), slot);
                cursor.closeAtEnd(RepairKind.UNCLOSED_STRING, "a string");
            }
        }
        escapes.decode(start + 1, end, open, false, out);
        cursor.moveTo(end.resume());
    }

    /** A name that runs into the structure behind it ends somewhere in there, but where? */
    private void checkName(int from, int to, Slot slot) {
        for (int i = from; slot == Slot.NAME && i < to; i++) {
            if (":,{}[]".indexOf(source.at(i)) >= 0) {
                throw new JsonSyntaxError("string does not end", from - 1, false);
            }
        }
    }

    /**
     * Reads a string that was escaped once too often, after its first quote. One backslash before a quote, or none,
     * means the end; two or three mean a quote of the text.
     */
    private void readEscaped(int from, StringBuilder out) {
        int i = from;
        while (i < source.length()) {
            int run = i;
            while (source.at(run) == '\\') {
                run++;
            }
            int backslashes = run - i;
            int c = source.at(run);
            if (c == -1) {
                i = run;
                break;
            }
            out.append("\\".repeat(backslashes / 4));
            boolean odd = backslashes / 2 % 2 == 1;
            if (c == '"' && !odd) {
                cursor.moveTo(run + 1);
                return;
            }
            if (odd || backslashes % 2 == 1) {
                i = escapes.escaped(run, source.length(), '"', out);
            } else {
                if (c < 0x20) {
                    escapes.control(c, run, false);
                }
                out.append((char) c);
                i = run + 1;
            }
        }
        cursor.closeAtEnd(RepairKind.UNCLOSED_STRING, "a string");
        cursor.moveTo(source.length());
    }
}
