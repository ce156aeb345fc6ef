package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyType;
import dev.toolace.eval.python.PyValue;
import dev.toolace.eval.rule.PredictedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares calls with the accepted ones of a category with one turn. Immutable and safe for use by many threads. */
public final class AstChecker {

    private final Language language;
    private final List<FunctionDoc> functions;

    /** A checker for the functions that a test offers. */
    public AstChecker(Language language, List<FunctionDoc> functions) {
        this.language = language;
        this.functions = List.copyOf(functions);
    }

    /**
     * Compares calls with the accepted ones.
     *
     * @param category its name tells which comparison is meant
     * @param calls what was answered
     * @param accepted for each wanted call its name and, by parameter, the accepted values
     * @return the official error type, or empty if the answer is right
     */
    public Optional<String> check(String category, List<PredictedCall> calls, List<PredictedCall> accepted) {
        if (category.contains("parallel")) {
            return parallel(calls, accepted);
        }
        boolean multiple = category.contains("multiple");
        if (calls.size() != 1 || accepted.isEmpty() || multiple && accepted.size() != 1) {
            return Optional.of((multiple ? "multiple" : "simple") + "_function_checker:wrong_count");
        }
        FunctionDoc function = multiple ? find(accepted.get(0).name()) : functions.isEmpty() ? null : functions.get(0);
        return one(function, calls.get(0), accepted.get(0));
    }

    /** Each accepted call takes the first call that matches it; that is greedy, and officially so. */
    private Optional<String> parallel(List<PredictedCall> calls, List<PredictedCall> accepted) {
        if (calls.size() != accepted.size()) {
            return Optional.of("parallel_function_checker_no_order:wrong_count");
        }
        List<PredictedCall> left = new ArrayList<>(calls);
        for (PredictedCall wanted : accepted) {
            FunctionDoc function = find(wanted.name());
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                found = one(function, left.get(i), wanted).isEmpty() ? i : -1;
            }
            if (found < 0) {
                return Optional.of("parallel_function_checker_no_order:cannot_find_match");
            }
            left.remove(found);
        }
        return Optional.empty();
    }

    private @Nullable FunctionDoc find(String name) {
        return functions.stream().filter(function -> function.name().equals(name)).findFirst().orElse(null);
    }

    private Optional<String> one(@Nullable FunctionDoc function, PredictedCall call, PredictedCall accepted) {
        if (function == null || !call.name().equals(function.name())) {
            return Optional.of("simple_function_checker:wrong_func_name");
        }
        Map<String, PyValue> arguments = call.arguments().members();
        Map<String, PyValue> answers = accepted.arguments().members();
        if (!arguments.keySet().containsAll(function.required())) {
            return Optional.of("simple_function_checker:missing_required");
        }
        for (Map.Entry<String, PyValue> argument : arguments.entrySet()) {
            PyValue answer = answers.get(argument.getKey());
            if (answer == null || !function.parameters().containsKey(argument.getKey())) {
                return Optional.of("simple_function_checker:unexpected_param");
            }
            Optional<String> wrong = argument(function, argument.getKey(), argument.getValue(), values(answer));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        boolean complete = answers.entrySet().stream().allMatch(answer -> arguments.containsKey(answer.getKey())
                || values(answer.getValue()).stream().anyMatch(TypeCheck::isEmpty));
        return complete ? Optional.empty() : Optional.of("simple_function_checker:missing_optional");
    }

    private Optional<String> argument(FunctionDoc function, String name, PyValue given, List<PyValue> accepted) {
        String typeName = function.type(name, false);
        String nestedName = typeName != null && language.nests(typeName) ? function.type(name, true) : null;
        PyValue value = given;
        if (language != Language.PYTHON) {
            if (!(given instanceof PyValue.Str expression)) {
                return Optional.of("type_error:" + language.code());
            }
            value = typeName == null ? given : language.literal(expression.value(), typeName, nestedName);
        }
        PyType declared = language.type(typeName);
        if (language == Language.PYTHON && declared == PyType.FLOAT && value instanceof PyValue.Int whole) {
            value = new PyValue.Real(whole.value().doubleValue());
        }
        PyType nested = language.type(nestedName);
        TypeCheck type = TypeCheck.of(value, accepted, declared, nested);
        if (type instanceof TypeCheck.Wrong wrong) {
            return Optional.of(wrong.errorType());
        }
        boolean variable = type instanceof TypeCheck.Fits fits && fits.variable();
        return value(value, accepted, variable ? null : declared, nested);
    }

    /** A variable (no declared type) is compared as it is. */
    private static Optional<String> value(
            PyValue value, List<PyValue> accepted, @Nullable PyType declared, @Nullable PyType nested) {
        if (declared == PyType.DICT) {
            return ValueCheck.dict(value, accepted);
        }
        if (declared == PyType.STR && value instanceof PyValue.Str text) {
            return ValueCheck.text(text.value(), accepted);
        }
        if (declared == PyType.LIST && value instanceof PyValue.Seq list) {
            return nested == PyType.DICT ? ValueCheck.listOfDicts(list.elements(), accepted)
                    : ValueCheck.list(list.elements(), accepted);
        }
        return PyValue.in(value, accepted) ? Optional.empty() : Optional.of("value_error:others");
    }

    private static List<PyValue> values(PyValue answer) {
        return answer instanceof PyValue.Seq list ? list.elements() : List.of(answer);
    }
}
