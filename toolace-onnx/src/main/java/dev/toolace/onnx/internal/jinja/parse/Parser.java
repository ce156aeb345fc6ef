package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.run.Template;

/** Reads templates. Stateless. */
public final class Parser {
    private Parser() { }

    /** Reads a template; fails with {@link dev.toolace.onnx.internal.jinja.JinjaException}, which says where. */
    public static Template parse(String source) {
        return new Template(new StatementParser(new TokenStream(Lexer.tokenize(source))).template());
    }
}
