package dev.toolace.onnx.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Templates of real models, against what Jinja2 3.1.6 makes of them when it is set up as Hugging Face does. */
class HuggingFaceParityTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicTest> everyTextIsTheSameAndEveryErrorIsOne() throws IOException {
        Path root = SharedData.require("corpora/chat_templates");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(root.resolve("rendered.jsonl.gz"))),
                        StandardCharsets.UTF_8))) {
            return lines.lines().toList().stream().map(line -> (JsonObject) JsonValue.parse(line))
                    .map(test -> DynamicTest.dynamicTest(text(test, "template") + " " + text(test, "case"),
                    () -> check(root, test)));
        }
    }

    private static void check(Path root, JsonObject test) throws IOException {
        String source = Files.readString(root.resolve("templates").resolve(text(test, "template")));
        ChatTemplate template = ChatTemplate.parse(source).withClock(CLOCK);
        JsonObject context = (JsonObject) Objects.requireNonNull(test.get("context"));
        if (test.get("expected") instanceof JsonString expected) {
            assertThat(template.render(context)).isEqualTo(expected.value());
        } else {
            assertThatThrownBy(() -> template.render(context)).isInstanceOf(ToolaceException.class)
                    .hasMessageMatching("TA-TEMPLATE-002: chat template at line \\d+, column \\d+: [\\s\\S]+");
        }
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) Objects.requireNonNull(object.get(name))).value();
    }
}
