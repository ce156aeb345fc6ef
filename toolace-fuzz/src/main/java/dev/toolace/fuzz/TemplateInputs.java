package dev.toolace.fuzz;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.template.ChatTemplate;
import dev.toolace.onnx.template.TemplateLimits;
import java.util.List;

/** Chat templates and a context for them, and what must hold whatever becomes of them. Stateless. */
final class TemplateInputs {

    /** Small templates that together use most of the language. */
    static final List<String> SOURCES = List.of(
            """
            {%- if tools %}<tools>{% for tool in tools %}{{ tool | tojson(indent=2) }}{{ ',' if not loop.last }}{% endfor %}</tools>
            {%- endif %}
            {%- for message in messages %}
              {%- if message.role == 'user' and message.content is string %}{{- '<|user|>' + message.content | trim
                      + '\\n' }}
              {%- elif message.tool_calls is defined and message.tool_calls %}
                {%- for call in message['tool_calls'] %}{{ call.function.name }}({{ call.function.arguments | tojson }}){% endfor %}
              {%- elif message.content is iterable and message.content is not mapping %}
                {%- for part in message.content %}{{ part.text | default('?') }}{% endfor %}
              {%- else %}{{ message.content or '' }}{% endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}<|assistant|>{% endif %}""",
            """
            {% set ns = namespace(last=-1, text='') %}
            {% for m in messages[::-1] if m.role != 'tool' %}{% set ns.last = loop.index0 %}{% break %}{% else %}none{% endfor %}
            {% macro show(m, depth=0,
                    tag='x') %}[{{ depth }}{{ m.items() | list if m is mapping else m | string | upper }}
            {% if depth < 3 %}{{ show(m, depth + 1,
                    tag=tag ~ depth) }}{% endif %}{{ caller(depth) if caller }}]{% endmacro %}
            {% call(d) show(messages[0]) %}{{ d }}{% endcall %}
            {% set block %}{% filter lower | replace('a',
                    'b') %}{{ messages | map(attribute='role') | join(', ') }}{% endfilter %}
            {% endset %}{{ block.split('\\n')[-1].strip() }}{{ ns.text ~ ns.last }}""",
            """
            {% for k, v in extra | dictsort %}{{ k }}={{ v | tojson }};{% endfor %}{{ extra.items() }}{{ extra.get('a',
                    1) }}
            {{ '%s %5.2f %d' % (extra, 1.5, 7) }}{{ '{:>8} {!r}'.format(extra.b,
                    'q') }}{{ extra.text[1:3] }}{{ extra.text[::-1] }}
            {{ (extra.list | sort)[-1] }}{{ extra.list | select('number') | sum }}{{ extra.list | unique | list }}
            {{ extra.list | batch(2,
                    none) | list }}{{ extra.n // 3 }}{{ extra.n ** 2 % 7 }}{{ -extra.n | abs | round(2) }}
            {% for x in extra.tree recursive %}({{ x.n }}{{ loop(x.c) if x.c }}){% endfor %}
            {% with a = extra.text | length,
                    b = 2 %}{{ a if a is even else b }}{% endwith %}{{ extra.text is in ['x'] }}
            {{ extra.html | escape + '<b>' | safe }}{{ extra.none.x }}{{ strftime_now('%Y') | length }}""",
            "{% raw %}{{ x }}{% endraw -%}  {#- c -#} {{ 'a' 'b\\u00e9\\x41' }}{%+ if 1 < 2 <= 2 != 3 %}{{ [1, (2,), {'a': none}] }}"
                    + "{%- endif +%}{{ cycler(1, 2).next() }}{{ joiner()() }}{{ dict(a=1) }}{{ range(3) | list }}"
                    + "{% generation %}{{ true and not false or none }}{% endgeneration %}{% do 1 %}{{ 1 if 0 }}");

    /** What the templates read. */
    static final JsonObject CONTEXT = (JsonObject) JsonValue.parse("""
            {"messages":[{"role":"user","content":"{{ 6*7 }} {% if %}"},{"role":"assistant","content":null,"tool_calls":[
            {"function":{"name":"f","arguments":{"a":[1,2.5e3,true]}}}]},{"role":"tool","content":[{"text":"t"},{}]}],
            "tools":[{"name":"f","parameters":{"type":"object"}}],"add_generation_prompt":true,
            "extra":{"a":-0.0,"b":"x","text":"a\\u00e9\\ud83d\\ude00b","list":[3,1,1.0,2],"n":7,
            "tree":[{"n":1,"c":[{"n":2}]}],"html":"<&>","none":null}}""");

    private static final int AGAIN = 8;

    private static final TemplateLimits LIMITS = new TemplateLimits(50_000, 500_000, 30);

    private TemplateInputs() {}

    /** A template that is malformed has an error of its own; so has one that fails. Nothing else may come of it. */
    static void check(String source, JsonObject context) {
        ChatTemplate template;
        try {
            template = parse(source);
        } catch (ToolaceException e) {
            Expect.that(e.errorId().code().equals("TA-TEMPLATE-001"), e);
            return;
        }
        check(template, context);
    }

    static ChatTemplate parse(String source) {
        return ChatTemplate.parse(source).withLimits(LIMITS);
    }

    /** One input in some is rendered again: that takes as long, and finds less. */
    static void check(ChatTemplate template, JsonObject context) {
        String first = render(template, context);
        if (first.length() % AGAIN == 0) {
            String source = template.source();
            Expect.that(source.contains("random") || source.contains("now") || render(template, context).equals(first),
                    "another text the second time");
        }
    }

    private static String render(ChatTemplate template, JsonObject context) {
        try {
            return template.render(context);
        } catch (ToolaceException e) {
            Expect.that(List.of("TA-TEMPLATE-002", "TA-TEMPLATE-003").contains(e.errorId().code()), e);
            return String.valueOf(e.getMessage());
        }
    }
}
