package dev.toolace.onnx.internal.jinja;

import dev.toolace.onnx.internal.jinja.Token.Kind;

/** Tokens between the delimiters of a block or of an output expression. */
final class ExpressionLexer {
    private static final String[] LONG_OPERATORS = {"==", "!=", "<=", ">=", "//", "**"};
    private static final String SHORT_OPERATORS = "+-*/%~<>=()[]{}.,:|";

    private final Lexer lexer;
    private final String source;
    private final String closing;
    /** Closing brackets that are still missing, the innermost last. */
    private final StringBuilder open = new StringBuilder();

    ExpressionLexer(Lexer lexer, String source, String closing) {
        this.lexer = lexer;
        this.source = source;
        this.closing = closing;
    }

    /** Adds tokens from an offset on; the result is the offset of the closing delimiter, its sign included. */
    int scan(int from, int start) {
        int i = from;
        while (i < source.length()) {
            char c = source.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (open.isEmpty() && closes(i)) {
                return i;
            } else if (c == '"' || c == '\'') {
                i = string(i, c);
            } else if (c >= '0' && c <= '9') {
                i = number(i);
            } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
                i = name(i);
            } else {
                i = operator(i, c);
            }
        }
        throw lexer.error("missing '" + closing + "'", start);
    }

    private boolean closes(int i) {
        char c = source.charAt(i);
        boolean signed = c == '-' || (c == '+' && closing.equals("%}"));
        return source.startsWith(closing, i) || (signed && source.startsWith(closing, i + 1));
    }

    private int name(int from) {
        int i = from + 1;
        while (i < source.length() && Character.isUnicodeIdentifierPart(source.charAt(i))) {
            i++;
        }
        lexer.add(Kind.NAME, source.substring(from, i), from);
        return i;
    }

    private int number(int from) {
        int i = digits(from);
        boolean floating = false;
        if (i + 1 < source.length() && source.charAt(i) == '.' && isDigit(i + 1)) {
            floating = true;
            i = digits(i + 1);
        }
        if (i < source.length() && (source.charAt(i) == 'e' || source.charAt(i) == 'E')) {
            int sign = i + 1 < source.length() && (source.charAt(i + 1) == '+' || source.charAt(i + 1) == '-') ? 1 : 0;
            if (isDigit(i + 1 + sign)) {
                floating = true;
                i = digits(i + 1 + sign);
            }
        }
        lexer.add(floating ? Kind.FLOAT : Kind.INTEGER, source.substring(from, i).replace("_", ""), from);
        return i;
    }

    private int digits(int from) {
        int i = from;
        while (isDigit(i) || (i < source.length() && source.charAt(i) == '_')) {
            i++;
        }
        return i;
    }

    private boolean isDigit(int i) {
        return i < source.length() && source.charAt(i) >= '0' && source.charAt(i) <= '9';
    }

    private int operator(int from, char c) {
        for (String candidate : LONG_OPERATORS) {
            if (source.startsWith(candidate, from)) {
                lexer.add(Kind.OPERATOR, candidate, from);
                return from + 2;
            }
        }
        if (SHORT_OPERATORS.indexOf(c) < 0) {
            throw lexer.error("unexpected character '" + c + "'", from);
        }
        switch (c) {
            case '(' -> open.append(')');
            case '[' -> open.append(']');
            case '{' -> open.append('}');
            case ')', ']', '}' -> {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != c) {
                    throw lexer.error("unexpected '" + c + "'", from);
                }
                open.setLength(last);
            }
            default -> { }
        }
        lexer.add(Kind.OPERATOR, String.valueOf(c), from);
        return from + 1;
    }

    private int string(int from, char quote) {
        StringBuilder text = new StringBuilder();
        int i = from + 1;
        while (i < source.length()) {
            char c = source.charAt(i);
            if (c == quote) {
                lexer.add(Kind.STRING, text.toString(), from);
                return i + 1;
            }
            if (c == '\\' && i + 1 < source.length()) {
                i = escape(i + 1, text);
            } else {
                text.append(c);
                i++;
            }
        }
        throw lexer.error("string without end", from);
    }

    /** Python's escapes; an unknown one keeps its backslash. */
    private int escape(int at, StringBuilder text) {
        char c = source.charAt(at);
        switch (c) {
            case '\n' -> { }
            case '\\', '\'', '"' -> text.append(c);
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'a' -> text.append('\u0007');
            case 'v' -> text.append('\u000b');
            case 'x' -> {
                return hex(at, 2, text);
            }
            case 'u' -> {
                return hex(at, 4, text);
            }
            case 'U' -> {
                return hex(at, 8, text);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int i = at;
                int value = 0;
                while (i < at + 3 && i < source.length() && source.charAt(i) >= '0' && source.charAt(i) <= '7') {
                    value = value * 8 + source.charAt(i++) - '0';
                }
                text.append((char) value);
                return i;
            }
            default -> text.append('\\').append(c);
        }
        return at + 1;
    }

    private int hex(int at, int digits, StringBuilder text) {
        int value = 0;
        for (int i = at + 1; i <= at + digits; i++) {
            int digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
            if (digit < 0) {
                throw lexer.error("broken escape in a string", at - 1);
            }
            value = value * 16 + digit;
        }
        if (!Character.isValidCodePoint(value)) {
            throw lexer.error("broken escape in a string", at - 1);
        }
        text.appendCodePoint(value);
        return at + digits + 1;
    }
}
