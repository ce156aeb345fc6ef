package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;

/** Texts made longer. Stateless. */
public final class Padding {
    private Padding() { }

    /**
     * The text in a field of a width: to its left ({@code <}), its right ({@code >}) or centred ({@code ^}) as {@code
     * str.center} does.
     */
    public static String pad(String text, long width, String fill, char align) {
        if (fill.codePointCount(0, fill.length()) != 1) {
            throw new JinjaException("The fill character must be exactly one character long");
        }
        long missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        Budget.checkText(width);
        int left = switch (align) {
            case '<' -> 0;
            case '>' -> (int) missing;
            // CPython puts the odd one to the left where the width is odd.
            default -> (int) (missing / 2 + (missing & width & 1));
        };
        return fill.repeat(left) + text + fill.repeat((int) missing - left);
    }

    static String zeros(String text, long width) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        long missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        Budget.checkText(width);
        return (signed ? text.substring(0, 1) : "") + "0".repeat((int) missing) + text.substring(signed ? 1 : 0);
    }

    static String expandTabs(String text, long size) {
        Budget.checkText(Math.max(0, size));
        StringBuilder out = new StringBuilder();
        long column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                long spaces = size > 0 ? size - column % size : 0;
                out.append(" ".repeat((int) spaces));
                column += spaces;
            } else {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : Character.isLowSurrogate(c) ? column : column + 1;
            }
            Budget.checkText(out.length());
        }
        return out.toString();
    }
}
