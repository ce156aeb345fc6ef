package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import dev.toolace.onnx.internal.jinja.python.Characters;
import dev.toolace.onnx.internal.jinja.python.TextPredicates;

/** Tokens between the delimiters of a block or of an output expression. Confined to one parse. */
final class ExpressionLexer {
    private static final String[] LONG_OPERATORS = {"==", "!=", "<=", ">=", "//", "**"};
    private static final String SHORT_OPERATORS = "+-*/%~<>=()[]{}.,:|;";

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
            if (open.isEmpty() && closes(i)) {
                return i;
            } else if (Characters.isSpace(c)) {
                i++;
            } else if (c == '"' || c == '\'') {
                i = string(i, c);
            } else if (c >= '0' && c <= '9') {
                i = number(i);
            } else if (isWord(source.codePointAt(i))) {
                i = name(i);
            } else {
                i = operator(i, c);
            }
        }
        throw lexer.error("missing '" + closing + "'", start);
    }

    private boolean closes(int i) {
        char c = source.charAt(i);
        boolean signed = c == '-' || c == '+' && closing.equals("%}");
        return source.startsWith(closing, i) || signed && source.startsWith(closing, i + 1);
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private int name(int from) {
        int i = from;
        while (i < source.length() && isWord(source.codePointAt(i))) {
            i += Character.charCount(source.codePointAt(i));
        }
        String name = source.substring(from, i);
        if (!TextPredicates.isIdentifier(name)) {
            throw lexer.error("invalid character in identifier", from);
        }
        lexer.add(Kind.NAME, name, from);
        return i;
    }

    /** Integers keep their prefix; the underscores between digits go. */
    private int number(int from) {
        char prefix = source.charAt(from) == '0' && from + 1 < source.length()
                ? Character.toLowerCase(source.charAt(from + 1)) : ' ';
        int radix = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 10;
        if (radix != 10) {
            int end = digits(from + 2, radix);
            if (end > from + 2) {
                return number(Kind.INTEGER, from, end);
            }
        }
        int end = digits(from, 10);
        int floating = fraction(end);
        floating = exponent(floating);
        boolean afterPoint = from > 0 && source.charAt(from - 1) == '.';
        if (floating > end && !afterPoint) {
            return number(Kind.FLOAT, from, floating);
        }
        return number(Kind.INTEGER, from, source.charAt(from) == '0' ? digits(from, 1) : end);
    }

    private int number(Kind kind, int from, int end) {
        lexer.add(kind, source.substring(from, end).replace("_", ""), from);
        return end;
    }

    private int fraction(int from) {
        return from < source.length() && source.charAt(from) == '.' && isDigit(from + 1, 10) ? digits(from + 1, 10)
                : from;
    }

    private int exponent(int from) {
        if (from >= source.length() || Character.toLowerCase(source.charAt(from)) != 'e') {
            return from;
        }
        char sign = from + 1 < source.length() ? source.charAt(from + 1) : ' ';
        int begin = from + (sign == '+' || sign == '-' ? 2 : 1);
        return isDigit(begin, 10) ? digits(begin, 10) : from;
    }

    /** The end of digits, with single underscores between them. */
    private int digits(int from, int radix) {
        int i = from;
        while (isDigit(i, radix) || i < source.length() && source.charAt(i) == '_' && isDigit(i + 1, radix)
                && (i > from || radix != 10)) {
            i++;
        }
        return i;
    }

    private boolean isDigit(int i, int radix) {
        char c = i < source.length() ? source.charAt(i) : ' ';
        return radix == 1 ? c == '0' : c < 0x80 && Character.digit(c, radix) >= 0;
    }

    private int operator(int from, char c) {
        for (String candidate : LONG_OPERATORS) {
            if (source.startsWith(candidate, from)) {
                lexer.add(Kind.OPERATOR, candidate, from);
                return from + 2;
            }
        }
        if (SHORT_OPERATORS.indexOf(c) < 0) {
            throw lexer.error("unexpected character '" + Character.toString(source.codePointAt(from)) + "'", from);
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
        int end = from + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw lexer.error("string without end", from);
        }
        String text;
        try {
            text = Escapes.unescape(source.substring(from + 1, end));
        } catch (IllegalArgumentException e) {
            throw lexer.error("broken escape in a string: " + e.getMessage(), from);
        }
        lexer.add(Kind.STRING, text, from);
        return end + 1;
    }
}
