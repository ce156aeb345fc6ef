package dev.toolace.internal.json.repair;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.Set;

/** Reads one value of any kind. Recursion is as deep as brackets nest, and no deeper than allowed. */
final class ValueReader {

    /** Constructors that wrap a plain value, of MongoDB's shell and of Python. Any other call is no value. */
    private static final Set<String> WRAPPERS =
            Set.of("ObjectId", "ISODate", "NumberLong", "NumberInt", "NumberDecimal", "UUID", "Decimal");

    private final Cursor cursor;
    private final Source source;
    private final QuotedStrings strings;
    private final BareWords words;
    private final Lookahead lookahead;
    private final int maxDepth;

    ValueReader(Cursor cursor, int maxDepth) {
        this.cursor = cursor;
        this.source = cursor.source();
        this.maxDepth = maxDepth;
        this.lookahead = new Lookahead(cursor);
        this.strings = new QuotedStrings(cursor, lookahead);
        this.words = new BareWords(cursor, lookahead);
    }

    /** Reads a value after white space and comments; {@code depth} counts the containers around it. */
    JsonValue read(Slot slot, int depth) {
        int c = cursor.peek();
        if (c == '{' || c == '[') {
            if (depth >= maxDepth) {
                throw new JsonSyntaxError("nesting deeper than " + maxDepth + " levels", cursor.position(), true);
            }
            Containers containers = new Containers(cursor, this);
            return c == '{' ? containers.readObject(depth) : containers.readArray(depth);
        }
        if (strings.startsHere()) {
            return new JsonString(embedsObject(slot) ? readEmbedded(depth) : strings.read(slot));
        }
        int argument = argument(slot);
        return argument > 0 ? readWrapped(argument, depth) : words.read(slot);
    }

    /** Whether a string starts with an object whose quotes should have been escaped, as arguments often do. */
    private boolean embedsObject(Slot slot) {
        int start = cursor.position();
        int inside = source.next(start + 2);
        return slot == Slot.MEMBER && source.at(start) == '"' && source.at(start + 1) == '{' && source.at(inside) == '"'
                && lookahead.quotedName(inside, false);
    }

    /** Reads the object to find its end. The string is its text as it stands, repaired or not. */
    private String readEmbedded(int depth) {
        int start = cursor.position();
        cursor.advance();
        int known = cursor.repairs().size();
        read(Slot.MEMBER, depth);
        cursor.forgetRepairs(known);
        cursor.repair(RepairKind.UNESCAPED_QUOTE, source.next(start + 2));
        String text = source.text().substring(start + 1, cursor.position());
        if (cursor.peek() != '"') {
            throw cursor.expected("the end of a string");
        }
        cursor.advance();
        return text;
    }

    boolean startsValue() {
        return lookahead.startsValue(cursor.position());
    }

    String readName() {
        return strings.startsHere() ? strings.read(Slot.NAME) : words.readName();
    }

    /** The index after the parenthesis of a wrapper, or -1 if none starts here. */
    private int argument(Slot slot) {
        int start = cursor.position();
        boolean wraps = slot == Slot.ROOT || slot == Slot.MEMBER || slot == Slot.ELEMENT;
        if (!wraps || !Chars.isNameStart(source.at(start))) {
            return -1;
        }
        int end = start;
        while (Chars.isNamePart(source.at(end))) {
            end++;
        }
        int open = slot == Slot.ROOT ? source.next(end) : end;
        boolean known = source.at(open) == '('
                && (slot == Slot.ROOT || WRAPPERS.contains(source.text().substring(start, end)));
        return known ? open + 1 : -1;
    }

    private JsonValue readWrapped(int argument, int depth) {
        cursor.repair(RepairKind.WRAPPED_VALUE, cursor.position());
        cursor.moveTo(argument);
        JsonValue value = read(Slot.WRAPPED, depth);
        int c = cursor.peek();
        if (c == -1) {
            cursor.closeAtEnd(RepairKind.UNCLOSED_CONTAINER, "parentheses");
        } else if (c != ')') {
            throw cursor.expected("')'");
        } else {
            cursor.advance();
        }
        return value;
    }
}
