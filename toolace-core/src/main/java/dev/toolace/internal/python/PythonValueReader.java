package dev.toolace.internal.python;

import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Python literals as JSON values. Used by one thread. */
final class PythonValueReader {

    private final PythonCursor cursor;
    private final int maxDepth;

    PythonValueReader(PythonCursor cursor, int maxDepth) {
        this.cursor = cursor;
        this.maxDepth = maxDepth;
    }

    JsonValue readValue(int depth) {
        int c = cursor.peek();
        return switch (c) {
            case '"', '\'' -> new JsonString(PythonStrings.read(cursor));
            case '[' -> readList(depth);
            case '(' -> readTuple(depth);
            case '{' -> readObject(depth);
            case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> PythonNumbers.read(cursor);
            default -> readWord();
        };
    }

    private JsonValue readWord() {
        int start = cursor.position();
        int end = cursor.identifierEnd(start);
        JsonValue value = switch (cursor.text(start, end)) {
            case "None", "null" -> JsonNull.INSTANCE;
            case "True", "true" -> JsonBoolean.TRUE;
            case "False", "false" -> JsonBoolean.FALSE;
            default -> throw cursor.error("expected a value but found " + cursor.describe());
        };
        cursor.moveTo(end);
        return value;
    }

    private JsonArray readList(int depth) {
        cursor.expect('[');
        checkDepth(depth);
        List<JsonValue> elements = new ArrayList<>();
        readElements(elements, ']', depth);
        return new JsonArray(elements);
    }

    /** Reads up to the closing bracket; says whether a comma was seen. */
    private boolean readElements(List<JsonValue> elements, char close, int depth) {
        boolean comma = false;
        while (!cursor.accept(close)) {
            elements.add(readValue(depth + 1));
            if (!cursor.accept(',')) {
                cursor.expect(close);
                break;
            }
            comma = true;
        }
        return comma;
    }

    /** In Python {@code (x)} is x itself; the comma makes the tuple. */
    private JsonValue readTuple(int depth) {
        cursor.expect('(');
        checkDepth(depth);
        List<JsonValue> elements = new ArrayList<>();
        boolean comma = readElements(elements, ')', depth);
        return elements.size() == 1 && !comma ? elements.get(0) : new JsonArray(elements);
    }

    JsonObject readObject(int depth) {
        cursor.expect('{');
        checkDepth(depth);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (!cursor.accept('}')) {
            readMember(members, depth);
            if (!cursor.accept(',')) {
                cursor.expect('}');
                break;
            }
        }
        return new JsonObject(members);
    }

    private void readMember(Map<String, JsonValue> members, int depth) {
        int quote = cursor.peek();
        int start = cursor.position();
        if (quote != '"' && quote != '\'') {
            throw cursor.error("expected a string as key but found " + cursor.describe());
        }
        String name = PythonStrings.read(cursor);
        cursor.expect(':');
        if (members.putIfAbsent(name, readValue(depth + 1)) != null) {
            throw new JsonSyntaxError("duplicate key " + Place.shorten(name), start, false);
        }
    }

    private void checkDepth(int depth) {
        if (depth >= maxDepth) {
            throw new JsonSyntaxError("nesting deeper than " + maxDepth + " levels", cursor.position(), true);
        }
    }
}
