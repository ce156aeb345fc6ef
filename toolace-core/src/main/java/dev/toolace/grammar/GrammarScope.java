package dev.toolace.grammar;

/**
 * How much of what schemas allow a grammar writes. Whatever the scope, {@code additionalProperties},
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
     * Members of any name and value wherever a schema does not forbid them, as JSON Schema has it. What a model writes
     * without a grammar, and is valid, it writes with this one too. Names are then seldom certain, so that fewer tokens
     * can be drafted.
     */
    ALLOWED
}
