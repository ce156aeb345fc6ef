package dev.toolace.cli;

import dev.toolace.Attempt;
import dev.toolace.Outcome;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import dev.toolace.format.Repair;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.validation.Coercion;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an outcome as the JSON object that scripts read. Stateless. */
final class OutcomeJson {

    private OutcomeJson() {}

    /** Keys: outcome, calls, text, errors, stop_reason, attempts (each whole where traced), usage. */
    static JsonObject of(Outcome outcome, boolean traced) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Calls calls) {
            put(json, "calls", calls(calls.calls()), null, List.of());
        } else if (outcome instanceof Outcome.NoCall noCall) {
            put(json, "no_call", List.of(), noCall.text(), List.of());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            put(json, "rejected", List.of(), rejected.message(), errors(rejected.errors()));
        }
        json.put("stop_reason", outcome.trace().stopReason().code());
        List<Object> attempts = new ArrayList<>();
        outcome.trace().attempts().forEach(attempt -> attempts.add(attempt(attempt, traced)));
        json.put("attempts", attempts);
        json.put("usage", usage(outcome.trace().usage()));
        return (JsonObject) JsonValue.of(json);
    }

    private static void put(
            Map<String, Object> json, String outcome, List<Object> calls, @Nullable String text, List<Object> errors) {
        json.put("outcome", outcome);
        json.put("calls", calls);
        json.put("text", text);
        json.put("errors", errors);
    }

    private static Map<String, Object> attempt(Attempt attempt, boolean traced) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("round", attempt.round());
        json.put("kind", attempt.kind().code());
        json.put("valid", attempt.valid());
        if (traced) {
            json.put("text", attempt.text());
            json.put("calls", calls(attempt.calls()));
            json.put("errors", errors(attempt.errors()));
            json.put("failure", attempt.failure());
            json.put("repairs", repairs(attempt.repairs()));
            json.put("coercions", coercions(attempt.coercions()));
            json.put("finish_reason", attempt.finishReason().name().toLowerCase(Locale.ROOT));
            json.put("usage", usage(attempt.usage()));
            json.put("milliseconds", attempt.duration().toMillis());
        }
        return json;
    }

    private static List<Object> calls(List<Call> calls) {
        List<Object> json = new ArrayList<>();
        for (Call call : calls) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", call.name());
            one.put("arguments", call.arguments());
            json.add(one);
        }
        return json;
    }

    private static List<Object> errors(List<ValidationError> errors) {
        List<Object> json = new ArrayList<>();
        for (ValidationError error : errors) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("tool", error.tool());
            one.put("call", error.callIndex());
            one.put("path", error.path());
            one.put("keyword", error.keyword());
            one.put("message", error.message());
            one.put("expected", error.expected());
            one.put("found", error.found());
            one.put("allowed", error.allowed());
            one.put("suggestion", error.suggestion());
            json.add(one);
        }
        return json;
    }

    /** Keys of each: kind, offset. */
    static List<Object> repairs(List<Repair> repairs) {
        List<Object> json = new ArrayList<>();
        for (Repair repair : repairs) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", repair.kind().code());
            one.put("offset", repair.offset());
            json.add(one);
        }
        return json;
    }

    private static List<Object> coercions(List<Coercion> coercions) {
        List<Object> json = new ArrayList<>();
        for (Coercion coercion : coercions) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("call", coercion.callIndex());
            one.put("path", coercion.path());
            one.put("from", coercion.from());
            one.put("to", coercion.to());
            json.add(one);
        }
        return json;
    }

    private static Map<String, Object> usage(Usage usage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("prompt_tokens", usage.promptTokens());
        json.put("completion_tokens", usage.completionTokens());
        json.put("cached_tokens", usage.cachedTokens());
        json.put("drafted_tokens", usage.draftedTokens());
        json.put("accepted_tokens", usage.acceptedTokens());
        return json;
    }
}
