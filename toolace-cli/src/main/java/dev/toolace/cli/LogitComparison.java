package dev.toolace.cli;

import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How far logits and greedy tokens are from a reference, over many prompts. The error of a prompt is the largest
 * absolute difference of a logit, divided by the largest absolute logit of the reference; infinite where a logit is no
 * number. Confined to one thread.
 */
final class LogitComparison {

    private static final MathContext SHOWN = new MathContext(3);

    private int prompts;
    private double largest;
    private double sum;
    private JsonValue worst = JsonNull.INSTANCE;
    private int sameFirst;
    private int tokens;
    private int agreeing;
    private int agreeingPrompts;

    /**
     * Adds a prompt.
     *
     * @param id names it in the result
     * @param logits of the next token
     * @param reference as many
     */
    void logits(JsonValue id, float[] logits, double[] reference) {
        double difference = 0;
        double scale = 0;
        boolean finite = true;
        for (int i = 0; i < logits.length; i++) {
            finite &= Double.isFinite(logits[i]) && Double.isFinite(reference[i]);
            // The same in single precision is the same: a decimal number for a float is seldom exactly the float.
            if (logits[i] != (float) reference[i]) {
                difference = Math.max(difference, Math.abs(logits[i] - reference[i]));
            }
            scale = Math.max(scale, Math.abs(reference[i]));
        }
        double error = !finite ? Double.POSITIVE_INFINITY : difference == 0 ? 0 : difference / scale;
        if (prompts == 0 || error > largest) {
            largest = error;
            worst = id;
        }
        prompts++;
        sum += error;
        sameFirst += likeliest(logits) == likeliest(reference) ? 1 : 0;
    }

    /** Adds continuations of a prompt; after the first different token they are of different texts. */
    void greedy(int[] continuation, int[] reference) {
        int common = 0;
        while (common < reference.length && common < continuation.length && continuation[common] == reference[common]) {
            common++;
        }
        tokens += reference.length;
        agreeing += common;
        agreeingPrompts += common == reference.length ? 1 : 0;
    }

    /** Whether no error is larger. */
    boolean within(double tolerance) {
        return largest <= tolerance;
    }

    /** The figures. */
    JsonObject toJson() {
        return JsonObject.EMPTY
                .with("prompts", JsonNumber.of(prompts))
                .with("largest_error", number(largest))
                .with("mean_error", number(prompts == 0 ? 0 : sum / prompts))
                .with("worst", worst)
                .with("same_first_token", JsonNumber.of(sameFirst))
                .with("greedy_tokens", JsonNumber.of(tokens))
                .with("greedy_agreeing", JsonNumber.of(agreeing))
                .with("greedy_prompts", JsonNumber.of(agreeingPrompts));
    }

    private static JsonValue number(double value) {
        return Double.isFinite(value) ? new JsonNumber(new BigDecimal(value).round(SHOWN).stripTrailingZeros())
                : JsonNull.INSTANCE;
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static int likeliest(double[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
