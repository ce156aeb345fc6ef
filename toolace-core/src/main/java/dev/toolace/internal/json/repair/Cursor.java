package dev.toolace.internal.json.repair;

import dev.toolace.format.Repair;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import java.util.ArrayList;
import java.util.List;

/** The state of one read: a position, what was repaired so far, and which brackets are open. Used by one thread. */
final class Cursor {

    /** A text that needs more than this is not JSON with mistakes, but something else. */
    private static final int MAX_REPAIRS = 10_000;

    private final Source source;
    private final Unclosed unclosed;
    private final boolean single;
    private final List<Repair> repairs = new ArrayList<>();
    private int position;
    private boolean quotesInside;
    private boolean quotesBehind;
    private final StringBuilder brackets = new StringBuilder();
    private int openObjects;

    /** A cursor; {@code single} if only one value of the text is read. */
    Cursor(Source source, int position, Unclosed unclosed, boolean single) {
        this.source = source;
        this.position = position;
        this.unclosed = unclosed;
        this.single = single;
    }

    Source source() {
        return source;
    }

    int position() {
        return position;
    }

    void moveTo(int index) {
        position = index;
    }

    void advance() {
        position++;
    }

    /** The character at the position, or -1 at the end. */
    int current() {
        return source.at(position);
    }

    List<Repair> repairs() {
        return repairs;
    }

    void repair(RepairKind kind, int offset) {
        if (repairs.size() == MAX_REPAIRS) {
            throw new JsonSyntaxError("more than " + MAX_REPAIRS + " repairs", offset, true);
        }
        repairs.add(new Repair(kind, offset));
    }

    /**
     * Notes quotes that have no partner: inside of a string, or behind text that did not start with one. Where a text
     * has both, each could be the partner of the other.
     */
    void loneQuote(boolean inside, int offset) {
        quotesInside |= inside;
        quotesBehind |= !inside;
        if (quotesInside && quotesBehind) {
            throw new JsonSyntaxError("quotes cannot be paired", offset, false);
        }
    }

    /** Forgets all but the first repairs: those of a text that is kept as it is. */
    void forgetRepairs(int from) {
        repairs.subList(from, repairs.size()).clear();
    }

    /** Skips white space and comments, and looks at the next character. */
    int peek() {
        int end = source.next(position);
        boolean unusual = false;
        while (position < end) {
            int c = current();
            if (Chars.isSpace(c)) {
                if (!unusual && Chars.isUnusualSpace(c)) {
                    unusual = true;
                    repair(RepairKind.UNUSUAL_SPACE, position);
                }
                position++;
            } else {
                repair(RepairKind.COMMENT, position);
                position = source.commentEnd(position);
            }
        }
        return current();
    }

    void open(char bracket) {
        brackets.append(bracket);
        openObjects += bracket == '{' ? 1 : 0;
    }

    void close() {
        int last = brackets.length() - 1;
        openObjects -= brackets.charAt(last) == '{' ? 1 : 0;
        brackets.setLength(last);
    }

    boolean isOpen(char bracket) {
        return bracket == '{' ? openObjects > 0 : brackets.length() > openObjects;
    }

    /** How many brackets are open. */
    int depth() {
        return brackets.length();
    }

    /** Whether the innermost open bracket is that of an object which is an element of an array. */
    boolean isObjectInArray() {
        int last = brackets.length() - 1;
        return last > 0 && brackets.charAt(last) == '{' && brackets.charAt(last - 1) == '[';
    }

    /** Whether the value may be followed by anything. */
    boolean isSingle() {
        return single;
    }

    boolean mayClose() {
        return unclosed == Unclosed.CLOSE;
    }

    /** Ends something at the end of the text, where the caller allows it. */
    void closeAtEnd(RepairKind kind, String what) {
        if (!mayClose()) {
            throw new JsonSyntaxError("text ends inside of " + what, source.length(), false);
        }
        repair(kind, source.length());
    }

    JsonSyntaxError error(String reason) {
        return new JsonSyntaxError(reason, Math.min(position, source.length()), false);
    }

    JsonSyntaxError expected(String what) {
        return error("expected " + what + " but found " + Place.describe(source.text(), position));
    }
}
