package dev.toolace.internal.schema;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a string by identity: equal ones may stand elsewhere, where nothing is wrong with them. Stateless. */
final class TextPlace {

    private TextPlace() {}

    /** The JSON Pointer of a string value, or of the object that has it as a member's name; empty if it is nowhere. */
    static String of(JsonObject root, String text) {
        Deque<Object> path = new ArrayDeque<>();
        return find(root, text, path) ? Pointers.of(path) : "";
    }

    private static boolean find(@Nullable JsonValue at, String text, Deque<Object> path) {
        if (at instanceof JsonString string) {
            return string.value() == text;
        } else if (at instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                if (member.getKey() == text || inside(member.getValue(), member.getKey(), text, path)) {
                    return true;
                }
            }
        } else if (at instanceof JsonArray array) {
            for (int i = 0; i < array.elements().size(); i++) {
                if (inside(array.elements().get(i), i, text, path)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean inside(JsonValue value, Object token, String text, Deque<Object> path) {
        path.addLast(token);
        if (find(value, text, path)) {
            return true;
        }
        path.removeLast();
        return false;
    }
}
