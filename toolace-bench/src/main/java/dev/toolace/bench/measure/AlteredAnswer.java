package dev.toolace.bench.measure;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.ParsedCalls;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A backend whose first answer is replaced, after the model has really given it, by a valid call with another argument:
 * so that the model has something to change when it reads its call over. All other answers are the model's own. For one
 * thread.
 */
final class AlteredAnswer implements Backend {

    private final Backend model;
    private final CallFormat format;
    private final ToolSet tools;
    private boolean first = true;

    AlteredAnswer(Backend model, CallFormat format, ToolSet tools) {
        this.model = model;
        this.format = format;
        this.tools = tools;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Capabilities capabilities() {
        return model.capabilities();
    }

    @Override
    public Optional<String> chatTemplate() {
        return model.chatTemplate();
    }

    @Override
    public Completion generate(GenerationRequest request) {
        Completion real = model.generate(request);
        if (!first) {
            return real;
        }
        first = false;
        return alter(real.text(), format, tools)
                .map(text -> new Completion(text, real.finishReason(), real.usage())).orElse(real);
    }

    /** The same call with one argument changed so that it is still valid; empty where that is not possible. */
    static Optional<String> alter(String text, CallFormat format, ToolSet tools) {
        if (!(format.parse(text, tools) instanceof ParsedCalls parsed)) {
            return Optional.empty();
        }
        Call call = parsed.calls().get(0);
        CallValidator validator = new CallValidator();
        for (Map.Entry<String, JsonValue> argument : call.arguments().members().entrySet()) {
            for (JsonValue other : others(argument.getValue())) {
                List<Call> calls = new ArrayList<>(parsed.calls());
                JsonObject arguments = call.arguments().with(argument.getKey(), other);
                calls.set(0, new Call(call.name(), arguments));
                if (validator.validate(calls, tools).isEmpty()) {
                    return Optional.of(format.render(calls));
                }
            }
        }
        return Optional.empty();
    }

    private static List<JsonValue> others(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return List.of(new JsonNumber(number.value().add(BigDecimal.ONE)),
                    new JsonNumber(number.value().subtract(BigDecimal.ONE)));
        }
        if (value instanceof JsonString text && text.value().indexOf(' ') > 0) {
            return List.of(new JsonString(text.value().substring(text.value().indexOf(' ') + 1)));
        }
        return value instanceof JsonString text ? List.of(new JsonString(text.value() + "s")) : List.of();
    }
}
