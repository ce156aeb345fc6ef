package dev.toolace.grammar;

import dev.toolace.ToolaceException;
import dev.toolace.internal.grammar.schema.SchemaGrammar;
import dev.toolace.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which texts a model may write, as an automaton over the bytes of their UTF-8. A format's grammar for tools
 * ({@link dev.toolace.format.CallFormat#grammar}) accepts answers that the format reads without any repair, and whose
 * calls satisfy the tools' schemas as far as {@link #notes} does not say otherwise.
 *
 * <p>From every state that is not dead the end of a text can be reached. A grammar may accept less than a schema
 * allows: members that a schema does not declare are written as {@link GrammarScope} has it, bounded numbers have no
 * exponent, and white space is that of the format.
 *
 * <p>Immutable and safe for use by many threads; states and transitions are remembered inside, within
 * {@link GrammarLimits#maxStates}.
 */
public interface Grammar {

    /** Two states that have a representative in common agree on all texts of at most this number of bytes. */
    int HORIZON = 128;

    /**
     * Where every text starts.
     *
     * @return the state before the first byte
     */
    GrammarState start();

    /**
     * What is left to the validator.
     *
     * @return in the order of the schemas; empty if every accepted text is valid
     */
    List<GrammarNote> notes();

    /**
     * The state after a text.
     *
     * @param text well-formed Unicode
     * @return perhaps dead
     */
    default GrammarState after(String text) {
        GrammarState state = start();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            state = state.next(b);
        }
        return state;
    }

    /**
     * Whether a text is one of this grammar.
     *
     * @param text any text
     * @return true if it is accepted as a whole
     */
    default boolean accepts(String text) {
        return after(text).accepting();
    }

    /**
     * The JSON values of a schema, without any call around them.
     *
     * @param schema a JSON Schema, as for a tool's parameters
     * @return the grammar
     * @throws ToolaceException TA-GRAMMAR-001 beyond a limit, TA-GRAMMAR-002 if no value satisfies the schema
     */
    static Grammar ofSchema(JsonObject schema) {
        return ofSchema(schema, GrammarLimits.DEFAULT);
    }

    /**
     * The JSON values of a schema, without any call around them.
     *
     * @param schema a JSON Schema, as for a tool's parameters
     * @param limits bounds on its size
     * @return the grammar
     * @throws ToolaceException TA-GRAMMAR-001 beyond a limit, TA-GRAMMAR-002 if no value satisfies the schema
     */
    static Grammar ofSchema(JsonObject schema, GrammarLimits limits) {
        return ofSchema(schema, limits, GrammarScope.DECLARED);
    }

    /**
     * The JSON values of a schema, without any call around them.
     *
     * @param schema a JSON Schema, as for a tool's parameters
     * @param limits bounds on its size
     * @param scope what is written of what the schema allows
     * @return the grammar
     * @throws ToolaceException TA-GRAMMAR-001 beyond a limit, TA-GRAMMAR-002 if no value satisfies the schema
     */
    static Grammar ofSchema(JsonObject schema, GrammarLimits limits, GrammarScope scope) {
        return SchemaGrammar.ofValue(schema, limits, scope);
    }
}
