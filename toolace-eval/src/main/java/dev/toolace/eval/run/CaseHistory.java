package dev.toolace.eval.run;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, what counts as right, and all attempts of one answer: what a reader of a report wants to see.
 * Immutable.
 *
 * @param query the last thing that the user said; empty where it is not known
 * @param wanted acceptable answers, each a list of calls; empty where they are not known
 * @param steps the attempts, in order; empty where the prompt was too long, or they are not known
 */
public record CaseHistory(String query, List<JsonArray> wanted, List<Step> steps) {

    /** Nothing is known. */
    public static final CaseHistory NONE = new CaseHistory("", List.of(), List.of());

    /** Copies the lists. */
    public CaseHistory {
        wanted = List.copyOf(wanted);
        steps = List.copyOf(steps);
    }

    /**
     * One attempt. Immutable.
     *
     * @param kind {@code first}, {@code correct} or {@code refine}
     * @param text what the model wrote
     * @param calls what was read of it
     * @param errors of these calls
     * @param failure why the text could not be read; empty if it could
     * @param valid whether an outcome could be made of it
     * @param right whether that would be right
     * @param kept whether the outcome was made of it
     * @param tokens prompt and completion
     */
    public record Step(
            String kind, String text, JsonArray calls, List<String> errors, String failure, boolean valid,
            boolean right, boolean kept, long tokens) {

        /** Copies the list. */
        public Step {
            errors = List.copyOf(errors);
        }
    }

    /**
     * The attempt that stands if the loop ends after some rounds: the last valid one.
     *
     * @param rounds beyond the first attempt, at least 0
     * @return whether that is right; false where none is valid
     */
    public boolean rightAfter(int rounds) {
        boolean right = false;
        for (Step step : steps.subList(0, Math.min(rounds + 1, steps.size()))) {
            right = step.valid() ? step.right() : right;
        }
        return right;
    }

    /**
     * What some rounds cost.
     *
     * @param rounds beyond the first attempt, at least 0
     * @return tokens of the first attempt and of those rounds
     */
    public long tokensAfter(int rounds) {
        return steps.stream().limit(rounds + 1L).mapToLong(Step::tokens).sum();
    }

    /** Reads what {@link CaseTrace} wrote. Lines that do not say which attempts are right have no steps. */
    static CaseHistory of(JsonObject line) {
        List<Step> steps = new ArrayList<>();
        for (JsonObject attempt : objects(line.get("attempts"))) {
            if (!(attempt.get("right") instanceof JsonBoolean right)) {
                return new CaseHistory(query(line), wanted(line), List.of());
            }
            steps.add(new Step(text(attempt, "kind"), text(attempt, "text"),
                    attempt.get("calls") instanceof JsonArray calls ? calls : JsonArray.EMPTY,
                    strings(attempt.get("errors")), text(attempt, "failure"), flag(attempt, "valid"), right.value(),
                    flag(attempt, "kept"), number(attempt, "prompt_tokens") + number(attempt, "completion_tokens")));
        }
        return new CaseHistory(query(line), wanted(line), steps);
    }

    private static List<JsonArray> wanted(JsonObject line) {
        return line.get("wanted") instanceof JsonArray answers ? answers.elements().stream()
                .filter(JsonArray.class::isInstance).map(JsonArray.class::cast).toList() : List.of();
    }

    /** The last message of the user in the first prompt, or that prompt's text. */
    private static String query(JsonObject line) {
        List<JsonObject> prompts = objects(line.get("prompts"));
        if (prompts.isEmpty()) {
            return "";
        }
        String query = text(prompts.get(0), "text");
        for (JsonObject message : objects(prompts.get(0).get("messages"))) {
            query = text(message, "role").equals("user") ? text(message, "content") : query;
        }
        return query;
    }

    private static List<JsonObject> objects(@Nullable JsonValue value) {
        return value instanceof JsonArray array ? array.elements().stream().filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast).toList() : List.of();
    }

    private static List<String> strings(@Nullable JsonValue value) {
        return value instanceof JsonArray array ? array.elements().stream().filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).value()).toList() : List.of();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.value() : "";
    }

    private static boolean flag(JsonObject object, String name) {
        return object.get(name) instanceof JsonBoolean flag && flag.value();
    }

    private static long number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.value().longValue() : 0;
    }
}
