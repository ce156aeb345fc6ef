package dev.toolace.eval;

/**
 * How one case ended. Immutable.
 *
 * @param id the case's id
 * @param category the case's category
 * @param singlePass whether the first attempt was right
 * @param right whether the outcome was right
 * @param extraGenerations generations beyond the first
 * @param validCalls false where a returned call breaks its tool's schema, which the agent promises never to do
 * @param wantedCall whether a call was right at all
 * @param outcome {@code calls}, {@code no_call}, {@code rejected} or {@code too_long}
 */
public record Verdict(
        String id,
        String category,
        boolean singlePass,
        boolean right,
        int extraGenerations,
        boolean validCalls,
        boolean wantedCall,
        String outcome) {}
