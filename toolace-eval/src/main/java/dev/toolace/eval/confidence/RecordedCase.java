package dev.toolace.eval.confidence;

import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test of a recorded run, with all that tells what would have come of it had a round been spared: attempts after it
 * do not depend on the decision to make them. Immutable.
 *
 * @param id of the test
 * @param rounds in which a valid answer was read over, in order
 * @param always how it ended
 * @param never how it would have ended without any of these rounds
 */
public record RecordedCase(String id, List<RefiningRound> rounds, Ending always, Ending never) {

    /** Copies the rounds. */
    public RecordedCase {
        rounds = List.copyOf(rounds);
    }

    private record Line(
            boolean valid, boolean refinement, boolean right, List<Call> calls, long tokens, JsonObject json) {

        static Line of(JsonValue value) {
            JsonObject json = (JsonObject) value;
            List<Call> calls = new ArrayList<>();
            for (JsonValue call : elements(json, "calls")) {
                JsonObject one = (JsonObject) call;
                calls.add(new Call(text(one, "name"), (JsonObject) one.members().getOrDefault("arguments",
                        JsonObject.EMPTY)));
            }
            return new Line(flag(json, "valid"), text(json, "kind").equals("refine"), flag(json, "right"), calls,
                    (long) (number(json, "prompt_tokens", 0) + number(json, "completion_tokens", 0)), json);
        }
    }

    /**
     * Reads a line of a run folder.
     *
     * @param line of {@code cases.jsonl}
     * @return the test
     * @throws ClassCastException if it is no such line
     */
    public static RecordedCase of(JsonObject line) {
        List<Line> attempts = elements(line, "attempts").stream().map(Line::of).toList();
        List<RefiningRound> rounds = new ArrayList<>();
        Optional<Ending> never = Optional.empty();
        long tokens = 0;
        for (int i = 0; i < attempts.size(); i++) {
            Line attempt = attempts.get(i);
            tokens += attempt.tokens();
            if (attempt.valid()) {
                Ending here = new Ending(attempt.right(), i + 1, tokens);
                never = never.or(() -> Optional.of(here));
                if (i + 1 < attempts.size() && attempts.get(i + 1).refinement()) {
                    rounds.add(round(attempt, attempts.get(i + 1), here));
                }
            }
        }
        Ending always = new Ending(flag(line, "right"), attempts.size(), tokens);
        return new RecordedCase(text(line, "id"), rounds, always, never.orElse(always));
    }

    private static RefiningRound round(Line attempt, Line next, Ending spared) {
        return new RefiningRound(number(attempt.json(), "log_probability", Double.NEGATIVE_INFINITY),
                number(attempt.json(), "least_log_probability", Double.NEGATIVE_INFINITY),
                (long) number(attempt.json(), "completion_tokens", 0),
                next.valid() && !CanonicalCalls.same(attempt.calls(), next.calls()), next.right(), spared);
    }

    /**
     * Which half of a set this belongs to: by the SHA-256 of its id, so that it does not depend on the others.
     *
     * @return true for the half on which a threshold is chosen, false for the one on which it is judged
     */
    public boolean calibrates() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return (digest[0] & 1) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static List<JsonValue> elements(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray array ? array.elements() : List.of();
    }

    private static String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString string ? string.value() : "";
    }

    private static boolean flag(JsonObject json, String name) {
        return json.get(name) instanceof JsonBoolean bool && bool.value();
    }

    private static double number(JsonObject json, String name, double otherwise) {
        return json.get(name) instanceof JsonNumber number ? number.value().doubleValue() : otherwise;
    }
}
