package dev.toolace.eval.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a score tells what goes wrong: the area under the risk-coverage curve (Geifman, Uziel and El-Yaniv, ICLR
 * 2019, arXiv 1805.08206). Stateless.
 */
public final class RiskCoverage {

    private RiskCoverage() {}

    /**
     * The area: the mean, over k from 1 to n, of the share of what went wrong among the k with the highest scores.
     * Equal scores are taken in every order, so that the order of the input does not matter.
     *
     * @param scores higher for what is less expected to go wrong
     * @param wrong what did, in the same order
     * @return 0 to 1, less is better; a score that tells nothing has the share of all that went wrong; 0 without scores
     */
    public static double area(List<Double> scores, List<Boolean> wrong) {
        int n = scores.size();
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing((Integer i) -> scores.get(i)).reversed());
        double sum = 0;
        double before = 0;
        int start = 0;
        while (start < n) {
            int end = start;
            int count = 0;
            while (end < n && scores.get(order[end]).equals(scores.get(order[start]))) {
                count += wrong.get(order[end]) ? 1 : 0;
                end++;
            }
            double each = (double) count / (end - start);
            for (int k = start + 1; k <= end; k++) {
                sum += (before + each * (k - start)) / k;
            }
            before += count;
            start = end;
        }
        return n == 0 ? 0 : sum / n;
    }
}
