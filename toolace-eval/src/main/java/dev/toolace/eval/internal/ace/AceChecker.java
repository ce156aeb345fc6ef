package dev.toolace.eval.internal.ace;

import dev.toolace.eval.internal.bfcl.FunctionDoc;
import dev.toolace.eval.python.PyType;
import dev.toolace.eval.python.PyValue;
import dev.toolace.eval.rule.PredictedCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares calls with those of ACEBench's normal data. Stateless. */
public final class AceChecker {

    private AceChecker() {}

    /** The official error type, or empty if the calls are right. The order of calls does not matter. */
    public static Optional<String> check(
            List<PyValue.Dict> tools, List<PredictedCall> calls, List<PredictedCall> wanted) {
        if (calls.size() != wanted.size()) {
            return Optional.of("wrong functions number");
        }
        if (!counts(calls).equals(counts(wanted))) {
            return Optional.of("function_mismatch");
        }
        List<FunctionDoc> functions = tools.stream().map(FunctionDoc::of).toList();
        for (PredictedCall one : wanted) {
            // The first function whose name is part of the wanted one, as officially.
            FunctionDoc function = functions.stream().filter(doc -> one.name().contains(doc.name())).findFirst()
                    .orElse(null);
            Optional<String> error = match(function, calls, one);
            if (error.isPresent()) {
                return error;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> match(
            @Nullable FunctionDoc function, List<PredictedCall> calls, PredictedCall wanted) {
        Optional<String> error = Optional.of("simple_function_checker:unclear");
        for (PredictedCall call : calls) {
            boolean named = call.name().equals(wanted.name());
            error = named ? one(function, call, wanted.arguments().members())
                    : Optional.of("simple_function_checker:unclear");
            if (error.isEmpty()) {
                break;
            }
        }
        return error;
    }

    private static Map<String, Long> counts(List<PredictedCall> calls) {
        return calls.stream().map(PredictedCall::name)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Optional<String> one(
            @Nullable FunctionDoc function, PredictedCall call, Map<String, PyValue> wanted) {
        Map<String, PyValue> arguments = call.arguments().members();
        if (function == null) {
            return Optional.of("wrong_function_name");
        }
        if (arguments.isEmpty() && function.parameters().isEmpty()) {
            return Optional.empty();
        }
        if (arguments.isEmpty() || function.parameters().isEmpty() || wanted.isEmpty()) {
            return Optional.of("wrong_param");
        }
        if (!call.name().equals(function.name())) {
            return Optional.of("wrong_function_name");
        }
        if (!arguments.keySet().containsAll(function.required())) {
            return Optional.of("lack_args");
        }
        for (Map.Entry<String, PyValue> argument : arguments.entrySet()) {
            PyValue right = wanted.get(argument.getKey());
            if (right == null || !function.parameters().containsKey(argument.getKey())) {
                return Optional.of("addition_args");
            }
            Optional<String> error = argument(function, argument.getKey(), argument.getValue(), right);
            if (error.isPresent()) {
                return error;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> argument(FunctionDoc function, String name, PyValue given, PyValue right) {
        String typeName = function.type(name, false);
        PyType declared = AceTypes.of(typeName);
        PyType nested = AceTypes.nested(typeName, function.type(name, true));
        PyValue value = "float".equals(typeName) && given instanceof PyValue.Int whole
                ? new PyValue.Real(whole.value().doubleValue()) : given;
        PyValue typed = AceValues.bool(value);
        boolean variable = !AceTypes.isEmpty(right) && right.type() != declared;
        if (typed.type() == declared) {
            if (nested != null && !AceTypes.elementsFit(typed, right, nested)) {
                return Optional.of("type_error");
            }
        } else if (AceTypes.isEmpty(right) || typed.type() != right.type() && !PyValue.same(right, typed)) {
            return Optional.of("type_error");
        } else {
            variable = true;
        }
        // A variable is not compared, and neither is what is no dictionary, list or text: officially so.
        return variable ? Optional.empty() : AceValues.check(value, right, declared, nested);
    }
}
