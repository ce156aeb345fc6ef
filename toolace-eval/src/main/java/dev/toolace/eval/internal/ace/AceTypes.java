package dev.toolace.eval.internal.ace;

import dev.toolace.eval.python.PyType;
import dev.toolace.eval.python.PyValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ACEBench's checker makes of declared types. Stateless. */
final class AceTypes {

    private static final Set<String> NESTING =
            Set.of("array", "tuple", "list(string)", "list(enum)", "object", "objectArray");

    private AceTypes() {}

    /** The Python type of a declared one. A number is an int: a float is then taken for a variable. */
    static @Nullable PyType of(@Nullable String declared) {
        return declared == null ? null : switch (declared) {
            case "string", "any" -> PyType.STR;
            case "integer", "int", "number" -> PyType.INT;
            case "float" -> PyType.FLOAT;
            case "boolean" -> PyType.BOOL;
            case "array", "tuple", "list", "objectArray", "list(string)", "list(enum)" -> PyType.LIST;
            case "dict", "object" -> PyType.DICT;
            default -> null;
        };
    }

    /** The Python type of the elements; a dictionary where none is declared. Null where elements are not looked at. */
    static @Nullable PyType nested(@Nullable String declared, @Nullable String ofElements) {
        if (declared == null || !NESTING.contains(declared)) {
            return null;
        }
        return ofElements != null ? of(ofElements) : declared.contains("string") ? PyType.STR
                : declared.contains("enum") ? null : PyType.DICT;
    }

    /** Whether elements have the right type. Only lists within lists are looked into, and nothing fits no elements. */
    static boolean elementsFit(PyValue value, PyValue right, PyType nested) {
        if (!(right instanceof PyValue.Seq list)) {
            return !(right instanceof PyValue.Dict dict && dict.members().isEmpty());
        }
        List<PyValue> given = value instanceof PyValue.Seq elements ? elements.elements() : List.of();
        return list.elements().stream().anyMatch(answer -> !(answer instanceof PyValue.Seq)
                || given.stream().allMatch(element -> element.type() == nested || element.type() == PyType.LIST));
    }

    static boolean isEmpty(PyValue right) {
        return right instanceof PyValue.Str text && text.value().isEmpty();
    }
}
