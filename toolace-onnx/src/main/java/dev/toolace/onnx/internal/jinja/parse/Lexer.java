package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import dev.toolace.onnx.internal.jinja.python.Characters;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into tokens, with the white space rules that Hugging Face sets: {@code trim_blocks} (the newline
 * after a block goes) and {@code lstrip_blocks} (the indentation before a block goes), beside the explicit signs
 * {@code -} and {@code +}. Confined to one parse.
 */
final class Lexer {
    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    /** Whether what came last ended a line: only then may an indentation at {@link #position} be dropped. */
    private boolean lineStart = true;
    private int lineOfOffset = 1;
    private int lineBegin;
    private int counted;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokenize(String template) {
        String source = template.replace("\r\n", "\n").replace('\r', '\n');
        if (source.endsWith("\n")) {
            source = source.substring(0, source.length() - 1);
        }
        Lexer lexer = new Lexer(source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (position < source.length()) {
            int open = nextOpening(position);
            if (open < 0) {
                data(source.substring(position), position);
                break;
            }
            char kind = source.charAt(open + 1);
            char sign = sign(open + 2);
            data(leading(open, kind == '{', sign), position);
            int inside = open + 2 + (sign == ' ' ? 0 : 1);
            switch (kind) {
                case '#' -> comment(open, inside);
                case '{' -> expression(open, inside, Kind.VARIABLE_BEGIN);
                default -> block(open, inside);
            }
        }
        add(Kind.END, "", source.length());
    }

    private int nextOpening(int from) {
        for (int i = source.indexOf('{', from); i >= 0 && i + 1 < source.length(); i = source.indexOf('{', i + 1)) {
            char next = source.charAt(i + 1);
            if (next == '{' || next == '%' || next == '#') {
                return i;
            }
        }
        return -1;
    }

    private char sign(int at) {
        char c = at < source.length() ? source.charAt(at) : ' ';
        return c == '-' || c == '+' ? c : ' ';
    }

    /** The text before a tag, without what its sign or its indentation takes away. */
    private String leading(int open, boolean variable, char sign) {
        String text = source.substring(position, open);
        if (sign == '-') {
            return text.substring(0, skipSpaceBack(text));
        }
        if (sign == '+' || variable) {
            return text;
        }
        int begin = text.lastIndexOf('\n') + 1;
        boolean indentation = skipSpaceBack(text) <= begin && (begin > 0 || lineStart);
        return indentation ? text.substring(0, begin) : text;
    }

    private static int skipSpaceBack(String text) {
        int end = text.length();
        while (end > 0 && Characters.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void comment(int open, int inside) {
        int end = source.indexOf("#}", inside);
        if (end < 0) {
            throw error("missing end of comment '#}'", open);
        }
        position = end + 2;
        afterBlock(end > inside ? sign(end - 1) : ' ');
    }

    private void block(int open, int inside) {
        int word = skipSpace(inside);
        if (source.startsWith("raw", word)) {
            int close = skipSpace(word + 3);
            boolean minus = source.startsWith("-%}", close);
            if (minus || source.startsWith("%}", close)) {
                position = close + (minus ? 3 : 2);
                // Unlike other blocks, this one keeps the newline after it.
                afterBlock(minus ? '-' : '+');
                raw(open);
                return;
            }
        }
        expression(open, inside, Kind.BLOCK_BEGIN);
    }

    private void raw(int open) {
        for (int i = source.indexOf("{%", position); i >= 0; i = source.indexOf("{%", i + 1)) {
            char before = sign(i + 2);
            int word = skipSpace(i + 2 + (before == ' ' ? 0 : 1));
            if (!source.startsWith("endraw", word)) {
                continue;
            }
            int close = skipSpace(word + 6);
            char after = sign(close);
            int end = close + (after == ' ' ? 0 : 1);
            if (source.startsWith("%}", end)) {
                data(leading(i, false, before), position);
                position = end + 2;
                afterBlock(after);
                return;
            }
        }
        throw error("missing end of raw block", open);
    }

    private void expression(int open, int inside, Kind begin) {
        add(begin, "", open);
        boolean block = begin == Kind.BLOCK_BEGIN;
        int end = new ExpressionLexer(this, source, block ? "%}" : "}}").scan(inside, open);
        add(block ? Kind.BLOCK_END : Kind.VARIABLE_END, "", end);
        char sign = sign(end);
        position = end + (sign == ' ' ? 2 : 3);
        // An output expression keeps the newline after it.
        afterBlock(block || sign == '-' ? sign : '+');
    }

    private void afterBlock(char sign) {
        int from = position;
        if (sign == '-') {
            position = skipSpace(position);
        } else if (sign != '+' && position < source.length() && source.charAt(position) == '\n') {
            position++;
        }
        lineStart = position > from && source.charAt(position - 1) == '\n';
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < source.length() && Characters.isSpace(source.charAt(i))) {
            i++;
        }
        return i;
    }

    private void data(String text, int offset) {
        if (!text.isEmpty()) {
            add(Kind.DATA, text, offset);
        }
    }

    void add(Kind kind, String text, int offset) {
        count(offset);
        tokens.add(new Token(kind, text, lineOfOffset, offset - lineBegin + 1));
    }

    JinjaException error(String message, int offset) {
        counted = 0;
        lineOfOffset = 1;
        lineBegin = 0;
        count(offset);
        return new JinjaException(message, lineOfOffset, offset - lineBegin + 1);
    }

    private void count(int offset) {
        for (; counted < offset; counted++) {
            if (source.charAt(counted) == '\n') {
                lineOfOffset++;
                lineBegin = counted + 1;
            }
        }
    }
}
