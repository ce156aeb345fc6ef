package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.JinjaException;

/**
 * One token of a template.
 *
 * @param kind   what it is
 * @param text   its text; a string literal is unescaped already
 * @param line   from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int line, int column) {

    /** What a token is. */
    enum Kind {
        DATA, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, NAME, STRING, INTEGER, FLOAT, OPERATOR, END
    }

    boolean is(Kind wanted, String wantedText) {
        return kind == wanted && text.equals(wantedText);
    }

    boolean isOperator(String wantedText) {
        return is(Kind.OPERATOR, wantedText);
    }

    boolean isName(String wantedText) {
        return is(Kind.NAME, wantedText);
    }

    JinjaException error(String message) {
        return new JinjaException(message, line, column);
    }

    /** How the token reads in an error message. */
    String describe() {
        return switch (kind) {
            case DATA -> "text";
            case VARIABLE_BEGIN -> "'{{'";
            case VARIABLE_END -> "'}}'";
            case BLOCK_BEGIN -> "'{%'";
            case BLOCK_END -> "'%}'";
            case END -> "the end of the template";
            case NAME, STRING, INTEGER, FLOAT, OPERATOR -> "'"
                    + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'";
        };
    }
}
