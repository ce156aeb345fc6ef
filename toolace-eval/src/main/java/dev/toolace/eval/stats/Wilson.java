package dev.toolace.eval.stats;

/**
 * Wilson's score interval of a share, 95 % two-sided: unlike the normal approximation it says something where nothing
 * or everything was counted (Wilson, JASA 22:209, 1927; Brown, Cai and DasGupta, Statistical Science 16:2, 2001).
 * Stateless.
 */
public final class Wilson {

    /** The normal distribution's quantile for 97.5 %. */
    private static final double Z = 1.959963984540054;

    private Wilson() {}

    /**
     * The interval.
     *
     * @param counted how many of them were counted
     * @param all how many there are
     * @return within 0 to 1; all of that where there is nothing
     */
    public static Interval of(int counted, int all) {
        if (all == 0) {
            return new Interval(0, 1);
        }
        double share = (double) counted / all;
        double scale = 1 + Z * Z / all;
        double middle = (share + Z * Z / (2.0 * all)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / scale;
        return new Interval(counted == 0 ? 0 : middle - half, counted == all ? 1 : middle + half);
    }
}
