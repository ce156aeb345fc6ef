package dev.toolace.eval.run;

import dev.toolace.Attempt;
import dev.toolace.backend.Prompt;
import dev.toolace.call.Call;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run folder keeps besides the verdict: prompts, attempts and right answers. Stateless. */
final class CaseTrace {

    private CaseTrace() {}

    static JsonObject line(CaseJudge.Judged judged, BenchmarkCase test, long seed, List<Prompt> prompts) {
        List<Object> asked = new ArrayList<>();
        prompts.forEach(prompt -> asked.add(prompt(prompt)));
        List<Object> attempts = new ArrayList<>();
        List<Attempt> made = judged.outcome().map(outcome -> outcome.trace().attempts()).orElse(List.of());
        for (int i = 0; i < made.size(); i++) {
            attempts.add(attempt(made.get(i), judged.right().get(i)));
        }
        return judged.result().toJson().with("seed", JsonValue.of(seed)).with("prompts", JsonValue.of(asked))
                .with("attempts", JsonValue.of(attempts))
                .with("wanted", test.row().members().getOrDefault("calls", JsonArray.EMPTY));
    }

    /** Tools by name: their definitions are in the set, whose checksum the configuration holds. */
    private static Map<String, Object> prompt(Prompt prompt) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (prompt instanceof Prompt.Chat chat) {
            List<Object> messages = new ArrayList<>();
            chat.messages().forEach(message -> messages.add(JsonObject.EMPTY
                    .with("role", new JsonString(message.role().code()))
                    .with("content", new JsonString(message.content()))));
            json.put("messages", messages);
            json.put("tools", chat.tools().stream().map(Tool::name).toList());
        } else if (prompt instanceof Prompt.Text text) {
            json.put("text", text.text());
        } else if (prompt instanceof Prompt.Tokens tokens) {
            List<Object> ids = new ArrayList<>();
            for (int id : tokens.ids()) {
                ids.add(id);
            }
            json.put("tokens", ids);
        }
        return json;
    }

    private static Map<String, Object> attempt(Attempt attempt, boolean right) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("round", attempt.round());
        json.put("kind", attempt.kind().code());
        json.put("text", attempt.text());
        List<Object> calls = new ArrayList<>();
        for (Call call : attempt.calls()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", call.name());
            one.put("arguments", call.arguments());
            calls.add(one);
        }
        json.put("calls", calls);
        json.put("errors", attempt.errors().stream().map(ValidationError::describe).toList());
        json.put("failure", attempt.failure());
        json.put("valid", attempt.valid());
        json.put("right", right);
        json.put("kept", attempt.kept());
        json.put("finish_reason", attempt.finishReason().name().toLowerCase(Locale.ROOT));
        json.put("prompt_tokens", attempt.usage().promptTokens());
        json.put("completion_tokens", attempt.usage().completionTokens());
        json.put("milliseconds", attempt.duration().toMillis());
        probabilities(attempt, json);
        return json;
    }

    /** Two numbers instead of one for each token; an infinite one, which JSON has not, is left out. */
    private static void probabilities(Attempt attempt, Map<String, Object> json) {
        double all = attempt.logProbability().orElse(Double.NEGATIVE_INFINITY);
        if (Double.isFinite(all)) {
            json.put("log_probability", all);
            json.put("least_log_probability", Collections.min(attempt.tokenLogProbabilities()));
        }
    }
}
