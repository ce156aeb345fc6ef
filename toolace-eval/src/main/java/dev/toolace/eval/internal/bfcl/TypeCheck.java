package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyType;
import dev.toolace.eval.python.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value has the declared type, or that of the accepted values (which then stand for a variable). Elements
 * are looked at one level deep. Stateless.
 */
sealed interface TypeCheck {

    /**
     * The type fits.
     *
     * @param variable whether the accepted values are of another type than the declared one
     */
    record Fits(boolean variable) implements TypeCheck {}

    /**
     * The type does not fit.
     *
     * @param errorType which error that is
     */
    record Wrong(String errorType) implements TypeCheck {}

    static TypeCheck of(PyValue value, List<PyValue> accepted, @Nullable PyType declared, @Nullable PyType nested) {
        PyType given = acceptedType(accepted);
        boolean variable = given != null && given != declared;
        boolean elementsWrong = false;
        if (value.type() == declared) {
            if (nested == null || accepted.stream().anyMatch(answer -> elementsFit(value, answer, nested))) {
                return new Fits(variable);
            }
            elementsWrong = true;
        }
        if (given != null && value.type() == given) {
            return elementsWrong ? new Wrong("type_error:nested") : new Fits(true);
        }
        return new Wrong("type_error:simple");
    }

    /** The type of the first accepted value that is not the empty text, which only says that none is needed. */
    private static @Nullable PyType acceptedType(List<PyValue> accepted) {
        return accepted.stream().filter(answer -> !isEmpty(answer)).map(PyValue::type).findFirst().orElse(null);
    }

    private static boolean elementsFit(PyValue value, PyValue answer, PyType nested) {
        return !(answer instanceof PyValue.Seq list) || !(value instanceof PyValue.Seq elements)
                || elements.elements().stream()
                        .allMatch(element -> of(element, list.elements(), nested, null) instanceof Fits);
    }

    static boolean isEmpty(PyValue answer) {
        return answer instanceof PyValue.Str text && text.value().isEmpty();
    }
}
