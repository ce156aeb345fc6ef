package dev.toolace.validation;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.JsonPointer;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces string arguments by what they spell, where the schema wants that and no string: {@code "5"} by 5,
 * {@code "true"} by true, {@code "[1]"} by an array. The string must be exactly the value's JSON, so {@code "yes"} and
 * {@code "5 km"} stay what they are. Immutable and safe for use by many threads.
 */
public final class ArgumentCoercer {

    /** Strings inside of strings: more levels are no accident. */
    private static final int MAX_PASSES = 3;

    private final CallValidator validator;
    private final Limits limits;

    /** A coercer within default limits. */
    public ArgumentCoercer() {
        this(Limits.DEFAULT);
    }

    /**
     * A coercer within given limits.
     *
     * @param limits bounds of the checks
     */
    public ArgumentCoercer(Limits limits) {
        this.validator = new CallValidator(limits);
        this.limits = limits;
    }

    /**
     * Calls, what was replaced in them, and what is still wrong.
     *
     * @param calls as many as were given
     * @param coercions in the order of calls and errors; empty if the calls are those given
     * @param errors of these calls
     */
    public record Coerced(List<Call> calls, List<Coercion> coercions, List<ValidationError> errors) {

        /** Copies the lists. */
        public Coerced {
            calls = List.copyOf(calls);
            coercions = List.copyOf(coercions);
            errors = List.copyOf(errors);
        }
    }

    /**
     * Validates calls and replaces what has the wrong type.
     *
     * @param calls in order
     * @param tools on offer
     * @return the calls, changed only where a string was of the wrong type
     */
    public Coerced coerce(List<Call> calls, ToolSet tools) {
        List<Call> coerced = new ArrayList<>(calls);
        List<Coercion> coercions = new ArrayList<>();
        List<ValidationError> errors = validator.validate(calls, tools);
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            int before = coercions.size();
            for (ValidationError error : errors) {
                apply(error, coerced, coercions);
            }
            if (coercions.size() == before) {
                break;
            }
            errors = validator.validate(coerced, tools);
        }
        return new Coerced(coerced, coercions, errors);
    }

    private void apply(ValidationError error, List<Call> calls, List<Coercion> coercions) {
        if (!error.keyword().equals("type") || error.callIndex() < 0 || error.allowed().contains("string")) {
            return;
        }
        Call call = calls.get(error.callIndex());
        if (!(JsonPointer.find(call.arguments(), error.path()) instanceof JsonString text)) {
            return;
        }
        JsonValue spelled = spelled(text.value());
        if (spelled == null || !allows(error.allowed(), spelled)) {
            return;
        }
        JsonValue arguments = JsonPointer.replace(call.arguments(), error.path(), spelled);
        if (arguments instanceof JsonObject object) {
            calls.set(error.callIndex(), new Call(call.name(), object));
            coercions.add(new Coercion(error.callIndex(), error.path(), text, spelled));
        }
    }

    /** The value of which a text is the JSON; null where it is none. */
    private @Nullable JsonValue spelled(String text) {
        try {
            JsonReader reader = new JsonReader(text, limits);
            JsonValue value = reader.readValue(0);
            // White space around a number is no part of its spelling.
            return reader.position() == text.length() && !Character.isWhitespace(text.charAt(0)) ? value : null;
        } catch (JsonSyntaxError e) {
            return null;
        }
    }

    private static boolean isWhole(JsonNumber number) {
        return number.value().signum() == 0 || number.value().stripTrailingZeros().scale() <= 0;
    }

    private static boolean allows(List<String> types, JsonValue value) {
        if (value instanceof JsonNumber number) {
            return types.contains("number") || types.contains("integer") && isWhole(number);
        }
        return value instanceof JsonBoolean && types.contains("boolean")
                || value instanceof JsonObject && types.contains("object")
                || value instanceof JsonArray && types.contains("array");
    }
}
