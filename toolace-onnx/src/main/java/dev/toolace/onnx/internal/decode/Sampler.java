package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.constrain.Constraint;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the next token: the likeliest at temperature 0, else at random by temperature, then top-k, then top-p. The same seed
 * and logits give the same choices. Confined to one generation.
 */
public final class Sampler {
    private final double temperature;
    private final int topK;
    private final double topP;
    private final SplittableRandom random;

    /** A sampler at the beginning of its random sequence. */
    public Sampler(GenerationOptions options) {
        this.temperature = options.temperature();
        this.topK = options.topK();
        this.topP = options.topP();
        this.random = new SplittableRandom(options.seed());
    }

    /** The next token. */
    public int next(FloatBuffer logits) {
        return temperature == 0 ? likeliest(logits) : draw(logits, null);
    }

    /** The next token of those that a grammar allows: the distribution is that of the model, over these alone. */
    public int next(FloatBuffer logits, Constraint constraint) {
        boolean cuts = topP < 1 || topK > 0;
        int free = temperature == 0 || !cuts ? next(logits) : -1;
        // A token that is drawn again, among the allowed ones, where it was refused, has the same distribution as one that is
        // drawn among them at once; but not with cuts, which must be made among the allowed ones.
        return free >= 0 && constraint.admits(free) ? free
                : constraint.choose(mask -> temperature == 0 ? likeliest(logits, mask) : draw(logits, mask));
    }

    private static int likeliest(FloatBuffer logits, BitSet mask) {
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = mask.nextSetBit(0); i >= 0; i = mask.nextSetBit(i + 1)) {
            if (best < 0 || logits.get(i) > most) {
                most = logits.get(i);
                best = i;
            }
        }
        return best;
    }

    /** The likeliest token; of several equal ones the first. */
    public static int likeliest(FloatBuffer logits) {
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.limit(); i++) {
            float value = logits.get(i);
            if (value > most) {
                most = value;
                best = i;
            }
        }
        if (best < 0) {
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "the model gave no usable logits (not a number)");
        }
        return best;
    }

    /** The natural logarithm of a token's probability at temperature 1. */
    public static double logProbability(FloatBuffer logits, int token) {
        float most = logits.get(likeliest(logits));
        double sum = 0;
        for (int i = 0; i < logits.limit(); i++) {
            sum += Math.exp(logits.get(i) - most);
        }
        return logits.get(token) - most - Math.log(sum);
    }

    private int draw(FloatBuffer logits, @Nullable BitSet mask) {
        float most = logits.get(likeliest(logits));
        float[] values = new float[logits.limit()];
        logits.duplicate().get(0, values);
        if (mask != null) {
            for (int i = mask.nextClearBit(0); i < values.length; i = mask.nextClearBit(i + 1)) {
                values[i] = Float.NEGATIVE_INFINITY;
            }
            most = logits.get(likeliest(logits, mask));
        }
        int[] candidates = candidates(values);
        double[] weights = new double[candidates.length];
        double sum = 0;
        for (int i = 0; i < candidates.length; i++) {
            double weight = Math.exp((values[candidates[i]] - most) / temperature);
            weights[i] = weight > 0 ? weight : 0;
            sum += weights[i];
        }
        int count = candidates.length;
        if (topP < 1) {
            double kept = 0;
            for (count = 0; count < candidates.length && kept < topP * sum; count++) {
                kept += weights[count];
            }
            sum = kept;
        }
        double target = random.nextDouble() * sum;
        int chosen = candidates[0];
        for (int i = 0; i < count && target >= 0; i++) {
            target -= weights[i];
            // Where rounding leaves a rest, the last one that may be drawn.
            chosen = weights[i] > 0 ? candidates[i] : chosen;
        }
        return chosen;
    }

    /** Tokens that may be drawn; sorted, the likeliest first, where the cuts need it. */
    private int[] candidates(float[] values) {
        if (topP >= 1 && (topK == 0 || topK >= values.length)) {
            return IntStream.range(0, values.length).toArray();
        }
        float floor = topK > 0 && topK < values.length ? nthLargest(values, topK) : Float.NEGATIVE_INFINITY;
        int[] sorted = IntStream.range(0, values.length).filter(i -> values[i] >= floor).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -values[i]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue).toArray();
        return topK > 0 && sorted.length > topK ? Arrays.copyOf(sorted, topK) : sorted;
    }

    private static float nthLargest(float[] values, int n) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - n];
    }
}
