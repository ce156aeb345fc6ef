package dev.toolace.eval.internal.ace;

import dev.toolace.eval.internal.bfcl.ValueCheck;
import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyType;
import dev.toolace.eval.python.PyValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ACEBench's comparison of values. Each check gives the type of its error, or nothing. Stateless. */
final class AceValues {

    private AceValues() {}

    static Optional<String> check(
            PyValue value, PyValue right, @Nullable PyType declared, @Nullable PyType nested) {
        if (declared == PyType.DICT && right instanceof PyValue.Dict wanted) {
            return dict(value, wanted.members());
        }
        if (declared == PyType.LIST && value instanceof PyValue.Seq list && right instanceof PyValue.Seq wanted) {
            return nested == PyType.DICT ? listOfDicts(list.elements(), wanted.elements())
                    : list(list.elements(), wanted.elements());
        }
        if (declared == PyType.STR && value instanceof PyValue.Str text && right instanceof PyValue.Str wanted) {
            boolean contains = ValueCheck.standardized(text.value()).contains(ValueCheck.standardized(wanted.value()));
            return contains ? Optional.empty() : Optional.of("value_error:string");
        }
        return Optional.empty();
    }

    /** The texts {@code true} and {@code false} stand for booleans. */
    static PyValue bool(PyValue value) {
        if (value instanceof PyValue.Str text && (text.value().equals("true") || text.value().equals("false"))) {
            return new PyValue.Bool(text.value().equals("true"));
        }
        return value;
    }

    private static Optional<String> list(List<PyValue> given, List<PyValue> wanted) {
        PyValue first = new PyValue.Seq(given.stream().map(AceValues::standardized).toList());
        PyValue second = new PyValue.Seq(wanted.stream().map(AceValues::standardized).toList());
        return PyValue.same(first, second) ? Optional.empty() : Optional.of("value_error:list/tuple");
    }

    private static Optional<String> listOfDicts(List<PyValue> given, List<PyValue> wanted) {
        if (given.size() != wanted.size()) {
            return Optional.of("value_error:list_dict_count");
        }
        for (int i = 0; i < given.size(); i++) {
            boolean fits = wanted.get(i) instanceof PyValue.Dict dict && dict(given.get(i), dict.members()).isEmpty();
            if (!fits) {
                return Optional.of("value_error");
            }
        }
        return Optional.empty();
    }

    /** What is no dictionary must contain the right value, both as Python prints them. */
    private static Optional<String> dict(PyValue value, Map<String, PyValue> wanted) {
        boolean fits = value instanceof PyValue.Dict given && given.members().keySet().equals(wanted.keySet())
                && given.members().entrySet().stream().allMatch(member -> {
                    PyValue right = wanted.getOrDefault(member.getKey(), PyValue.NONE);
                    PyValue written = bool(member.getValue());
                    return right instanceof PyValue.Dict dict ? dict(written, dict.members()).isEmpty()
                            : PyText.str(standardized(written)).contains(PyText.str(standardized(right)));
                });
        return fits ? Optional.empty() : Optional.of("value_error");
    }

    private static PyValue standardized(PyValue value) {
        return value instanceof PyValue.Str text ? new PyValue.Str(ValueCheck.standardized(text.value())) : value;
    }
}
