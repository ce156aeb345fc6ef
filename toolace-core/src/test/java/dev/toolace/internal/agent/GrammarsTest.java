package dev.toolace.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Capabilities;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.format.JsonListFormat;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server sees any number of tool sets; few of their grammars are kept. */
class GrammarsTest {

    private final Grammars grammars = Grammars.of(new JsonListFormat(), ScriptedBackend.builder()
            .capabilities(new Capabilities(true, true, false, true, 0, true)).then("[]").build(), GrammarScope.DECLARED);

    private static ToolSet tools(int number) {
        String tool = "{\"name\":\"tool_" + number + "\",\"description\":\"\",\"parameters\":{}}";
        return ToolSet.of(List.of(Tool.parse(tool)));
    }

    private Grammar grammar(int number) {
        return grammars.of(tools(number)).orElseThrow();
    }

    @Test
    void theSixteenThatWereUsedLastAreKept() {
        Grammar first = grammar(0);
        Grammar second = grammar(1);
        for (int i = 2; i < 16; i++) {
            grammar(i);
        }
        assertThat(grammar(0)).isSameAs(first);
        for (int i = 100; i < 115; i++) {
            grammar(i);
        }
        assertThat(grammars.size()).isEqualTo(16);
        assertThat(grammar(0)).as("used after the second").isSameAs(first);
        assertThat(grammar(1)).isNotSameAs(second);
    }

    @Test
    void whatTheCollectorTookIsMadeAgain() {
        Grammar first = grammar(0);
        grammars.forget();
        assertThat(grammar(0)).isNotSameAs(first);
        assertThat(grammars.size()).isEqualTo(1);
    }
}
