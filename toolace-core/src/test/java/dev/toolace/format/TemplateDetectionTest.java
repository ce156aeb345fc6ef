package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.internal.format.template.TemplateClues;
import dev.toolace.json.JsonString;
import dev.toolace.testing.CpuTime;
import dev.toolace.testing.RandomJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateDetectionTest {

    private static final FormatRegistry FORMATS = FormatRegistry.standard();

    /** Formats that the calls alone do not tell, and what they look like. */
    private static final Map<String, String> ALIKE = Map.of(
            "xlam", "json", "auto", "json", "toolace", "-", "pythonic", "-", "pythonic_granite", "-");

    static List<String> names() {
        return FORMATS.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTemplateThatWritesACallAsAFormatDoesTellsTheFormat(String name) {
        String call = FORMATS.byName(name)
                .render(List.of(new Call("NAME", Call.of("f").arguments().with("command", new JsonString("VALUE")))));
        String literal = call.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
                .replace("NAME", "' + call['name'] + '").replace("VALUE", "' ~ value | tojson ~ '");
        assertThat(told("{%- for call in message.tool_calls %}{{- '" + literal + "' }}{% endfor %}"))
                .isEqualTo(ALIKE.getOrDefault(name, name));
    }

    @Test
    void everyFormatThatTemplatesTellExists() {
        assertThat(FORMATS.names()).containsAll(TemplateClues.formats());
    }

    @Test
    void theEvidenceIsWhatTheTemplateWrites() {
        assertThat(FORMATS.fromTemplate("{{ '<tool_' + \"call>\\n{\\\"name\\\": \" ~ name }}, ...}\n</tool_call>"))
                .hasValueSatisfying(found -> {
                    assertThat(found.format().name()).isEqualTo("hermes");
                    assertThat(found.evidence()).containsExactly("<tool_call>", "\"name\":", "</tool_call>");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{% if '<tool_call>{\"name\":' in content %}{% endif %}",
        "{{ content.split('[TOOL_CALLS]')[0] }}",
        "{{ content | replace('<|python_tag|>', '') }}",
        "{# <|START_ACTION|> #}",
        "{{ raise_exception('<minimax:tool_call> is for other models') }}",
        "{% set mark = '<|tools_prefix|>' %}{% if content.startswith(mark) or mark == start %}x{% endif %}",
        "{{ calls['<function_call>'] }}{{ {'<function_call>': 1}.x }}",
        "{% for message in messages %}{{ '<|' + message.role + '|>' + message.content }}{% endfor %}",
        "", "{", "{{", "{%", "{#", "{{ '", "{% set", "{% set x", "{% set x =", "{% raw", "{% raw %}{% endraw"})
    void whatIsNotWrittenTellsNothing(String template) {
        assertThat(told(template)).isEqualTo("-");
    }

    @Test
    void namesStandForTheLiteralsThatTheyAreSetTo() {
        assertThat(told("{% macro call(c) %}{{ '<' + mark + 'invoke name=\"' + c.name + '\">' }}{% endmacro %}"
                + "{% set mark = '\\uff5cDSML\\uff5c' -%}")).isEqualTo("deepseek_dsml");
        assertThat(told("{% set mark = '[TOOL_CALLS]' %}{% set mark = none %}{{ mark }}")).isEqualTo("-");
    }

    @Test
    void rawTextIsWritten() {
        assertThat(told("{% raw %}{{ [TOOL_CALLS] }}{% endraw %}")).isEqualTo("mistral");
    }

    @Test
    void theMoreSpecificOfSeveralCounts() {
        assertThat(told("Nest calls in <tool_call></tool_call>: <tool_call>\n<function=f>\n<parameter=a>1</parameter>"
                + "</function></tool_call>")).isEqualTo("qwen3_xml");
        assertThat(told("within <tool_call></tool_call> tags as <tool_calls>[{\"name\": n, \"arguments\": a}]</tool_calls>"))
                .isEqualTo("hunyuan");
        assertThat(told("[TOOL_CALLS] [{\"name\": \"f\", \"arguments\": {}}]")).isEqualTo("mistral");
        assertThat(told("{\"name\": function name, \"parameters\": dictionary}")).isEqualTo("llama3_json");
        assertThat(told("calls in a single JSON array: [{\"name\": \"f\", \"arguments\": {}}]")).isEqualTo("xlam");
        assertThat(told("in the format of [func_name1(params_name1=params_value1), func_name2(params)]"))
                .isEqualTo("pythonic");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', value = {
        "hermes => <tool_call>{\"name\": function_1_name, \"arguments\": {}}{% if x %}\\n</tool_call>{% endif %}",
        "hermes => {{ '<tool_call>\\n{\"arguments\": <args-dict>, \"name\": <function-name>}\\n</tool_call>' }}",
        "hermes => {{ \"<tool_call>\\n\" ~ {\"name\": f.name, \"arguments\": f.arguments} | tojson ~ '</tool_call>' }}",
        "hermes => {{ '<tool_call>[' }}{% for c in calls %}{{ '{\"name\": \"' ~ c.name }}{% endfor %}{{ ']</tool_call>' }}",
        "hunyuan => {{- '<tool_calls>[\\n' }}{{ '{\"name\": \"' + c.name }}{% if not loop.last %},{% endif %}]</tool_calls>",
        "minimax => in <tool_calls></tool_calls> tags: <tool_calls> {\"name\": <tool-name>, \"arguments\": {}} ... </tool_calls>",
        "functionary => <function=example_function_name>{\"example_name\": \"example_value\"}</function> <|python_tag|>",
        "llama3_json => {{ '<|python_start|>' + code + '<|python_end|>' }}{{ '{\"name\": \"' + name + '\", ' }}{{ '\"parameters\": ' }}",
        "nemotron_toolcall => {{ '<TOOLCALL>[' }}{{ calls }}{{ ']</TOOLCALL>' }} or <tool_call>",
        "glm4 => <tool_call>{f}<arg_key>{k}</arg_key><arg_value>{v}</arg_value></tool_call> within <tool_call></tool_call>",
        "gpt_oss => {{ '<|start|>assistant<|channel|>commentary to=functions.' + f + ' <|constrain|>json<|message|>' }}",
        "deepseek_v3 => {{ '<｜tool▁call▁begin｜>' + t['type'] + '<｜tool▁sep｜>' + t['name'] + '\\n```json\\n' }}",
        "mistral => {%- set calls = '[TOOL_CALLS]' -%}{% if '<tool_call>' not in text %}{{ calls ~ name ~ '[ARGS]' }}{% endif %}",
        "json => answer with {\"name\": <function>, \"arguments\": <object>}"})
    void manyWaysToSayItTellTheSame(String format, String template) {
        assertThat(told(template)).as(template).isEqualTo(format);
    }

    @Test
    void whatStandsFarApartMayBelongTogether() {
        String far = "{{ '<|python_start|>' }}" + "words ".repeat(200);
        assertThat(told(far + "in the format of [func_name1(a=b)]")).isEqualTo("pythonic_llama4");
        assertThat(told("<tool_call>" + "words ".repeat(200) + "{\"name\": tool }</tool_call>")).isEqualTo("-");
    }

    @Test
    void aDefinitionOfAToolIsNoCall() {
        assertThat(told("{\"name\": \"{{ tool.name }}\", \"description\": \"{{ tool.description }}\", "
                + "\"parameters\": {{ tool.parameters | tojson }}}")).isEqualTo("-");
    }

    @Test
    void aMillionCharactersTakeNoLongTime() {
        List<String> pieces = List.of("{", "{{", "{{ a ~ ", "{{ 'a' ", "{% set a = '<tool_call>' %}{{ a }}", "{% raw %}",
                "{% set a ", "(", "{{ (", "<tool_call>", "{{ x ", "{#", "'\\", "\\u", "<function=<parameter=", " ",
                "<|tool_call>call:", "{% set aa = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}{{aa~aa~aa~aa~aa}}");
        Random random = new Random(62);
        for (String piece : pieces) {
            String noise = piece.repeat(1_000_000 / piece.length());
            assertThat(CpuTime.of(() -> FORMATS.fromTemplate(noise))).as(piece).isLessThan(Duration.ofSeconds(2));
        }
        StringBuilder noise = new StringBuilder();
        while (noise.length() < 1_000_000) {
            noise.append(pieces.get(random.nextInt(pieces.size())));
        }
        assertThat(CpuTime.of(() -> FORMATS.fromTemplate(noise.toString()))).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void mutatedTemplatesAreReadWithoutAnException() {
        RandomJson random = new RandomJson(63);
        String template = "{% set m = '<tool_call>' -%}{# c #}{%- for t in ts if t != 'x' %}{{- m + \"\\n{\\\"name\\\": \" "
                + "~ t['name'] | replace(']', '[') ~ '\\u007d' }}{% raw %}{{{% endraw %}{%- endfor %}";
        for (int i = 0; i < 5_000; i++) {
            assertThat(FORMATS.fromTemplate(random.mutate(template))).isNotNull();
        }
    }

    private static String told(String template) {
        return FORMATS.fromTemplate(template).map(found -> found.format().name()).orElse("-");
    }
}
