package dev.toolace.internal.schema;

import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Pointers (RFC 6901) in URI fragments. Stateless. */
public final class JsonPointers {

    private static final int MAX_INDEX_DIGITS = 9;

    private JsonPointers() {}

    /**
     * The value that a pointer leads to.
     *
     * @param root where it starts
     * @param fragment the pointer, empty or with a leading slash
     * @return the value, or null
     */
    public static @Nullable JsonValue find(JsonValue root, String fragment) {
        JsonValue at = root;
        for (String token : tokens(fragment)) {
            at = step(at, token);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /**
     * The names and indices of a pointer.
     *
     * @param fragment the pointer, empty or with a leading slash
     * @return unescaped, in order
     */
    public static List<String> tokens(String fragment) {
        List<String> tokens = new ArrayList<>();
        int start = 1;
        while (start <= fragment.length()) {
            int slash = fragment.indexOf('/', start);
            int end = slash < 0 ? fragment.length() : slash;
            tokens.add(unescape(fragment.substring(start, end)));
            start = end + 1;
        }
        return tokens;
    }

    /** What one token leads to, or null. */
    static @Nullable JsonValue step(JsonValue from, String token) {
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

    private static String unescape(String token) {
        String decoded = token.indexOf('%') < 0 ? token : percentDecode(token);
        return decoded.replace("~1", "/").replace("~0", "~");
    }

    private static String percentDecode(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Place.hexDigit((char) bytes[i + 1]) : -1;
            int low = high < 0 ? -1 : Place.hexDigit((char) bytes[i + 2]);
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
