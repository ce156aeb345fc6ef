package dev.toolace.onnx.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.TinyModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTemplateTest {
    /** Expected texts written by Jinja2 3.1.6, set up as Hugging Face does. */
    @TestFactory
    Stream<DynamicTest> rendersAsJinja2Does() throws IOException {
        String json;
        try (var in = Objects.requireNonNull(ChatTemplateTest.class.getResourceAsStream("/template_golden.json"))) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return ((JsonArray) JsonValue.parse(json)).elements().stream().map(JsonObject.class::cast)
                .map(test -> DynamicTest.dynamicTest(text(test, "name"), () ->
                        assertThat(ChatTemplate.parse(text(test,
                                "template")).render((JsonObject) Objects.requireNonNull(test.get("context"))))
                                .isEqualTo(text(test, "expected"))));
    }

    @Test
    void textsAreNeverTemplateCode() {
        ChatTemplate template = ChatTemplate.parse("{{ m }}{% for x in l %}{{ x }}{% endfor %}");
        assertThat(template.render(Map.of("m", "{{ 6*7 }}", "l", List.of("{% raw %}", "{# c #}"))))
                .isEqualTo("{{ 6*7 }}{% raw %}{# c #}");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(arguments("{{ a", 1, 1), arguments("text\n  {% if x %}", 2, 13), arguments("{{ 'abc }}", 1, 4),
                arguments("{% nonsense %}", 1, 4), arguments("{{ a | nofilter }}", 1, 8),
                        arguments("{{ a is notest }}", 1, 9),
                arguments("a\nb {{ a b }}", 2, 8), arguments("{% endif %}", 1, 4), arguments("{% for x y %}", 1, 10),
                arguments("{{ (1 }}", 1, 7), arguments("{# no end", 1, 1), arguments("{{ 1 + }}", 1, 8),
                arguments("{{ ] }}", 1, 4), arguments("{% break %}", 1, 4),
                arguments("{% set x.y.z = 1 %}", 1, 11), arguments("{% macro f(a, a) %}{% endmacro %}", 1, 15),
                arguments("{% for i in l %}{% macro f() %}{% break %}{% endmacro %}{% endfor %}", 1, 35),
                arguments("{% include 'x' %}", 1, 4), arguments("{{ 'a\\xg' }}", 1, 4),
                        arguments("a\n{% raw %}", 2, 1));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedTemplatesNameThePlace(String source, int line, int column) {
        assertThatThrownBy(() -> ChatTemplate.parse(source)).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-TEMPLATE-001").hasMessageContaining("line " + line + ", column " + column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ a.b.c }}", "{{ raise_exception('no') }}", "{{ 1 / 0 }}", "{{ [].append(1) }}",
            "{{ a() }}", "{{ 'x' + 1 }}", "{{ 1 < 'x' }}",
        "{% for x in 5 %}{% endfor %}", "{{ none | length }}", "{{ range(10000000) }}",
        "{{ [1][::0] }}", "{{ ''.split('') }}", "{% set a, b = [1] %}", "{{ {[]: 1} }}", "{% set x.y = 1 %}"})
    void failingTemplatesNameThePlace(String source) {
        ChatTemplate template = ChatTemplate.parse("\n" + source);
        assertThatThrownBy(() -> template.render(Map.of())).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-TEMPLATE-002").hasMessageContaining("line 2, column ");
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
        context.put("tools", Arrays.asList(Map.of("function",
                Map.of("name", "n", "description", "d", "parameters", Map.of(
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
