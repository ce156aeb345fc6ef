package dev.toolace.eval.stats;

/**
 * A confidence interval. Immutable.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {}
