package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomCalls;
import dev.toolace.testing.RandomJson;
import dev.toolace.tool.ToolSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties that hold for every format of the table. */
class ModelFormatTest {

    private static final ToolSet TOOLS = RandomCalls.TOOLS;

    static List<CallFormat> formats() {
        return CallFormat.names().stream().map(CallFormat::byName).toList();
    }

    /** CWM's only syntax for arguments is one command. */
    static List<CallFormat> generalFormats() {
        return formats().stream().filter(format -> !format.name().equals("cwm")).toList();
    }

    @ParameterizedTest
    @MethodSource("generalFormats")
    void whatIsRenderedIsReadBack(CallFormat format) {
        Random random = new Random(21);
        for (int i = 0; i < 1000; i++) {
            List<Call> calls = RandomCalls.of(format.name(), random, i);
            String text = format.render(calls);
            assertThat(format.parse(text, TOOLS)).as(text).isEqualTo(new ParsedCalls(calls));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anyTextIsReadWithoutAnException(CallFormat format) {
        RandomJson random = new RandomJson(22);
        String rendered = format.render(List.of(new Call("f", (JsonObject) JsonValue.parse("{\"text\":\"a\",\"list\":[1]}")),
                Call.of("get_weather")));
        for (int end = 0; end <= rendered.length(); end++) {
            assertThat(format.parse(rendered.substring(0, end), TOOLS)).isNotNull();
        }
        for (int i = 0; i < 2000; i++) {
            ParseResult result = format.parse(random.mutate(rendered), TOOLS);
            if (result instanceof ParseFailure failure) {
                assertThat(failure.message()).isNotBlank();
            }
        }
    }
}
