package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import java.util.List;

/** A cursor over tokens, with the nesting of the tree counted: trees are run by recursion. Confined to one parse. */
final class TokenStream {
    private static final int MAX_NESTING = 250;

    private final List<Token> tokens;
    private int next;
    private int nesting;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    boolean skipOperator(String text) {
        boolean there = peek().isOperator(text);
        if (there) {
            take();
        }
        return there;
    }

    boolean skipName(String text) {
        boolean there = peek().isName(text);
        if (there) {
            take();
        }
        return there;
    }

    Token expect(Kind kind, String what) {
        Token token = take();
        if (token.kind() != kind) {
            throw token.error("expected " + what + ", found " + token.describe());
        }
        return token;
    }

    void expectOperator(String text) {
        Token token = take();
        if (!token.isOperator(text)) {
            throw token.error("expected '" + text + "', found " + token.describe());
        }
    }

    void expectName(String text) {
        Token token = take();
        if (!token.isName(text)) {
            throw token.error("expected '" + text + "', found " + token.describe());
        }
    }

    /** One level deeper. */
    void enter() {
        if (++nesting > MAX_NESTING) {
            throw peek().error("the template is nested too deeply");
        }
    }

    /** Some levels up. */
    void leave(int levels) {
        nesting -= levels;
    }

    void leave() {
        leave(1);
    }
}
