package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Corpora;
import dev.toolace.testing.Replay;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Raw outputs of models in every format, read in pieces. {@code -Dtoolace.stream.splits=100} and
 * {@code -Dtoolace.stream.stride=1} make it thorough.
 */
class StreamCorpusTest {

    private static final int SPLITS = Integer.getInteger("toolace.stream.splits", 4);
    private static final int STRIDE = Integer.getInteger("toolace.stream.stride", 17);

    @Test
    void everyCaseIsReadInPiecesAsItIsReadWhole() throws Exception {
        Path file = Corpora.file("corpora/parsers/toolcalls.jsonl.gz");
        assumeTrue(file != null, "the raw outputs are not beside this checkout");
        Random random = new Random(31);
        int calls = 0;
        int withdrawn = 0;
        for (String line : Corpora.lines(file)) {
            JsonObject test = (JsonObject) JsonValue.parse(line);
            ToolSet tools = tools(test);
            String text = text(test, "text");
            for (String name : List.of(text(test, "format"), "auto", "json")) {
                CallFormat format = CallFormat.byName(name);
                Replay whole = Replay.of(format, tools, text, Replay.size(Math.max(1, text.length())));
                Replay single = Replay.of(format, tools, text, Replay.size(1));
                assertThat(single.merged()).as(text).isEqualTo(whole.merged());
                for (int i = 0; i < SPLITS; i++) {
                    Replay pieces = Replay.of(format, tools, text, Replay.sizes(random));
                    assertThat(pieces.merged()).as(text).isEqualTo(whole.merged());
                }
                if (!name.equals("auto") && !name.equals("json")) {
                    calls += whole.finished().size();
                }
                withdrawn += whole.withdrawn();
            }
        }
        assertThat(calls).isGreaterThan(400);
        // Nearly all of them are of calls that are broken or cut off.
        assertThat(withdrawn).isLessThan(120);
    }

    @Test
    void whatIsLeftOfACaseThatIsCutOffIsReadInPiecesAsItIsReadWhole() throws Exception {
        Path file = Corpora.file("corpora/parsers/toolcalls.jsonl.gz");
        assumeTrue(file != null, "the raw outputs are not beside this checkout");
        for (String line : Corpora.lines(file)) {
            JsonObject test = (JsonObject) JsonValue.parse(line);
            String text = text(test, "text");
            CallFormat format = CallFormat.byName(text(test, "format"));
            for (int end = text.length() % STRIDE; end < text.length(); end += STRIDE) {
                Replay.of(format, tools(test), text.substring(0, end), Replay.size(3));
            }
        }
    }

    private static ToolSet tools(JsonObject test) {
        Map<String, Tool> tools = new LinkedHashMap<>();
        for (JsonValue tool : ((JsonArray) Objects.requireNonNull(test.get("tools"))).elements()) {
            Tool parsed = Tool.parse(tool.toJson());
            tools.putIfAbsent(parsed.name(), parsed);
        }
        return ToolSet.of(new ArrayList<>(tools.values()));
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.value() : "";
    }
}
