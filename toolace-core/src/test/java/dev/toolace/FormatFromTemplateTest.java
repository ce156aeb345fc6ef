package dev.toolace;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class FormatFromTemplateTest {

    private static final String HERMES = "{{ '<tool_call>' + call | tojson + '</tool_call>' }}";

    /** A script behind a chat template. */
    private record Templated(@Nullable String template, ScriptedBackend script) implements Backend {

        @Override
        public String name() {
            return "templated";
        }

        @Override
        public Capabilities capabilities() {
            return script.capabilities();
        }

        @Override
        public Optional<String> chatTemplate() {
            return Optional.ofNullable(template);
        }

        @Override
        public Completion generate(GenerationRequest request) {
            return script.generate(request);
        }
    }

    private static ToolAgent.Builder agent(@Nullable String template, String... replies) {
        return ToolAgent.builder().backend(new Templated(template, ScriptedBackend.of(replies)));
    }

    @Test
    void theChatTemplateChoosesTheFormat() {
        Call call = new Call("get_weather", Call.of("f").arguments().with("city", new JsonString("Paris")));
        String reply = CallFormat.byName("hermes").render(List.of(call));
        try (ToolAgent agent = agent(HERMES, reply, reply).formatFromTemplate().build()) {
            assertThat(agent.format().format().name()).isEqualTo("hermes");
            assertThat(agent.format().evidence()).containsExactly("<tool_call></tool_call>");
            assertThat(agent.invoke("Weather in Paris?", List.of(WEATHER))).isInstanceOfSatisfying(Outcome.Calls.class,
                    calls -> assertThat(calls.calls()).containsExactly(call));
        }
    }

    @Test
    void withoutItTheFormatIsTheOneThatIsGiven() {
        try (ToolAgent agent = agent(HERMES).build()) {
            assertThat(agent.format().format().name()).isEqualTo("json");
            assertThat(agent.format().evidence()).isEmpty();
        }
        try (ToolAgent agent = agent(HERMES).formatFromTemplate().format(CallFormat.byName("mistral")).build()) {
            assertThat(agent.format().format().name()).as("what is said last counts").isEqualTo("mistral");
        }
    }

    @Test
    void aTemplateThatTellsNoFormatIsAnError() {
        assertError(ErrorId.FORMAT_UNTOLD, () -> agent("{{ messages }}").formatFromTemplate().build(), "templated");
        assertError(ErrorId.FORMAT_UNTOLD, () -> agent(null).formatFromTemplate().build(), "knows no chat template");
        assertError(ErrorId.CONFIG, () -> ToolAgent.builder().formatFromTemplate().build(), "needs a backend");
    }
}
