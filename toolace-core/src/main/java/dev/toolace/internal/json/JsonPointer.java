package dev.toolace.internal.json;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Pointers (RFC 6901): what they lead to, and something else in its place. Stateless. */
public final class JsonPointer {

    private static final int MAX_INDEX_DIGITS = 9;

    private JsonPointer() {}

    /**
     * What a pointer leads to.
     *
     * @param root where it starts
     * @param pointer empty for the root itself
     * @return the value, or null where there is none
     */
    public static @Nullable JsonValue find(JsonValue root, String pointer) {
        JsonValue at = root;
        for (String token : tokens(pointer)) {
            if (at == null) {
                return null;
            }
            at = step(at, token);
        }
        return at;
    }

    /**
     * What one token leads to.
     *
     * @param from where it starts
     * @param token a member's name or an index, unescaped
     * @return the value, or null where there is none
     */
    public static @Nullable JsonValue step(JsonValue from, String token) {
        if (from instanceof JsonObject object) {
            return object.get(token);
        }
        if (from instanceof JsonArray array && isIndex(token)) {
            int index = Integer.parseInt(token);
            return index < array.elements().size() ? array.elements().get(index) : null;
        }
        return null;
    }

    private static boolean isIndex(String token) {
        return !token.isEmpty() && token.length() <= MAX_INDEX_DIGITS
                && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * A value with another one where a pointer leads to.
     *
     * @param root where it starts
     * @param pointer leads to a value; empty for the root itself
     * @param value takes its place
     * @return the new root; the given one where the pointer leads to nothing
     */
    public static JsonValue replace(JsonValue root, String pointer, JsonValue value) {
        return replace(root, tokens(pointer), value);
    }

    private static JsonValue replace(JsonValue at, List<String> tokens, JsonValue value) {
        if (tokens.isEmpty()) {
            return value;
        }
        String token = tokens.get(0);
        JsonValue child = step(at, token);
        if (child == null) {
            return at;
        }
        JsonValue replaced = replace(child, tokens.subList(1, tokens.size()), value);
        if (at instanceof JsonObject object) {
            return object.with(token, replaced);
        }
        List<JsonValue> elements = new ArrayList<>(((JsonArray) at).elements());
        elements.set(Integer.parseInt(token), replaced);
        return new JsonArray(elements);
    }

    /**
     * The names and indices of a pointer.
     *
     * @param pointer empty, or with a leading slash
     * @return unescaped, in order
     */
    public static List<String> tokens(String pointer) {
        List<String> tokens = new ArrayList<>();
        int start = 1;
        while (start <= pointer.length()) {
            int slash = pointer.indexOf('/', start);
            int end = slash < 0 ? pointer.length() : slash;
            tokens.add(pointer.substring(start, end).replace("~1", "/").replace("~0", "~"));
            start = end + 1;
        }
        return tokens;
    }
}
