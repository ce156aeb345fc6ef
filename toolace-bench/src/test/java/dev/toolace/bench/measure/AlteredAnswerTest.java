package dev.toolace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.format.JsonListFormat;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlteredAnswerTest {

    private static final ToolSet TOOLS = ToolSet.of(List.of(Tool.parse("""
            {"name":"dim","parameters":{"type":"object","properties":{"percent":{"type":"integer","maximum":100},
             "room":{"type":"string"},"list":{"enum":["shopping","todo"]}}}}""")));

    @Test
    void oneArgumentIsAnotherValidOne() {
        assertThat(altered("{\"percent\":30,\"room\":\"kitchen\"}")).isEqualTo("{\"percent\":31,\"room\":\"kitchen\"}");
        assertThat(altered("{\"percent\":100}")).isEqualTo("{\"percent\":99}");
        assertThat(altered("{\"list\":\"todo\",\"room\":\"living room\"}"))
                .isEqualTo("{\"list\":\"todo\",\"room\":\"room\"}");
    }

    @Test
    void whereNothingCanBeAlteredTheAnswerStays() {
        assertThat(AlteredAnswer.alter("[]", new JsonListFormat(), TOOLS)).isEmpty();
        assertThat(AlteredAnswer.alter(call("{\"list\":\"todo\"}"), new JsonListFormat(), TOOLS)).isEmpty();
    }

    @Test
    void onlyTheFirstAnswerIsAltered() {
        String text = call("{\"percent\":5}");
        AlteredAnswer backend = new AlteredAnswer(ScriptedBackend.of(text, text), new JsonListFormat(), TOOLS);
        GenerationRequest request = GenerationRequest.of(new Prompt.Text("?"), GenerationOptions.DEFAULT);
        assertThat(backend.generate(request).text()).isEqualTo(call("{\"percent\":6}"));
        assertThat(backend.generate(request).text()).isEqualTo(text);
    }

    private static String altered(String arguments) {
        String text = AlteredAnswer.alter(call(arguments), new JsonListFormat(), TOOLS).orElseThrow();
        return text.substring(text.indexOf("{", 2), text.length() - 2);
    }

    private static String call(String arguments) {
        return "[{\"name\":\"dim\",\"arguments\":" + arguments + "}]";
    }
}
