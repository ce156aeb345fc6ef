package dev.toolace.eval.stats;

import java.util.List;

/**
 * {@code pass^k}: the chance that k answers drawn to one test are all right, estimated without bias from n answers of
 * which c are right, as C(c, k) / C(n, k), and averaged over the tests (tau-bench, arXiv 2406.12045). Stateless.
 */
public final class PassHatK {

    private PassHatK() {}

    /**
     * The estimate.
     *
     * @param right for each test how many of its answers are right
     * @param samples answers to each test, at least k
     * @param k from 1
     * @return 0 to 1; 0 without tests
     */
    public static double of(List<Integer> right, int samples, int k) {
        return right.stream().mapToDouble(count -> ofOne(count, samples, k)).average().orElse(0);
    }

    private static double ofOne(int right, int samples, int k) {
        double chance = 1;
        for (int i = 0; i < k; i++) {
            chance *= Math.max(0, (double) (right - i)) / (samples - i);
        }
        return chance;
    }
}
