package dev.toolace;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Capabilities;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.format.CallFormat;
import dev.toolace.format.JsonListFormat;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.testing.Tools;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the grammar of a query's tools reaches the backend. */
class ConstrainedAgentTest {

    private static final Capabilities OBEDIENT = new Capabilities(true, true, false, true, 0, true);

    private static ScriptedBackend.Builder obedient() {
        return ScriptedBackend.builder().capabilities(OBEDIENT);
    }

    @Test
    void everyRoundHasTheSameGrammar() {
        String answer = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":5}}]";
        ScriptedBackend backend = obedient().then(answer).then(answer).then(answer).then(answer).build();
        try (ToolAgent agent = ToolAgent.builder().backend(backend).constrained(true).build()) {
            agent.invoke("Five minutes", List.of(Tools.TIMER));
            agent.invoke("Again", List.of(Tools.TIMER));
        }

        assertThat(backend.requests()).hasSize(4).allSatisfy(request -> {
            assertThat(request.grammar()).isEqualTo(backend.requests().get(0).grammar());
            assertThat(request.grammar().orElseThrow().accepts(answer)).isTrue();
        });
    }

    @Test
    void membersThatNoToolDeclaresAreWrittenIfTheHostWantsThat() {
        String answer = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":5,\"loud\":true}}]";
        ScriptedBackend backend = obedient().then(answer).then(answer).build();
        try (ToolAgent agent = ToolAgent.builder().backend(backend).constrained(GrammarScope.ALLOWED).build()) {
            agent.invoke("Five minutes", List.of(Tools.TIMER));
        }

        assertThat(backend.requests().get(0).grammar().orElseThrow().accepts(answer)).isTrue();
        assertThat(new JsonListFormat().grammar(Tools.set(Tools.TIMER)).orElseThrow().accepts(answer)).isFalse();
    }

    @Test
    void withoutBeingAskedForThereIsNone() {
        ScriptedBackend backend = obedient().then("[]").then("[]").build();
        try (ToolAgent agent = ToolAgent.builder().backend(backend).build()) {
            agent.invoke("Five minutes", List.of(Tools.TIMER));
        }

        assertThat(backend.requests()).allSatisfy(request -> assertThat(request.grammar()).isEmpty());
    }

    @Test
    void aBackendOrFormatThatCannotIsRefused() {
        ToolAgent.Builder builder = ToolAgent.builder().constrained(true);
        assertError(ErrorId.CONFIG, () -> builder.backend(ScriptedBackend.of("[]")).build(), "scripted");
        assertError(ErrorId.CONFIG, () -> ToolAgent.builder().backend(obedient().build())
                .format(CallFormat.byName("auto")).constrained(true).build(), "auto");
    }
}
