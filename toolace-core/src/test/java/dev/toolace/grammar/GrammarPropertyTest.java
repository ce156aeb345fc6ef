package dev.toolace.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.GrammarWalk;
import dev.toolace.testing.RandomSchemas;
import dev.toolace.testing.RandomTools;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random schemas: whatever a grammar without notes accepts is valid, and no schema breaks the construction. */
class GrammarPropertyTest {

    @Test
    void whatIsAcceptedIsValidForSchemasAsPeopleWriteThem() {
        int checked = 0;
        for (int seed = 0; seed < 600; seed++) {
            checked += check(new RandomTools(seed).parameters(seed % 3 * 0.12), seed);
        }
        assertThat(checked).isGreaterThan(500);
    }

    @Test
    void whatIsAcceptedIsValidForAnySchema() {
        int checked = 0;
        for (int seed = 0; seed < 1000; seed++) {
            JsonObject schema = new RandomSchemas(seed).schema(3);
            checked += check(schema.with("type", new JsonString("object")), seed);
        }
        assertThat(checked).isGreaterThan(200);
    }

    @Test
    void whatIsAcceptedIsValidWhereUndeclaredMembersAreWritten() {
        int checked = 0;
        for (int seed = 0; seed < 600; seed++) {
            checked += check(new RandomTools(seed).parameters(seed % 3 * 0.12), seed, GrammarScope.ALLOWED);
            JsonObject schema = new RandomSchemas(seed).schema(3);
            checked += check(schema.with("type", new JsonString("object")), seed, GrammarScope.ALLOWED);
        }
        assertThat(checked).isGreaterThan(600);
    }

    private static int check(JsonObject schema, int seed) {
        return check(schema, seed, GrammarScope.DECLARED);
    }

    private static int check(JsonObject schema, int seed, GrammarScope scope) {
        ToolSet tools;
        Grammar grammar;
        try {
            tools = ToolSet.of(List.of(new Tool("t", "", schema)));
            grammar = Grammar.ofSchema(schema, GrammarLimits.DEFAULT, scope);
        } catch (ToolaceException e) {
            return 0;
        }
        GrammarWalk walk = new GrammarWalk(seed);
        int checked = 0;
        for (int i = 0; i < 8; i++) {
            String text = walk.text(grammar, 10 + 20 * i);
            if (text != null) {
                checked++;
                JsonValue value = JsonValue.parse(text);
                if (grammar.notes().isEmpty() && value instanceof JsonObject arguments) {
                    assertThat(new CallValidator().validate(List.of(new Call("t", arguments)), tools))
                            .as("%s for %s", text, schema).isEmpty();
                }
            }
        }
        return checked > 0 ? 1 : 0;
    }
}
