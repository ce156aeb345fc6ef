package dev.toolace.eval.rule;

/**
 * A scored answer, as aggregations see it. Immutable.
 *
 * @param id of the test
 * @param category of the test
 * @param expected what the test expects: for When2Call one of its outcomes, otherwise as
 *     {@link BenchmarkCase#expect()}
 * @param score what the rule says
 */
public record Scored(String id, String category, String expected, Score score) {}
