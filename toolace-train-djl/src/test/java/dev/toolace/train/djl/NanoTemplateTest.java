package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.conversation.Message;
import dev.toolace.onnx.template.ChatTemplate;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the nano model's chat template shows, and what it hints at after each request. */
class NanoTemplateTest {

    private static final List<Tool> TOOLS = List.of(
            Tool.parse("""
                    {"name":"set_timer","description":"Set a countdown timer","parameters":{"type":"object","properties":{
                     "minutes":{"type":"integer","description":"Length"},"label":{"type":"string"}},
                     "required":["minutes"]}}"""),
            Tool.parse("""
                    {"name":"dimLights","description":"Dim the lights of a room","parameters":{"type":"object",
                     "properties":{"room":{"type":"string","enum":["attic","hall"]},"percent":{"type":"integer"}},
                     "required":["room","percent"]}}"""),
            Tool.parse("{\"name\":\"stop\",\"description\":\"\"}"));

    private static ChatTemplate template;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(NanoTraining.class.getResourceAsStream("chat_template.jinja"))) {
            template = ChatTemplate.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void showsToolsThenTheConversation() {
        assertThat(template.render(List.of(Message.user("Hi!"), Message.assistant("[]"), Message.user("Bye.")), TOOLS,
                true, Map.of())).isEqualTo("""
                <|tools|>
                set_timer: Set a countdown timer
                 minutes* integer: Length
                 label string:\s
                dimLights: Dim the lights of a room
                 room* string: attic|hall\s
                 percent* integer:\s
                stop:\s
                <|user|>Hi!<|end|><|tools|>
                <|assistant|>[]<|end|><|user|>Bye.<|end|><|tools|>
                <|assistant|>""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Twelve minutes on the TIMER, now       | +set_timer 4 minutes",
        "Start a timer with a label             | +set_timer 4 -minutes label",
        "Lights to 30 percent in the hall       | +dimLights 4 -room percent",
        "Bedroom lights                         | +dimLights 4 room -percent",
        "Room lights, and a timer!              | +dimLights 9 room -percent: Room lights;+set_timer 4 -minutes: and a timer!",
        "Timer of 2 minutes and Lights, 9 % HALL| +set_timer 4 minutes: Timer of 2 minutes;+dimLights 4 -room -percent: Lights, 9 % HALL",
        "A timer in my room with little light.  | +dimLights 9 room -percent;set_timer 4 -minutes",
        "Please stop it                         | +stop 9",
        "What is the time?                      | +set_timer 4 -minutes",
        "What is the weather?                   | ",
    })
    void hintsAtTheToolsWhoseWordsTheRequestUses(String request, String hints) {
        String text = template.render(List.of(Message.user(request)), TOOLS, false, Map.of());
        String expected = hints == null ? "\n" : "\n" + hints.replace(';', '\n') + "\n";
        assertThat(text.substring(text.lastIndexOf("<|tools|>"))).isEqualTo("<|tools|>" + expected);
    }

    @Test
    void withoutToolsThereIsNoHint() {
        assertThat(template.render(List.of(Message.user("Start a timer")), List.of(), true, Map.of()))
                .isEqualTo("<|user|>Start a timer<|end|><|assistant|>");
    }
}
