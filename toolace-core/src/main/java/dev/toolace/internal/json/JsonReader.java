package dev.toolace.internal.json;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict recursive-descent reader with a cursor, so that formats can read JSON inside their own syntax. */
public final class JsonReader {

    private final String text;
    private final int maxDepth;
    private final boolean unique;
    private int position;

    /**
     * Places the cursor at the start. Two members of one object with the same name are an error.
     *
     * @param text what to read
     * @param limits bounds on depth
     */
    public JsonReader(String text, Limits limits) {
        this(text, 0, limits);
    }

    /**
     * Places the cursor inside of a text. Two members of one object with the same name are an error.
     *
     * @param text what to read
     * @param position index of the next character, at most the text's length
     * @param limits bounds on depth
     */
    public JsonReader(String text, int position, Limits limits) {
        this(text, position, limits, true);
    }

    private JsonReader(String text, int position, Limits limits, boolean unique) {
        this.text = text;
        this.position = position;
        this.maxDepth = limits.maxDepth();
        this.unique = unique;
    }

    /**
     * Reads a whole text. Of members with the same name the last one counts, as in most parsers.
     *
     * @param text what to read
     * @param limits bounds on length and depth
     * @return the value
     */
    public static JsonValue parse(String text, Limits limits) {
        return parse(text, limits, false);
    }

    /**
     * Reads a whole text whose objects have no two members with the same name.
     *
     * @param text what to read
     * @param limits bounds on length and depth
     * @return the value
     */
    public static JsonValue parseUnique(String text, Limits limits) {
        return parse(text, limits, true);
    }

    private static JsonValue parse(String text, Limits limits, boolean unique) {
        if (text.length() > limits.maxJsonChars()) {
            throw new ToolaceException(ErrorId.JSON_LIMIT,
                    "JSON has " + text.length() + " characters, at most " + limits.maxJsonChars() + " are allowed");
        }
        JsonReader reader = new JsonReader(text, 0, limits, unique);
        try {
            JsonValue value = reader.readValue(0);
            reader.expectEnd();
            return value;
        } catch (JsonSyntaxError e) {
            ErrorId id = e.limit() ? ErrorId.JSON_LIMIT : ErrorId.JSON_SYNTAX;
            throw new ToolaceException(id, e.reason() + " at " + Place.of(text, e.offset()));
        }
    }

    /**
     * The cursor.
     *
     * @return index of the next character
     */
    public int position() {
        return position;
    }

    /** Skips JSON's four white space characters. */
    public void skipSpace() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            position++;
        }
    }

    /**
     * Skips white space and looks at the next character.
     *
     * @return the character, or -1 at the end
     */
    public int peek() {
        skipSpace();
        return position < text.length() ? text.charAt(position) : -1;
    }

    /**
     * Skips white space and then exactly this character.
     *
     * @param expected the character
     */
    public void expect(char expected) {
        if (peek() != expected) {
            throw error("expected '" + expected + "' but found " + Place.describe(text, position));
        }
        position++;
    }

    /** Accepts nothing but white space up to the end. */
    public void expectEnd() {
        if (peek() != -1) {
            throw error("unexpected text after the end: " + Place.describe(text, position));
        }
    }

    /**
     * An error at the cursor.
     *
     * @param reason what is wrong
     * @return the error, to be thrown
     */
    public JsonSyntaxError error(String reason) {
        return new JsonSyntaxError(reason, Math.min(position, text.length()), false);
    }

    /**
     * Reads one value after white space.
     *
     * @param depth how many containers enclose it
     * @return the value
     */
    public JsonValue readValue(int depth) {
        int c = peek();
        return switch (c) {
            case '{' -> readObject(depth);
            case '[' -> readArray(depth);
            case '"' -> new JsonString(readString());
            case 't' -> literal("true", JsonBoolean.TRUE);
            case 'f' -> literal("false", JsonBoolean.FALSE);
            case 'n' -> literal("null", JsonNull.INSTANCE);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> readNumber();
            default -> throw error("expected a value but found " + Place.describe(text, position));
        };
    }

    /**
     * Reads one object after white space.
     *
     * @param depth how many containers enclose it
     * @return the object
     */
    public JsonObject readObject(int depth) {
        expect('{');
        checkDepth(depth);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (peek() == '}') {
            position++;
            return JsonObject.EMPTY;
        }
        while (true) {
            skipSpace();
            int nameStart = position;
            String name = readString();
            expect(':');
            JsonValue value = readValue(depth + 1);
            if (members.put(name, value) != null && unique) {
                throw new JsonSyntaxError("duplicate member " + Place.shorten(name), nameStart, false);
            }
            if (peek() == ',') {
                position++;
            } else {
                expect('}');
                return new JsonObject(members);
            }
        }
    }

    private JsonArray readArray(int depth) {
        expect('[');
        checkDepth(depth);
        if (peek() == ']') {
            position++;
            return JsonArray.EMPTY;
        }
        List<JsonValue> elements = new ArrayList<>();
        while (true) {
            elements.add(readValue(depth + 1));
            if (peek() == ',') {
                position++;
            } else {
                expect(']');
                return new JsonArray(elements);
            }
        }
    }

    private void checkDepth(int depth) {
        if (depth >= maxDepth) {
            throw new JsonSyntaxError("nesting deeper than " + maxDepth + " levels", position, true);
        }
    }

    private JsonValue literal(String word, JsonValue value) {
        if (!text.startsWith(word, position)) {
            throw error("expected a value but found " + Place.describe(text, position));
        }
        position += word.length();
        return value;
    }

    /**
     * Reads one string after white space.
     *
     * @return its characters, unescaped
     */
    public String readString() {
        expect('"');
        int start = position;
        StringBuilder out = null;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '"') {
                String plain = out == null ? text.substring(start, position) : out.toString();
                position++;
                return plain;
            }
            if (c < 0x20) {
                throw error("control character in a string");
            }
            if (c == '\\') {
                if (out == null) {
                    out = new StringBuilder(text.substring(start, position));
                }
                position++;
                out.append(readEscape());
            } else {
                if (out != null) {
                    out.append(c);
                }
                position++;
            }
        }
        throw error("string does not end");
    }

    private char readEscape() {
        if (position >= text.length()) {
            throw error("string does not end");
        }
        char c = text.charAt(position++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> readHex4();
            default -> throw new JsonSyntaxError("unknown escape in a string", position - 1, false);
        };
    }

    private char readHex4() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = position < text.length() ? Place.hexDigit(text.charAt(position)) : -1;
            if (digit < 0) {
                throw error("expected four hexadecimal digits");
            }
            code = code * 16 + digit;
            position++;
        }
        return (char) code;
    }

    private JsonNumber readNumber() {
        int start = position;
        position = NumberScan.end(text, position);
        if (position < 0) {
            position = start;
            throw error("malformed number");
        }
        return NumberScan.number(text, start, position);
    }
}
