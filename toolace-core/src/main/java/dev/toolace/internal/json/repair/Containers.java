package dev.toolace.internal.json.repair;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one object or array: the commas and brackets around its members or elements. */
final class Containers {

    /** What stands before the position, as far as commas are concerned. */
    private enum Before { BRACKET, VALUE, COMMA, ELLIPSIS }

    private final Cursor cursor;
    private final Source source;
    private final ValueReader values;
    private Before before = Before.BRACKET;
    private int comma;

    Containers(Cursor cursor, ValueReader values) {
        this.cursor = cursor;
        this.source = cursor.source();
        this.values = values;
    }

    JsonObject readObject(int depth) {
        cursor.open('{');
        cursor.advance();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (!ends('}') && !isNextElement()) {
            if (!skipSeparator()) {
                readMember(members, depth);
                before = Before.VALUE;
            }
        }
        cursor.close();
        return members.isEmpty() ? JsonObject.EMPTY : new JsonObject(members);
    }

    JsonArray readArray(int depth) {
        cursor.open('[');
        cursor.advance();
        List<JsonValue> elements = new ArrayList<>();
        while (!ends(']')) {
            if (!skipSeparator()) {
                elements.add(values.read(Slot.ELEMENT, depth + 1));
                before = Before.VALUE;
            }
        }
        cursor.close();
        return elements.isEmpty() ? JsonArray.EMPTY : new JsonArray(elements);
    }

    /** Whether the container ends here, by whatever bracket or by the end of the text. */
    private boolean ends(char closer) {
        int c = cursor.peek();
        if (c != -1 && !Chars.isCloser(c)) {
            return false;
        }
        if (before == Before.COMMA) {
            cursor.repair(RepairKind.TRAILING_COMMA, comma);
        }
        if (c == -1) {
            cursor.closeAtEnd(RepairKind.UNCLOSED_CONTAINER, closer == '}' ? "an object" : "an array");
            return true;
        }
        if (c != closer) {
            cursor.repair(RepairKind.MISMATCHED_BRACKET, cursor.position());
        }
        // A bracket that closes something further out is left to it. One that closes nothing stands in for ours.
        if (c == closer || !cursor.isOpen(c == '}' ? '{' : '[')) {
            cursor.advance();
        }
        return true;
    }

    /** In a list of objects, an object where a name should be is the next one of the list. */
    private boolean isNextElement() {
        boolean next = cursor.current() == '{' && cursor.isObjectInArray();
        if (next) {
            cursor.repair(RepairKind.MISMATCHED_BRACKET, cursor.position());
        }
        return next;
    }

    private boolean skipSeparator() {
        int at = cursor.position();
        if (cursor.current() == ',') {
            if (before == Before.BRACKET || before == Before.COMMA) {
                cursor.repair(RepairKind.STRAY_COMMA, at);
            } else {
                before = Before.COMMA;
                comma = at;
            }
            cursor.advance();
            return true;
        }
        if (source.startsWith("...", at) || source.at(at) == '\u2026') {
            cursor.repair(RepairKind.ELLIPSIS, at);
            cursor.moveTo(source.at(at) == '.' ? at + 3 : at + 1);
            before = Before.ELLIPSIS;
            return true;
        }
        if (before == Before.VALUE) {
            cursor.repair(RepairKind.MISSING_COMMA, at);
        }
        return false;
    }

    private void readMember(Map<String, JsonValue> members, int depth) {
        int start = cursor.position();
        String name = values.readName();
        JsonValue value = readMemberValue(depth);
        JsonValue known = members.putIfAbsent(name, value);
        if (known != null) {
            if (!known.equals(value)) {
                throw new JsonSyntaxError("duplicate member " + Place.shorten(name), start, false);
            }
            cursor.repair(RepairKind.DUPLICATE_MEMBER, start);
        }
    }

    private JsonValue readMemberValue(int depth) {
        int c = cursor.peek();
        if (c == ':') {
            cursor.advance();
            c = cursor.peek();
            if (c == ',' || Chars.isCloser(c)) {
                cursor.repair(RepairKind.MISSING_VALUE, cursor.position());
                return JsonNull.INSTANCE;
            }
        } else if (values.startsValue()) {
            cursor.repair(RepairKind.MISSING_COLON, cursor.position());
        } else if (c != -1) {
            throw cursor.expected("':'");
        }
        if (c == -1) {
            cursor.closeAtEnd(RepairKind.MISSING_VALUE, "a member");
            return JsonNull.INSTANCE;
        }
        return values.read(Slot.MEMBER, depth + 1);
    }
}
