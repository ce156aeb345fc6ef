package dev.toolace.eval.rule;

import dev.toolace.Outcome;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.eval.python.PyJson;
import dev.toolace.eval.python.PyValue;
import dev.toolace.format.CallFormat;
import dev.toolace.format.ParseFailure;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes predictions of what people keep them in. Stateless. */
public final class Predictions {

    private static final ToolSet NO_TOOLS = ToolSet.of(List.of());

    private Predictions() {}

    /**
     * Converts a value: a list of calls, an object with {@code calls} or {@code tool_calls}, or words. A call is
     * {@code {name: arguments}}, {@code {"name", "arguments"}} or OpenAI's {@code {"function": {"name", "arguments"}}}
     * with arguments as an object or as its JSON.
     *
     * @param output the value
     * @return calls or words; {@link Prediction.Unreadable} for everything else
     */
    public static Prediction of(PyValue output) {
        return switch (output.type()) {
            case LIST -> calls(((PyValue.Seq) output).elements());
            case DICT -> object((PyValue.Dict) output);
            case STR -> new Prediction.Words(((PyValue.Str) output).value());
            case OPAQUE -> new Prediction.Unreadable(((PyValue.Opaque) output).reason());
            case NONE, BOOL, INT, FLOAT -> new Prediction.Unreadable("neither calls nor text");
        };
    }

    /**
     * Reads the calls in words.
     *
     * @param prediction calls, which stay as they are, or words
     * @param format the format of the words
     * @return the calls if there are any; {@link Prediction.Unreadable} where the format fails
     */
    public static Prediction read(Prediction prediction, CallFormat format) {
        if (!(prediction instanceof Prediction.Words words)) {
            return prediction;
        }
        ParseResult result;
        try {
            result = format.parse(words.text(), NO_TOOLS);
        } catch (ToolaceException beyondALimit) {
            return new Prediction.Unreadable(String.valueOf(beyondALimit.getMessage()));
        }
        if (result instanceof ParsedCalls parsed) {
            return calls(parsed.calls(), words.text());
        }
        return result instanceof ParseFailure failure ? new Prediction.Unreadable(failure.describe()) : prediction;
    }

    /**
     * Converts calls.
     *
     * @param calls calls that a model wrote
     * @param text the text they were read from
     * @return the prediction
     */
    public static Prediction calls(List<Call> calls, String text) {
        return new Prediction.Calls(calls.stream().map(PredictedCall::of).toList(), text);
    }

    /**
     * Converts an agent's outcome.
     *
     * @param outcome what came of a query
     * @return calls, words, or {@link Prediction.Unreadable} for a rejection
     */
    public static Prediction of(Outcome outcome) {
        if (outcome instanceof Outcome.Calls calls) {
            return calls(calls.calls(), "");
        }
        return outcome instanceof Outcome.NoCall none ? new Prediction.Words(none.text())
                : new Prediction.Unreadable("rejected");
    }

    private static Prediction object(PyValue.Dict dict) {
        for (String member : List.of("calls", "tool_calls")) {
            if (dict.members().get(member) instanceof PyValue.Seq list) {
                return calls(list.elements());
            }
        }
        return calls(List.of(dict));
    }

    private static Prediction calls(List<PyValue> elements) {
        List<PredictedCall> calls = new ArrayList<>();
        for (PyValue element : elements) {
            Optional<PredictedCall> call = element instanceof PyValue.Dict dict ? call(dict) : Optional.empty();
            if (call.isEmpty()) {
                return new Prediction.Unreadable("not a list of calls");
            }
            calls.add(call.get());
        }
        return new Prediction.Calls(calls, "");
    }

    private static Optional<PredictedCall> call(PyValue.Dict dict) {
        Map<String, PyValue> members = dict.members();
        if (members.get("name") instanceof PyValue.Str name) {
            PyValue written = members.getOrDefault("arguments", members.get("parameters"));
            return arguments(written).map(arguments -> new PredictedCall(name.value(), arguments));
        }
        if (members.get("function") instanceof PyValue.Dict function
                && function.members().get("name") instanceof PyValue.Str) {
            return call(function);
        }
        if (members.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, PyValue> only = members.entrySet().iterator().next();
        return only.getValue() instanceof PyValue.Dict arguments
                ? Optional.of(new PredictedCall(only.getKey(), arguments)) : Optional.empty();
    }

    private static Optional<PyValue.Dict> arguments(@Nullable PyValue written) {
        if (written == null || written instanceof PyValue.None) {
            return Optional.of(PyValue.Dict.EMPTY);
        }
        if (written instanceof PyValue.Str json) {
            try {
                PyValue parsed = PyJson.parse(json.value(), "an argument");
                return parsed instanceof PyValue.Dict dict ? Optional.of(dict) : Optional.empty();
            } catch (ToolaceException malformed) {
                return Optional.empty();
            }
        }
        return written instanceof PyValue.Dict dict ? Optional.of(dict) : Optional.empty();
    }
}
