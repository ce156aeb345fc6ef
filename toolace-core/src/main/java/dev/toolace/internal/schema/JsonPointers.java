package dev.toolace.internal.schema;

import dev.toolace.internal.json.JsonPointer;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Pointers (RFC 6901) in URI fragments. Stateless. */
public final class JsonPointers {

    private JsonPointers() {}

    /**
     * The value that a pointer leads to.
     *
     * @param root where it starts
     * @param fragment the pointer, empty or with a leading slash
     * @return the value, or null
     */
    public static @Nullable JsonValue find(JsonValue root, String fragment) {
        return JsonPointer.find(root, decoded(fragment));
    }

    /**
     * The names and indices of a pointer.
     *
     * @param fragment the pointer, empty or with a leading slash
     * @return unescaped, in order
     */
    public static List<String> tokens(String fragment) {
        return JsonPointer.tokens(decoded(fragment));
    }

    private static String decoded(String fragment) {
        return fragment.indexOf('%') < 0 ? fragment : percentDecode(fragment);
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
