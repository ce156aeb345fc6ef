package dev.toolace.onnx.internal.jinja;

import dev.toolace.onnx.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into tokens, with the white space rules that Hugging Face sets: {@code trim_blocks} (the newline after a
 * block goes) and {@code lstrip_blocks} (the indentation before a block goes), beside the explicit {@code -} and {@code +}.
 */
final class Lexer {
    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    /** Whether the text from {@link #position} on starts a line: only then may a leading indentation be dropped. */
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
                position = source.length();
                break;
            }
            char kind = source.charAt(open + 1);
            char sign = open + 2 < source.length() ? source.charAt(open + 2) : ' ';
            data(leading(open, kind, sign), position);
            int inside = open + 2 + (sign == '-' || sign == '+' ? 1 : 0);
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

    private String leading(int open, char kind, char sign) {
        String text = source.substring(position, open);
        if (sign == '-') {
            return text.stripTrailing();
        }
        if (sign == '+' || kind == '{') {
            return text;
        }
        int begin = text.lastIndexOf('\n') + 1;
        boolean blank = text.substring(begin).isBlank();
        return blank && (begin > 0 || lineStart) ? text.substring(0, begin) : text;
    }

    private void comment(int open, int inside) {
        int end = source.indexOf("#}", inside);
        if (end < 0) {
            throw error("missing end of comment '#}'", open);
        }
        char sign = end > inside ? source.charAt(end - 1) : ' ';
        position = end + 2;
        afterBlock(sign);
    }

    private void block(int open, int inside) {
        int word = skipSpace(inside);
        if (source.startsWith("raw", word)) {
            int close = skipSpace(word + 3);
            boolean minus = source.startsWith("-%}", close);
            if (minus || source.startsWith("%}", close)) {
                position = close + (minus ? 3 : 2);
                afterBlock(minus ? '-' : ' ');
                raw(open);
                return;
            }
        }
        expression(open, inside, Kind.BLOCK_BEGIN);
    }

    private void raw(int open) {
        int from = position;
        for (int i = source.indexOf("{%", from); i >= 0; i = source.indexOf("{%", i + 2)) {
            char sign = i + 2 < source.length() ? source.charAt(i + 2) : ' ';
            int word = skipSpace(i + 2 + (sign == '-' || sign == '+' ? 1 : 0));
            if (!source.startsWith("endraw", word)) {
                continue;
            }
            int close = skipSpace(word + 6);
            boolean minus = source.startsWith("-%}", close);
            if (minus || source.startsWith("%}", close)) {
                data(leading(i, '%', sign), from);
                position = close + (minus ? 3 : 2);
                afterBlock(minus ? '-' : ' ');
                return;
            }
        }
        throw error("missing end of raw block", open);
    }

    private void expression(int open, int inside, Kind begin) {
        add(begin, "", open);
        String closing = begin == Kind.BLOCK_BEGIN ? "%}" : "}}";
        ExpressionLexer inner = new ExpressionLexer(this, source, closing);
        int end = inner.scan(inside, open);
        add(begin == Kind.BLOCK_BEGIN ? Kind.BLOCK_END : Kind.VARIABLE_END, "", end);
        char sign = source.charAt(end);
        position = end + (sign == '-' || sign == '+' ? 3 : 2);
        if (begin == Kind.BLOCK_BEGIN) {
            afterBlock(sign);
        } else {
            lineStart = false;
            if (sign == '-') {
                position = skipSpace(position);
                lineStart = position > 0 && source.charAt(position - 1) == '\n';
            }
        }
    }

    private void afterBlock(char sign) {
        lineStart = false;
        if (sign == '-') {
            int from = position;
            position = skipSpace(position);
            lineStart = position > from && source.charAt(position - 1) == '\n';
        } else if (sign != '+' && position < source.length() && source.charAt(position) == '\n') {
            position++;
            lineStart = true;
        }
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < source.length() && Character.isWhitespace(source.charAt(i))) {
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
