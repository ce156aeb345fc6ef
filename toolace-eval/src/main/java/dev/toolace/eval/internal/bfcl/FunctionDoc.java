package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function's definition, as far as the checker reads it. Immutable.
 *
 * @param name its name
 * @param parameters schemas by name
 * @param required names of parameters that must be given
 */
public record FunctionDoc(String name, Map<String, PyValue.Dict> parameters, List<String> required) {

    /** Copies the collections. */
    public FunctionDoc {
        parameters = Map.copyOf(parameters);
        required = List.copyOf(required);
    }

    /** Reads a definition; what is missing is empty. */
    public static FunctionDoc of(PyValue.Dict definition) {
        PyValue.Dict schema = dict(definition.members().get("parameters"));
        Map<String, PyValue.Dict> parameters = new LinkedHashMap<>();
        dict(schema.members().get("properties")).members()
                .forEach((name, property) -> parameters.put(name, dict(property)));
        List<String> required = new ArrayList<>();
        if (schema.members().get("required") instanceof PyValue.Seq names) {
            names.elements().forEach(name -> required.add(text(name)));
        }
        return new FunctionDoc(text(definition.members().get("name")), parameters, required);
    }

    /** The declared type of a parameter, or of its elements; null where none is declared. */
    public @Nullable String type(String parameter, boolean ofElements) {
        PyValue.Dict property = parameters.getOrDefault(parameter, PyValue.Dict.EMPTY);
        PyValue.Dict typed = ofElements ? dict(property.members().get("items")) : property;
        return typed.members().get("type") instanceof PyValue.Str type ? type.value() : null;
    }

    private static PyValue.Dict dict(@Nullable PyValue value) {
        return value instanceof PyValue.Dict dict ? dict : PyValue.Dict.EMPTY;
    }

    private static String text(@Nullable PyValue value) {
        return value instanceof PyValue.Str text ? text.value() : "";
    }
}
