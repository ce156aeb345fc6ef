package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.SharedData;
import dev.toolace.onnx.TokenModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An export that another tool made: its cache grows by copying, key and value in one tensor. */
class ForeignExportTest {
    @Test
    void givesTheKnownTokens() throws Exception {
        Path folder = SharedData.require("corpora/exports/tiny-random-gpt2-fp32");
        JsonObject expected = (JsonObject) JsonValue.parse(Files.readString(folder.resolve("expected.json")));
        try (TokenModel model = TokenModel.open(folder, 1)) {
            for (JsonValue test : ((JsonArray) expected.get("greedy")).elements()) {
                int[] prompt = ints(((JsonObject) test).get("prompt"));
                int[] tokens = ints(((JsonObject) test).get("tokens"));
                assertThat(model.greedy(prompt, tokens.length)).isEqualTo(tokens);
                assertThat(model.greedy(prompt, tokens.length)).as("again").isEqualTo(tokens);
            }
        }
    }

    private static int[] ints(JsonValue value) {
        return ((JsonArray) value).elements().stream().mapToInt(number -> ((JsonNumber) number).value().intValueExact()).toArray();
    }
}
