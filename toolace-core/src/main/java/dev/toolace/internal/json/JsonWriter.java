package dev.toolace.internal.json;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.Map;

/** Writes JSON compactly. Stateless. */
public final class JsonWriter {

    /** Values built by hand may nest without bound; this keeps recursion off the end of the stack. */
    static final int MAX_DEPTH = 500;

    private JsonWriter() {}

    /**
     * Writes a value.
     *
     * @param value what to write
     * @return compact JSON
     */
    public static String write(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private static void write(JsonValue value, StringBuilder out, int depth) {
        checkDepth(depth);
        if (value instanceof JsonObject object) {
            char separator = '{';
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                out.append(separator);
                quote(member.getKey(), out);
                out.append(':');
                write(member.getValue(), out, depth + 1);
                separator = ',';
            }
            out.append(separator == '{' ? "{}" : "}");
        } else if (value instanceof JsonArray array) {
            char separator = '[';
            for (JsonValue element : array.elements()) {
                out.append(separator);
                write(element, out, depth + 1);
                separator = ',';
            }
            out.append(separator == '[' ? "[]" : "]");
        } else {
            writeScalar(value, out);
        }
    }

    /**
     * Writes a value that is neither object nor array.
     *
     * @param value what to write
     * @param out where to
     */
    static void writeScalar(JsonValue value, StringBuilder out) {
        if (value instanceof JsonString string) {
            quote(string.value(), out);
        } else if (value instanceof JsonNumber number) {
            out.append(number.value());
        } else if (value instanceof JsonBoolean bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    /**
     * Fails for values that nest too deep.
     *
     * @param depth how many containers enclose the value
     */
    static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new ToolaceException(ErrorId.JSON_LIMIT, "value nests deeper than " + MAX_DEPTH + " levels");
        }
    }

    /**
     * Writes a string in quotes. Only what must be escaped is; lone surrogates are escaped too, since they
     * would be lost on the way through UTF-8.
     *
     * @param text the characters
     * @param out where to
     */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), isLoneSurrogate(text, i), out);
        }
        out.append('"');
    }

    /**
     * Writes one character of a string.
     *
     * @param c the character
     * @param lone whether it is a surrogate without its partner
     * @param out where to
     */
    public static void escape(char c, boolean lone, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (c < 0x20 || lone) {
                    out.append("\\u").append(hex4(c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /**
     * Whether the character at an index is a surrogate without its partner.
     *
     * @param text the text
     * @param index an index into it
     * @return true for half a character
     */
    public static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /**
     * Four hexadecimal digits.
     *
     * @param c a character
     * @return its code, lower case
     */
    public static String hex4(char c) {
        String hex = Integer.toHexString(c);
        return "0000".substring(hex.length()) + hex;
    }
}
