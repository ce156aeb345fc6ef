package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the calls that a JSON value holds, by the member names that models use. Stateless. */
final class CallObjects {

    static final List<String> NAMES = List.of("name", "function", "tool_name", "tool");
    static final List<String> ARGUMENTS = List.of("arguments", "parameters", "args");

    static final List<String> WRAPPERS = List.of("tool_calls", "tool_call", "function");

    private CallObjects() {}

    /** The calls of a value, which ended at the reader's place; throws where it holds something else. */
    static List<Call> calls(JsonValue value, int offset, boolean nameIsKey, Reading out) {
        List<Call> calls = new ArrayList<>();
        collect(value, offset, nameIsKey, out, calls);
        return calls;
    }

    private static void collect(JsonValue value, int offset, boolean nameIsKey, Reading out, List<Call> calls) {
        if (value instanceof JsonArray array) {
            for (JsonValue element : array.elements()) {
                collect(element, offset, nameIsKey, out, calls);
            }
        } else if (value instanceof JsonObject object && nameIsKey && object.members().size() == 1) {
            object.members().forEach((name, arguments) ->
                    calls.add(new Call(name, arguments(arguments, offset, out))));
        } else if (value instanceof JsonObject object) {
            collect(object, offset, out, calls);
        } else {
            throw new JsonSyntaxError("expected a call", offset, false);
        }
    }

    private static void collect(JsonObject object, int offset, Reading out, List<Call> calls) {
        for (String wrapper : WRAPPERS) {
            JsonValue inner = object.get(wrapper);
            if (inner instanceof JsonArray || inner instanceof JsonObject) {
                collect(inner, offset, false, out, calls);
                return;
            }
        }
        Optional<JsonValue> name = first(object, NAMES);
        Optional<JsonValue> arguments = first(object, ARGUMENTS);
        if (!(name.orElse(null) instanceof JsonString known) || known.value().isBlank()) {
            throw new JsonSyntaxError("a call needs the member 'name'", offset, false);
        }
        if (arguments.isEmpty()) {
            throw new JsonSyntaxError("a call needs the member 'arguments'", offset, false);
        }
        calls.add(new Call(known.value(), arguments(arguments.get(), offset, out)));
    }

    private static JsonObject arguments(JsonValue value, int offset, Reading out) {
        if (value instanceof JsonObject object) {
            return object;
        }
        if (value instanceof JsonNull) {
            return JsonObject.EMPTY;
        }
        if (value instanceof JsonString text && text.value().strip().startsWith("{")) {
            try {
                JsonReader reader = new JsonReader(text.value(), out.limits());
                JsonObject object = reader.readObject(0);
                reader.expectEnd();
                out.repair(RepairKind.DOUBLE_ENCODED, offset);
                return object;
            } catch (JsonSyntaxError e) {
                throw new JsonSyntaxError("the arguments are a string that holds no JSON object", offset, false);
            }
        }
        throw new JsonSyntaxError("the arguments of a call must be an object", offset, false);
    }

    private static Optional<JsonValue> first(JsonObject object, List<String> names) {
        return names.stream().map(object::get).filter(value -> value != null).findFirst();
    }
}
