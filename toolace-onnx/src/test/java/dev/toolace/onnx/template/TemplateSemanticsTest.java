package dev.toolace.onnx.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The language, piece by piece. The expected texts, and null where there is an error, come from Jinja2 3.1.6 with an
 * {@code ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)}, loop controls, {@code do}, and the
 * extension, filter and
 * functions that Hugging Face adds.
 */
class TemplateSemanticsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicContainer> asInJinja2() throws IOException {
        String json;
        try (var in = Objects.requireNonNull(TemplateSemanticsTest.class.getResourceAsStream("/template_semantics.json"))) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return objects(JsonValue.parse(json)).map(group -> {
            JsonObject context = (JsonObject) Objects.requireNonNull(group.get("context"));
            return DynamicContainer.dynamicContainer(text(group, "name"),
                    objects(Objects.requireNonNull(group.get("cases")))
                    .map(test -> DynamicTest.dynamicTest("<" + text(test, "template") + ">",
                    () -> check(test, context))));
        });
    }

    private static Stream<JsonObject> objects(JsonValue array) {
        return ((JsonArray) array).elements().stream().map(JsonObject.class::cast);
    }

    private static void check(JsonObject test, JsonObject context) {
        if (test.get("expected") instanceof JsonString expected) {
            assertThat(render(text(test, "template"), context)).isEqualTo(expected.value());
        } else {
            assertThatThrownBy(() -> render(text(test, "template"), context)).isInstanceOf(ToolaceException.class)
                    .hasMessageStartingWith("TA-TEMPLATE-");
        }
    }

    private static String render(String source, JsonObject context) {
        return ChatTemplate.parse(source).withClock(CLOCK).render(context);
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) Objects.requireNonNull(object.get(name))).value();
    }

    private static String render(String source) {
        return render(source, JsonObject.EMPTY);
    }

    @Test
    void valuesOfJavaAreThoseOfPython() {
        Map<String, Object> context = Map.of("list", List.of(1, 2.5f, true, "a"), "map", Map.of(1, List.of()), "byte",
                (byte) 3,
                "decimal", new java.math.BigDecimal("1.50"), "big", java.math.BigInteger.TWO.pow(70));
        assertThat(ChatTemplate.parse("{{ list }} {{ map }} {{ byte + 1 }} {{ decimal }} {{ big + 1 }}").render(context))
                .isEqualTo("[1, 2.5, True, 'a'] {'1': []} 4 1.5 1180591620717411303425");
    }

    /** Not in Jinja or Hugging Face, but templates exist that need it. */
    @Test
    void jsonCanBeRead() {
        assertThat(render("{{ ('{\"a\": [1, 2.0, null]}' | from_json).a }}")).isEqualTo("[1, 2.0, None]");
        assertThatThrownBy(() -> render("{{ '{' | from_json }}")).hasMessageContaining("TA-TEMPLATE-002");
    }

    /** What must not be reached keeps its kind of error where it is used, and is nothing where it is only printed. */
    @Test
    void theSandboxRefusesToChangeValuesAndToShowPythonsInside() {
        assertThat(render("[{{ [].append }}{{ ''.__class__ }}{{ {}.update is defined }}]")).isEqualTo("[False]");
        assertThatThrownBy(() -> render("{{ {}.update({'a': 1}) }}")).hasMessageContaining("unsafe");
        assertThatThrownBy(() -> render("{{ ''.__class__.mro() }}")).hasMessageContaining("unsafe");
    }

    @Test
    void unknownFiltersOnlyMatterWhereTheyMayRun() {
        assertThat(render("{% if false %}{{ 1 | nope }}{% endif %}ok")).isEqualTo("ok");
        assertThatThrownBy(() ->
                render("{% if true %}{{ 1 | nope }}{% endif %}")).hasMessageContaining("TA-TEMPLATE-002");
        assertThatThrownBy(() -> ChatTemplate.parse("{{ 1 | nope }}")).hasMessageContaining("TA-TEMPLATE-001");
    }

    /** Found by comparing random templates with Jinja2. */
    @Test
    void anEmptySubscriptIsThatOfTheEmptyTuple() {
        assertThat(render("{{ {(): 1}[] }}|{{ [1][] }}")).isEqualTo("1|");
    }

    /** Found by comparing random templates with Jinja2. */
    @Test
    void aBlockMustGiveText() {
        assertThat(render("{% filter upper %}abc{% endfilter %}")).isEqualTo("ABC");
        assertThatThrownBy(() ->
                render("{% filter length %}abc{% endfilter %}")).hasMessageContaining("TA-TEMPLATE-002");
        assertThatThrownBy(() -> render("{% call namespace() %}{% endcall %}")).hasMessageContaining("TA-TEMPLATE-002");
    }

    /** Found by comparing random templates with Jinja2. */
    @Test
    void conditionsOfLoopsSeeWhatEarlierTurnsDid() {
        assertThat(render("{% set ns = namespace(seen=[]) %}{% for x in [1, 1, 2, 1] if x not in ns.seen %}{{ x }}"
                + "{% set ns.seen = ns.seen + [x] %}{% endfor %}")).isEqualTo("12");
    }

    /** What a float cannot hold needs no arithmetic, which would take time without bound. */
    @Test
    void digitsBeyondThoseOfAFloatAreZeros() {
        assertThat(render("{{ '%.2000f' % 0.1 }}")).hasSize(2002).startsWith("0.1000000000000000055511151231257827")
                .endsWith("0".repeat(900));
        assertThat(render("{{ '%.2000e' % 0.1 }}")).hasSize(2006).endsWith("000e-01");
    }

    /** Many branches with many names: each branch costs what is in it, not what is around it. */
    @Test
    void manyNamesInManyBranchesAreReadQuickly() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 8000; i++) {
            source.append("{% if a").append(i).append(" %}{% set b").append(i).append(" = 1 %}{% endif %}");
        }
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> assertThat(render(source + "{{ b7 }}x")).isEqualTo("x"));
    }

    @Test
    void aRandomElementIsOneOfThem() {
        assertThat(render("{{ ['a', 'b'] | random }}{{ [] | random }}")).isIn("a", "b");
    }
}
