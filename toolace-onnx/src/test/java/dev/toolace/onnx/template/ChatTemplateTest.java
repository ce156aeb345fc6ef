package dev.toolace.onnx.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.SharedData;
import dev.toolace.onnx.TinyModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTemplateTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC);

    /** Expected texts written by Jinja2 3.1.6, set up as Hugging Face does. */
    @TestFactory
    Stream<DynamicTest> rendersAsJinja2Does() throws IOException {
        String json;
        try (var in = Objects.requireNonNull(ChatTemplateTest.class.getResourceAsStream("/template_golden.json"))) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return ((JsonArray) JsonValue.parse(json)).elements().stream().map(JsonObject.class::cast)
                .map(test -> DynamicTest.dynamicTest(text(test, "name"), () ->
                        assertThat(ChatTemplate.parse(text(test, "template")).render((JsonObject) Objects.requireNonNull(test.get("context"))))
                                .isEqualTo(text(test, "expected"))));
    }

    @Test
    void rendersRealTemplatesAsJinja2Does() throws IOException {
        Path root = SharedData.require("corpora/chat_templates");
        int same = 0;
        int total = 0;
        Map<String, Integer> unsupported = new HashMap<>();
        Map<String, Integer> different = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(root.resolve("rendered.jsonl.gz"))), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject test = (JsonObject) JsonValue.parse(line);
                String name = text(test, "template");
                String source = Files.readString(root.resolve("templates").resolve(name));
                String got;
                try {
                    got = ChatTemplate.parse(source).withClock(CLOCK).render((JsonObject) Objects.requireNonNull(test.get("context")));
                } catch (ToolaceException e) {
                    got = null;
                    if (test.get("expected") instanceof JsonString) {
                        unsupported.merge(name, 1, Integer::sum);
                    }
                }
                if (test.get("expected") instanceof JsonString expected) {
                    total++;
                    same += expected.value().equals(got) ? 1 : 0;
                    if (got != null && !expected.value().equals(got)) {
                        different.merge(name, 1, Integer::sum);
                    }
                } else {
                    assertThat(got).as("%s must refuse", name).isNull();
                }
            }
        }
        System.out.println("chat templates: " + same + " of " + total + " texts as Jinja2; unsupported: " + unsupported + "; different: " + different);
        assertThat(different).isEmpty();
        assertThat(unsupported).isEmpty();
        assertThat(same).isEqualTo(total).isPositive();
    }

    @Test
    void textsAreNeverTemplateCode() {
        ChatTemplate template = ChatTemplate.parse("{{ m }}{% for x in l %}{{ x }}{% endfor %}");
        assertThat(template.render(Map.of("m", "{{ 6*7 }}", "l", List.of("{% raw %}", "{# c #}"))))
                .isEqualTo("{{ 6*7 }}{% raw %}{# c #}");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(arguments("{{ a", 1, 1), arguments("text\n  {% if x %}", 2, 13), arguments("{{ 'abc }}", 1, 4),
                arguments("{% nonsense %}", 1, 4), arguments("{{ a | nofilter }}", 1, 8), arguments("{{ a is notest }}", 1, 9),
                arguments("a\nb {{ a b }}", 2, 8), arguments("{% endif %}", 1, 4), arguments("{% for x y %}", 1, 10),
                arguments("{{ (1 }}", 1, 7), arguments("{# no end", 1, 1), arguments("{{ 1 + }}", 1, 8),
                arguments("{{ ] }}", 1, 4), arguments("{{ 99999999999999999999 }}", 1, 4), arguments("{% break %}", 1, 4));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedTemplatesNameThePlace(String source, int line, int column) {
        assertThatThrownBy(() -> ChatTemplate.parse(source)).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-TEMPLATE-001").hasMessageContaining("line " + line + ", column " + column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ a.b.c }}", "{{ raise_exception('no') }}", "{{ 1 / 0 }}", "{{ a() }}", "{{ 'x' + 1 }}", "{{ 1 < 'x' }}",
        "{% for x in 5 %}{% endfor %}", "{{ none | length }}", "{{ 'x' * 99999999999 }}", "{{ range(10000000) }}", "{{ 2 ** 64 }}",
        "{{ [1][::0] }}", "{{ ''.split('') }}", "{% set a, b = [1] %}", "{{ {[]: 1} }}", "{% set x.y = 1 %}"})
    void failingTemplatesNameThePlace(String source) {
        ChatTemplate template = ChatTemplate.parse("\n" + source);
        assertThatThrownBy(() -> template.render(Map.of())).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-TEMPLATE-002").hasMessageContaining("line 2, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% set ns = namespace(s='xxxxxxxx') %}{% for a in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}"})
    void runawayTemplatesAreStopped(String source) {
        ChatTemplate template = ChatTemplate.parse(source);
        assertThatThrownBy(() -> template.render(Map.of())).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-TEMPLATE-002");
    }

    @Test
    void deepNestingIsRefusedNotOverflowing() {
        for (String source : List.of("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}", "{% if 1 %}".repeat(5000),
                "{{ " + "not ".repeat(5000) + "1 }}", "{{ " + "-".repeat(5000) + "1 }}", "{{ " + "[".repeat(5000),
                "{{ 1 " + "if 1 else 1 ".repeat(5000) + "}}")) {
            assertThatThrownBy(() -> ChatTemplate.parse(source)).isInstanceOf(ToolaceException.class);
        }
        String chain = "{{ a" + "[0]".repeat(20_000) + " }}";
        assertThatThrownBy(() -> ChatTemplate.parse(chain).render(Map.of())).isInstanceOf(ToolaceException.class);
        String sum = "{{ 1" + " + 1".repeat(20_000) + " }}";
        assertThatThrownBy(() -> ChatTemplate.parse(sum).render(Map.of())).isInstanceOf(ToolaceException.class);
    }

    @Test
    void everyPrefixAndManyMutationsParseOrFailCleanly() throws IOException {
        String source = TinyModel.template();
        for (int i = 0; i < source.length(); i++) {
            tryOut(source.substring(0, i));
        }
        Random random = new Random(42);
        String alphabet = "{}%#-+()[]'\"|.,:~ ab1\n=<>*/";
        for (int round = 0; round < 3000; round++) {
            char[] text = source.toCharArray();
            for (int change = 0; change < 1 + random.nextInt(4); change++) {
                text[random.nextInt(text.length)] = alphabet.charAt(random.nextInt(alphabet.length()));
            }
            tryOut(new String(text));
        }
    }

    private static void tryOut(String source) {
        Map<String, Object> context = new HashMap<>();
        context.put("messages", List.of(Map.of("role", "user", "content", "x")));
        context.put("tools", Arrays.asList(Map.of("function", Map.of("name", "n", "description", "d", "parameters", Map.of(
                "properties", Map.of("p", Map.of("type", "string")))))));
        try {
            ChatTemplate.parse(source).render(context);
        } catch (ToolaceException e) {
            assertThat(e.getMessage()).startsWith("TA-TEMPLATE-00");
        }
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) Objects.requireNonNull(object.get(name))).value();
    }
}
