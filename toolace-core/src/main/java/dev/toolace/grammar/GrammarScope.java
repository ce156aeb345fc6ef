package dev.toolace.grammar;

/**
 * How much of what schemas and formats allow a grammar writes. Whatever the scope, {@code additionalProperties},
 * {@code patternProperties}, {@code propertyNames} and {@code unevaluatedProperties} are obeyed.
 */
public enum GrammarScope {

    /**
     * Members of objects that a schema declares, and others only where it speaks of them
     * ({@code additionalProperties} other than false, {@code patternProperties}) or declares none at all. Models cannot
     * invent arguments then.
     */
    DECLARED,

    /**
     * Members of any name and value wherever a schema does not forbid them, as JSON Schema has it; integers with a
     * point and zeros; white space around the calls. Valid calls that a model writes without a grammar, the way the
     * format writes them, it writes with this one too. Names are then seldom certain, so that fewer tokens can be
     * drafted, and a model has to end its answer by itself.
     */
    ALLOWED
}
