package dev.toolace.onnx.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template from anywhere ends, and soon. */
class TemplateLimitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f() %}{% call f() %}{{ caller() }}{% endcall %}{% endmacro %}{{ f() }}",
        "{% for a in [1] recursive %}{{ loop([a]) }}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% set ns = namespace(s='xxxxxxxx') %}{% for a in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
        "{% set ns = namespace(s=[1]) %}{% for a in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
        "{% set ns = namespace(s=1) %}{% for a in range(99999) %}{% set ns.s = [ns.s] %}{% endfor %}{{ ns.s }}",
        "{% set ns = namespace(s=1) %}{% for a in range(99999) %}{% set ns.s = [ns.s] %}{% endfor %}{{ ns.s | tojson }}",
        "{% set ns = namespace() %}{% set ns.s = [ns] %}{{ ns }}",
        "{% set l = range(99999) | list %}{% for a in l %}{{ -1 in l }}{% endfor %}",
        "{% set l = range(99999) | list %}{% for a in l %}{{ l | sort | first }}{% endfor %}",
        "{% set s = 'x' * 9999999 %}{% for a in range(99999) %}{{ s | replace('y', 'z') | length }}{% endfor %}",
        "{% set s = 'x' * 9999999 %}{% for a in range(99999) %}{{ s[a] }}{% endfor %}",
        "{% set s = 'x' * 9999999 %}{% for a in range(99999) %}{{ s.count('y') }}{% endfor %}",
        "{% set l = range(99999) | list %}{{ l | select('in', l[::-1]) | list | length }}",
        "{% set l = [range(9999) | list] * 999 %}{% set m = [range(9999) | list] * 999 %}"
                + "{% for a in range(99999) %}{{ l == m }}{% endfor %}",
        "{% macro f() %}{% endmacro %}{% set l = [1] * 99999 %}{% for a in l %}{{ range(*l) if 0 else f(*l[:0]) }}"
                + "{{ l | map('tojson') | list | length }}{% endfor %}",
        "{% for a in range(99999) %}{% set x = '%.999999f' % 0.1 %}{% endfor %}",
        "{% set ns = namespace(g='abc') %}{% for a in range(9999) %}{% set ns.g = ns.g | map('upper') %}{% endfor %}"
                + "{{ ns.g | list }}",
        "{{ 'x' * 99999999999 }}", "{{ [1] * 99999999999 }}", "{{ 9 ** (9 ** 9) }}", "{{ 'x' | center(99999999) }}",
        "{{ '%99999999999d' % 1 }}{{ ('%999999d' % 1) * 99 }}",
                "{% for a in range(99999) %}{{ 'x' * 999 }}{% endfor %}"})
    void runawayTemplatesAreStopped(String source) {
        ChatTemplate template = ChatTemplate.parse(source);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> assertThatThrownBy(() -> template.render(Map.of()))
                .isInstanceOf(ToolaceException.class).hasMessageStartingWith("TA-TEMPLATE-003"));
    }

    @Test
    void stepsCharactersAndDepthCanBeSet() {
        ChatTemplate loop = ChatTemplate.parse("{% for i in range(n) %}{{ i }}{% endfor %}");
        assertThat(loop.withLimits(new TemplateLimits(100, 10, 1)).render(Map.of("n", 10))).isEqualTo("0123456789");
        assertLimit(loop.withLimits(new TemplateLimits(5, 10, 1)), 10, "more than 5 steps");
        assertLimit(loop.withLimits(new TemplateLimits(100, 9, 1)), 10, "longer than 9 characters");
        ChatTemplate macro = ChatTemplate.parse("{% macro f(n) %}{{ f(n - 1) if n }}{% endmacro %}\n{{ f(n) }}");
        assertThat(macro.withLimits(new TemplateLimits(100, 0, 3)).render(Map.of("n", 2))).isEmpty();
        assertLimit(macro.withLimits(new TemplateLimits(100, 0, 3)), 3, "more than 3 deep");
        assertThatIllegalArgumentException().isThrownBy(() -> new TemplateLimits(0, 1, 1));
    }

    private static void assertLimit(ChatTemplate template, int n, String reason) {
        assertThatThrownBy(() -> template.render(Map.of("n", n))).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-TEMPLATE-003").hasMessageContaining(reason).hasMessageContaining("line 1, column ");
    }

    /** An engine that slowed down with the length of a conversation could not serve long ones. */
    @Test
    void aLongConversationIsWithinTheLimits() {
        ChatTemplate template = ChatTemplate.parse("""
                {%- for m in messages %}{{ '<|' + m.role + '|>' + m.content | trim + '<|end|>\n' }}{% endfor %}
                {%- set ns = namespace(text='') %}{% for m in messages %}{% set ns.text = ns.text ~ m.role %}{% endfor %}
                {{- ns.text | length }}""");
        List<Map<String, String>> messages = java.util.Collections.nCopies(2000,
                Map.of("role", "user", "content", "word ".repeat(200)));
        assertThat(template.render(Map.of("messages", messages))).hasSizeGreaterThan(2_000_000).endsWith("8000");
    }

    @Test
    void deepNestingIsRefused() {
        for (String source : List.of("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}",
                "{% if 1 %}".repeat(5000),
                "{{ " + "not ".repeat(5000) + "1 }}", "{{ " + "-".repeat(5000) + "1 }}", "{{ " + "[".repeat(5000),
                "{{ 1 " + "if 1 else 1 ".repeat(5000) + "}}", "{{ 1 " + "if 1 ".repeat(5000) + "}}", "{{ a"
                        + "[0]".repeat(5000) + " }}",
                "{{ a" + ".b".repeat(5000) + " }}", "{{ a" + "|trim".repeat(5000) + " }}", "{{ 1" + " + 1".repeat(5000)
                        + " }}",
                "{{ 1" + " ** 1".repeat(5000) + " }}", "{% for a in b %}".repeat(5000), "{% set a %}".repeat(5000),
                "{% macro a() %}".repeat(5000), "{% set " + "(".repeat(5000))) {
            assertThatThrownBy(() -> ChatTemplate.parse(source)).isInstanceOf(ToolaceException.class)
                    .hasMessageStartingWith("TA-TEMPLATE-001");
        }
    }

    @Test
    void longChainsWithoutNestingAreFine() {
        assertThat(ChatTemplate.parse("{{ 1" + " ~ 1".repeat(5000) + " }}").render(Map.of())).hasSize(5001);
        assertThat(ChatTemplate.parse("{{ 0" + " or 0".repeat(5000) + " }}").render(Map.of())).isEqualTo("0");
        assertThat(ChatTemplate.parse("{{ 1" + " < 2".repeat(5000) + " }}").render(Map.of())).isEqualTo("False");
        assertThat(ChatTemplate.parse("{% if 0 %}" + "{% elif 0 %}".repeat(5000)
                + "{% endif %}x").render(Map.of())).isEqualTo("x");
        assertThat(ChatTemplate.parse("{{ 1" + " + 1".repeat(200) + " }}").render(Map.of())).isEqualTo("201");
    }

    @Test
    void deepNestingOnASmallStackIsAnErrorOfTheTemplate() throws InterruptedException {
        String source = "{{ " + "[".repeat(100) + "f()" + "]".repeat(100) + " }}";
        ChatTemplate template = ChatTemplate.parse("{% macro f() %}" + source + "{% endmacro %}{{ f() }}");
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(null, () -> {
            try {
                template.render(Map.of());
            } catch (Throwable e) {
                thrown[0] = e;
            }
        }, "small", 160_000);
        thread.start();
        thread.join();
        assertThat(thrown[0]).isInstanceOf(ToolaceException.class).hasMessageStartingWith("TA-TEMPLATE-003");
    }
}
