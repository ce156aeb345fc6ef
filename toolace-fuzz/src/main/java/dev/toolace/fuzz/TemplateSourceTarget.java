package dev.toolace.fuzz;

import java.nio.charset.StandardCharsets;

/** Any text as a chat template, and any sequence of the language's tokens. */
public final class TemplateSourceTarget {

    private static final String[] TOKENS = {"{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "-}}", "{#", "#}", "{%+", " ",
            "\n", "\t",
        "text", "if", "elif", "else", "endif", "for", "in", "endfor", "recursive", "set", "endset", "macro", "endmacro",
                "call",
        "endcall", "filter", "endfilter", "with", "endwith", "raw", "endraw", "generation", "endgeneration", "do",
                "break",
        "continue", "not", "and", "or", "is", "defined", "none", "true", "string", "mapping", "messages", "tools",
                "extra", "loop",
        "loop.index", "loop.last", "loop(", "namespace(", "ns", "ns.x", "x", "y", "m", "caller()", "caller", "varargs",
                "kwargs",
        "range(", "dict(", "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", "==", "!=", "<", ">=", "+", "-", "*", "**",
                "/", "//",
        "%", "~", "|", "0", "1", "-1", "99999", "2.5", "'a'", "'%s'", "'{}'", "\"", "'", "\\", "|trim", "|tojson",
                "|length", "|list",
        "|map(attribute='role')", "|join(',')", "|first", "|last", "|sort", "|safe", "|upper", "|default('d')", "|int",
                "|reverse",
        "|select", "|groupby('role')", "|indent(2)", "|batch(2)", ".items()", ".split('a')", ".format(", "[::-1]",
                "[1:]", "['role']",
        ".role", ".content", "{% set ", "{% if ", "{% for x in ", "{% endif %}", "{% endfor %}", "{% macro m(x) %}",
        "{% endmacro %}", "{{ m(1) }}", "é", "\u00a0", "\ud83d\ude00"};

    private TemplateSourceTarget() {}

    /**
     * Reads and renders one input.
     *
     * @param data a byte that says what follows: text in UTF-8 if it is even, otherwise numbers of tokens
     */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        if (data[0] % 2 == 0) {
            TemplateInputs.check(new String(data, 1, data.length - 1, StandardCharsets.UTF_8), TemplateInputs.CONTEXT);
            return;
        }
        StringBuilder source = new StringBuilder();
        for (int i = 1; i < data.length; i++) {
            source.append(TOKENS[(data[i] & 0xff) % TOKENS.length]);
        }
        TemplateInputs.check(source.toString(), TemplateInputs.CONTEXT);
    }
}
