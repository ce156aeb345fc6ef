package dev.toolace.internal.grammar.schema;

import dev.toolace.Limits;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarLimits;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.grammar.Choice;
import dev.toolace.internal.grammar.Part;
import dev.toolace.internal.schema.ToolChecks;
import dev.toolace.json.JsonObject;
import dev.toolace.tool.Tool;
import java.util.List;

/** Grammars of values. Stateless. */
public final class SchemaGrammar {

    private SchemaGrammar() {}

    /**
     * The JSON values of a schema.
     *
     * @param schema checked here
     * @param limits bounds
     * @param scope what is written of what the schema allows
     * @return the grammar, of both styles of white space
     */
    public static Grammar ofValue(JsonObject schema, GrammarLimits limits, GrammarScope scope) {
        ToolChecks.checkSize(schema, Limits.DEFAULT);
        ToolChecks.checkSchema(schema);
        Workshop shop = new Workshop(limits, scope);
        List<Part> styles = List.of(
                new ValueParts(shop, "", new SchemaDocument(schema), Notation.JSON).value(List.of(schema)),
                new ValueParts(shop, "", new SchemaDocument(schema), Notation.SPACED_JSON).value(List.of(schema)));
        return shop.grammar(shop.keep(new Choice(styles)));
    }

    /**
     * The arguments of a tool's calls.
     *
     * @param tool the tool
     * @param notation how they are written
     * @param shop takes the parts
     * @return all arguments, with what stands around them
     */
    public static Part arguments(Tool tool, Notation notation, Workshop shop) {
        return new ValueParts(shop, tool.name(), new SchemaDocument(tool.parameters()), notation)
                .arguments(tool.parameters());
    }
}
