package dev.toolace.format;

import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.testing.RandomJson;
import dev.toolace.tool.ToolSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatFuzzTest {

    private static final List<String> NAMES = List.of("f", "get_weather", "a.b.c", "Search the web", "x(y", "größe");
    private static final ToolSet TOOLS = ToolSet.of(NAMES.stream().map(name -> tool(name, "{}")).toList());

    static List<CallFormat> formats() {
        return List.of(new JsonListFormat(), new PythonListFormat());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsRenderedIsReadBack(CallFormat format) {
        RandomJson random = new RandomJson(11);
        for (int i = 0; i < 3000; i++) {
            List<Call> calls = random.calls(NAMES);
            String text = format.render(calls);
            assertThat(format.parse(text, TOOLS)).as(text).isEqualTo(new ParsedCalls(calls));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noPrefixIsACallWithoutARepair(CallFormat format) {
        RandomJson random = new RandomJson(12);
        for (int i = 0; i < 300; i++) {
            String text = format.render(random.calls(NAMES));
            for (int end = 0; end < text.length(); end++) {
                ParseResult result = format.parse(text.substring(0, end), TOOLS);
                if (end == 0) {
                    assertThat(result).isEqualTo(new NoCallText(""));
                } else {
                    int length = end;
                    if (result instanceof ParsedCalls parsed) {
                        assertThat(parsed.repairs()).as(text.substring(0, end)).isNotEmpty();
                    } else {
                        assertThat(result).as(text.substring(0, end)).isInstanceOfSatisfying(ParseFailure.class,
                                failure -> assertThat(failure.offset()).isBetween(0, length));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mutatedTextNeverThrowsAndWhatIsReadCanBeWrittenAgain(CallFormat format) {
        RandomJson random = new RandomJson(13);
        int calls = 0;
        int failures = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random.mutate(format.render(random.calls(NAMES)));
            ParseResult result = format.parse(text, TOOLS);
            if (result instanceof ParsedCalls parsed) {
                assertThat(format.parse(format.render(parsed.calls()), TOOLS)).as(text).isEqualTo(new ParsedCalls(parsed.calls()));
                calls++;
            } else if (result instanceof ParseFailure failure) {
                assertThat(failure.offset()).isBetween(0, text.length());
                failures++;
            }
        }
        assertThat(calls).isGreaterThan(2000);
        assertThat(failures).isGreaterThan(2000);
    }
}
