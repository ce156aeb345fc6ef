package dev.toolace.onnx.internal.jinja.python;

import org.jspecify.annotations.Nullable;

/** A text that counts as safe HTML: joined with a plain text, it escapes that one. Immutable. */
public record Markup(String text) {

    /** The text of a value, escaped unless it is safe already. */
    public static String escape(@Nullable Object value) {
        return value instanceof Markup safe ? safe.text() : escapeText(PythonText.str(value));
    }

    /** The text with HTML's special characters as entities. */
    public static String escapeText(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
