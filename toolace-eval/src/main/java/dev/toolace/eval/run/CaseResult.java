package dev.toolace.eval.run;

import dev.toolace.eval.Verdict;
import dev.toolace.eval.rule.MatchCounts;
import dev.toolace.eval.rule.Score;
import dev.toolace.eval.rule.Scored;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How one test of a run ended: what figures are made of. Immutable.
 *
 * @param sample which of several answers to the test this is, from 0
 * @param verdict how it ended, right or wrong by the benchmark's rule
 * @param exact whether the outcome is right by exact match
 * @param expected what the test expects, see {@link Scored}
 * @param score what the rule says of the outcome
 * @param firstTokens tokens of the first attempt, prompt and completion
 * @param extraTokens tokens of all further attempts
 * @param stopReason why the loop ended; empty where the prompt was too long
 * @param history what was asked and all attempts, for readers; figures need little of it
 */
public record CaseResult(
        int sample, Verdict verdict, boolean exact, String expected, Score score, long firstTokens, long extraTokens,
        String stopReason, CaseHistory history) {

    /**
     * A result of which only the figures are known.
     *
     * @param sample as {@link #sample()}
     * @param verdict as {@link #verdict()}
     * @param exact as {@link #exact()}
     * @param expected as {@link #expected()}
     * @param score as {@link #score()}
     * @param firstTokens as {@link #firstTokens()}
     * @param extraTokens as {@link #extraTokens()}
     * @param stopReason as {@link #stopReason()}
     */
    public CaseResult(
            int sample, Verdict verdict, boolean exact, String expected, Score score, long firstTokens,
            long extraTokens, String stopReason) {
        this(sample, verdict, exact, expected, score, firstTokens, extraTokens, stopReason, CaseHistory.NONE);
    }

    /**
     * This result as aggregations see it.
     *
     * @return the score with id and category
     */
    public Scored scored() {
        return new Scored(verdict.id(), verdict.category(), expected, score);
    }

    /** The members of a run folder's line that figures need. */
    JsonObject toJson() {
        MatchCounts counts = score.counts();
        JsonArray numbers = new JsonArray(LongStream.of(counts.rightNames(), counts.givenNames(), counts.goldNames(),
                        counts.rightArguments(), counts.givenArguments(), counts.goldArguments())
                .mapToObj(value -> (JsonValue) JsonNumber.of(value)).toList());
        return JsonObject.EMPTY.with("id", new JsonString(verdict.id()))
                .with("sample", JsonNumber.of(sample))
                .with("category", new JsonString(verdict.category()))
                .with("right", new JsonBoolean(verdict.right()))
                .with("error_type", new JsonString(score.errorType()))
                .with("single_pass", new JsonBoolean(verdict.singlePass()))
                .with("exact", new JsonBoolean(exact))
                .with("outcome", new JsonString(verdict.outcome()))
                .with("stop_reason", new JsonString(stopReason))
                .with("extra_generations", JsonNumber.of(verdict.extraGenerations()))
                .with("valid_calls", new JsonBoolean(verdict.validCalls()))
                .with("wanted_call", new JsonBoolean(verdict.wantedCall()))
                .with("expected", new JsonString(expected))
                .with("first_tokens", JsonNumber.of(firstTokens))
                .with("extra_tokens", JsonNumber.of(extraTokens))
                .with("counts", numbers);
    }

    /** Reads a run folder's line. */
    static CaseResult of(JsonObject line) {
        boolean right = flag(line, "right");
        List<JsonValue> numbers = line.get("counts") instanceof JsonArray array ? array.elements() : List.of();
        MatchCounts counts = numbers.size() != 6 ? MatchCounts.NONE : new MatchCounts(whole(numbers.get(0)),
                whole(numbers.get(1)), whole(numbers.get(2)), whole(numbers.get(3)), whole(numbers.get(4)),
                whole(numbers.get(5)));
        Verdict verdict = new Verdict(text(line, "id"), text(line, "category"), flag(line, "single_pass"), right,
                (int) number(line, "extra_generations"), flag(line, "valid_calls"), flag(line, "wanted_call"),
                text(line, "outcome"));
        Score score = text(line, "error_type").isEmpty() ? new Score.Right(counts)
                : new Score.Wrong(text(line, "error_type"), counts);
        return new CaseResult((int) number(line, "sample"), verdict, flag(line, "exact"), text(line, "expected"), score,
                number(line, "first_tokens"), number(line, "extra_tokens"), text(line, "stop_reason"),
                CaseHistory.of(line));
    }

    private static String text(JsonObject line, String name) {
        return line.get(name) instanceof JsonString string ? string.value() : "";
    }

    private static boolean flag(JsonObject line, String name) {
        return line.get(name) instanceof JsonBoolean bool && bool.value();
    }

    private static long number(JsonObject line, String name) {
        JsonValue value = line.get(name);
        return value == null ? 0 : whole(value);
    }

    private static long whole(JsonValue value) {
        return value instanceof JsonNumber number ? number.value().longValue() : 0;
    }
}
