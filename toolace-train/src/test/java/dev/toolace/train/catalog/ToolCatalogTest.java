package dev.toolace.train.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.tool.Tool;
import dev.toolace.train.sample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolCatalogTest {

    @TempDir
    Path folder;

    @Test
    void aboutATenthIsSetAside() {
        int heldOut = 0;
        for (int i = 0; i < 10_000; i++) {
            heldOut += ToolCatalog.isHeldOut("tool_number_" + i) ? 1 : 0;
        }
        assertThat(heldOut).isBetween(850, 1150);
    }

    @Test
    void theSpellingOfANameDoesNotMatter() {
        for (int i = 0; i < 500; i++) {
            List<String> words = List.of("get", "thing" + i, "status");
            boolean expected = ToolCatalog.isHeldOut(Words.join(words, 0));
            for (int style = 1; style <= 4; style++) {
                assertThat(ToolCatalog.isHeldOut(Words.join(words, style))).isEqualTo(expected);
            }
            assertThat(ToolCatalog.isHeldOut("GET_THING" + i + "_STATUS")).isEqualTo(expected);
        }
    }

    /** Another split would let a model be tested on what it was trained on. */
    @Test
    void theSplitIsFixedForever() {
        assertThat(ToolCatalog.isHeldOut("get_weather")).isTrue();
        assertThat(ToolCatalog.isHeldOut("play_song")).isFalse();
    }

    @Test
    void readsAPoolAndAddsTheToolsOfSamples() throws IOException {
        Path pool = Files.write(folder.resolve("pool.jsonl"), List.of(
                "{\"api_name\":\"getForecast\",\"api_description\":\"Weather.\",\"field\":\"Earth\",\"parameters\":{"
                        + "\"a\":{\"type\":\"str\",\"description\":\"d\"},\"b\":{\"type\":\"int\"},\"c\":{\"type\":\"float\"},"
                        + "\"d\":{\"type\":\"bool\"},\"e\":{\"type\":\"list\"},\"f\":{\"type\":\"dict\"},\"g\":{}},"
                        + "\"required\":[\"a\"]}",
                "{\"api_name\":\"no parameters\"}",
                "{\"api_name\":\"\",\"api_description\":\"nameless\",\"parameters\":{}}"));
        Tool again = Tool.parse("{\"name\":\"get_forecast\",\"description\":\"Another.\"}");
        Tool other = Tool.parse("{\"name\":\"play_song\",\"description\":\"Plays.\"}");
        ToolCatalog catalog = ToolCatalog.load(pool,
                List.of(new Sample("1", "set", "single", List.of(), List.of(again, other), List.of())));

        assertThat(catalog.training()).extracting(tool ->
                tool.tool().name()).containsExactly("getForecast", "play_song");
        assertThat(catalog.heldOut()).isEmpty();
        assertThat(catalog.training()).extracting(CatalogTool::field).containsExactly("Earth", "set");
        assertThat(Parameter.of(catalog.training().get(0).tool())).extracting(Parameter::type)
                .containsExactly("string", "integer", "number", "boolean", "array", "object", "string");
        assertThat(Parameter.of(catalog.training().get(0).tool())).extracting(Parameter::required)
                .containsExactly(true, false, false, false, false, false, false);
    }
}
