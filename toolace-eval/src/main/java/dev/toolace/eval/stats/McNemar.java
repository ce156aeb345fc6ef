package dev.toolace.eval.stats;

/**
 * McNemar's test of two answers to each of the same tests: do the tests that only one got right speak for it? Exact, by
 * the binomial distribution, and as mid-p, which is less conservative (Fagerland, Lydersen and Laake, BMC Medical
 * Research Methodology 13:91, 2013). Immutable.
 *
 * @param onlyFirst tests that only the first got right
 * @param onlySecond tests that only the second got right
 * @param exact two-sided p-value
 * @param midP two-sided mid-p-value
 */
public record McNemar(int onlyFirst, int onlySecond, double exact, double midP) {

    /**
     * Makes the test.
     *
     * @param onlyFirst tests that only the first got right
     * @param onlySecond tests that only the second got right
     * @return the p-values; 1 where the two never differ
     */
    public static McNemar of(int onlyFirst, int onlySecond) {
        int n = onlyFirst + onlySecond;
        if (n == 0) {
            return new McNemar(0, 0, 1, 1);
        }
        int fewer = Math.min(onlyFirst, onlySecond);
        double logOfOne = -n * Math.log(2);
        double tail = 0;
        double point = 0;
        for (int i = 0; i <= fewer; i++) {
            point = Math.exp(logOfOne);
            tail += point;
            logOfOne += Math.log(n - i) - Math.log(i + 1);
        }
        double exact = Math.min(1, 2 * tail);
        return new McNemar(onlyFirst, onlySecond, exact, onlyFirst == onlySecond ? 1 - point / 2 : exact - point);
    }
}
