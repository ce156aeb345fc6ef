package dev.toolace.json;

import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.JsonConversion;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value (RFC 8259). All kinds are immutable and safe for use by many threads.
 *
 * <p>Equality is that of the records: members compare without regard to their order, numbers with regard to
 * their spelling (1.0 is not 1). {@code dev.toolace.call.CanonicalCalls} compares by meaning.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /**
     * Parses one JSON text strictly: no comments, nothing but white space after it. Of members with the same name the
     * last one counts; definitions of tools and arguments of calls must not have any.
     *
     * @param json the text
     * @param limits bounds on length and depth
     * @return the value
     * @throws ToolaceException TA-JSON-001 with line and column for malformed text, TA-JSON-002 beyond a limit
     */
    static JsonValue parse(String json, Limits limits) {
        return JsonReader.parse(json, limits);
    }

    /**
     * Parses one JSON text within {@link Limits#DEFAULT}.
     *
     * @param json the text
     * @return the value
     * @throws ToolaceException as {@link #parse(String, Limits)}
     */
    static JsonValue parse(String json) {
        return parse(json, Limits.DEFAULT);
    }

    /**
     * Converts a Java value: {@code Map} with string keys, {@code Iterable}, array of objects, {@code CharSequence},
     * {@code Number}, {@code Boolean}, {@code null}, or a {@code JsonValue} itself.
     *
     * @param javaValue the value
     * @return its JSON counterpart
     * @throws ToolaceException TA-JSON-003 if some part has none, TA-JSON-002 if it nests deeper than 500 levels
     */
    static JsonValue of(@Nullable Object javaValue) {
        return JsonConversion.fromJava(javaValue);
    }

    /**
     * Writes this value compactly, without spaces; members keep their order.
     *
     * @return JSON text that parses back to an equal value
     * @throws ToolaceException TA-JSON-002 if the value nests deeper than 500 levels
     */
    default String toJson() {
        return JsonWriter.write(this);
    }

    /**
     * Converts to plain Java values: {@code LinkedHashMap}, {@code ArrayList}, {@code String}, {@code Long} for
     * integers that fit, {@code BigDecimal} for other numbers, {@code Boolean}, {@code null}.
     *
     * @return a fresh, modifiable structure
     * @throws ToolaceException TA-JSON-002 if the value nests deeper than 500 levels
     */
    default @Nullable Object toJava() {
        return JsonConversion.toJava(this);
    }
}
