package dev.toolace.onnx.internal.json;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object from a configuration file, read with one kind of error for everything that is wrong with it. Immutable.
 *
 * @param source how the object is named in errors
 * @param object the members
 * @param error  the id of the errors
 */
public record JsonFile(String source, JsonObject object, ErrorId error) {
    private static final Limits LIMITS = Limits.DEFAULT.withMaxJsonChars(200_000_000);

    /** Reads a file that holds one object. */
    public static JsonFile read(Path file, ErrorId error) {
        return read(file, error, LIMITS.maxJsonChars());
    }

    /** Reads a file that holds one object and is no longer than it may be. */
    public static JsonFile read(Path file, ErrorId error, int maxBytes) {
        try {
            if (Files.size(file) > maxBytes) {
                throw new ToolaceException(error, file.getFileName() + " is longer than " + maxBytes + " bytes");
            }
            return parse(file.getFileName().toString(), Files.readString(file), error);
        } catch (IOException e) {
            throw new ToolaceException(error, file.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Parses a text that holds one object. */
    public static JsonFile parse(String source, String text, ErrorId error) {
        JsonValue value;
        try {
            value = JsonValue.parse(text, LIMITS);
        } catch (ToolaceException e) {
            throw new ToolaceException(error, source + " is not valid JSON: " + e.getMessage(), e);
        }
        if (value instanceof JsonObject object) {
            return new JsonFile(source, object, error);
        }
        throw new ToolaceException(error, source + " must hold a JSON object");
    }

    /** A member, or null where it is absent or null. */
    public @Nullable JsonValue find(String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonNull ? null : value;
    }

    /** A member that is an object, or null where it is absent. */
    public @Nullable JsonFile child(String name) {
        JsonValue value = find(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonObject child) {
            return new JsonFile(source + ": " + name, child, error);
        }
        throw fail("'" + name + "' must be an object");
    }

    /** A positive whole number that must be there. */
    public int positive(String name) {
        Integer value = integer(name);
        if (value == null || value <= 0) {
            throw fail("'" + name + "' must be a positive whole number");
        }
        return value;
    }

    /** A whole number, or null where it is absent. */
    public @Nullable Integer integer(String name) {
        JsonValue value = find(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number) {
            try {
                return number.value().intValueExact();
            } catch (ArithmeticException e) {
                throw fail("'" + name + "' must be a whole number");
            }
        }
        throw fail("'" + name + "' must be a whole number");
    }

    /** A number, or a default. */
    public double number(String name, double otherwise) {
        JsonValue value = find(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof JsonNumber number) {
            return number.value().doubleValue();
        }
        throw fail("'" + name + "' must be a number");
    }

    /** A truth value, or a default. */
    public boolean bool(String name, boolean otherwise) {
        JsonValue value = find(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof JsonBoolean bool) {
            return bool.value();
        }
        throw fail("'" + name + "' must be true or false");
    }

    /** A text, or null where it is absent. */
    public @Nullable String text(String name) {
        JsonValue value = find(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw fail("'" + name + "' must be a string");
    }

    /** A whole number or a list of them; empty where it is absent. */
    public List<Integer> integers(String name) {
        JsonValue value = find(name);
        List<JsonValue> values = value == null ? List.of()
                : value instanceof JsonArray array ? array.elements() : List.of(value);
        List<Integer> out = new ArrayList<>();
        for (JsonValue element : values) {
            if (!(element instanceof JsonNumber number)) {
                throw fail("'" + name + "' must be a whole number or a list of them");
            }
            try {
                out.add(number.value().intValueExact());
            } catch (ArithmeticException e) {
                throw fail("'" + name + "' must be a whole number or a list of them");
            }
        }
        return out;
    }

    /** An error about this file. */
    public ToolaceException fail(String problem) {
        return new ToolaceException(error, source + ": " + problem);
    }
}
