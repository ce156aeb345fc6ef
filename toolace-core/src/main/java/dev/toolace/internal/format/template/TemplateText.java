package dev.toolace.internal.format.template;

import java.util.HashMap;
import java.util.Map;

/**
 * What a chat template writes by itself, without white space: the text outside of its tags, and the string literals
 * inside, with their escapes undone. Literals that it only compares, searches or looks up by are left out, and so are
 * comments. Where a name stands for a literal, the literal is put in its place.
 *
 * <p>It is no parser: it looks at tokens from left to right, so that any text can be read, in time linear in its
 * length. Used by one thread.
 */
public final class TemplateText {

    /** Longer ones are written where they are set instead. */
    private static final int MAX_CONSTANT = 64;

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> constants = new HashMap<>();
    private int at;

    private TemplateText(String source) {
        this.source = source;
    }

    /**
     * Reads a template. Never throws for any text.
     *
     * @param source the Jinja text
     * @return what it writes, without white space
     */
    public static String of(String source) {
        TemplateText text = new TemplateText(source);
        // A macro may use names that are set after it.
        text.read();
        text.read();
        return text.out.toString();
    }

    private void read() {
        at = 0;
        out.setLength(0);
        while (at < source.length()) {
            if (source.startsWith("{#", at)) {
                at = after("#}", at + 2);
            } else if (source.startsWith("{%", at)) {
                statement();
            } else if (source.startsWith("{{", at)) {
                at = new TemplateCode(source, this).read(at + 2, "}}", false);
            } else {
                write(source, at, ++at);
            }
        }
    }

    private void statement() {
        int word = skip(at + 2);
        int end = nameEnd(word);
        String kind = source.substring(word, end);
        if (kind.equals("raw")) {
            raw(after("%}", end));
        } else if (!kind.equals("set") || !constant(end)) {
            // Of what the other statements say, nothing is written.
            boolean silent = !kind.equals("set") && !kind.equals("do");
            at = new TemplateCode(source, this).read(end, "%}", silent);
        }
    }

    private void raw(int from) {
        int end = source.indexOf("endraw", from);
        int tag = end < 0 ? source.length() : Math.max(from, source.lastIndexOf("{%", end));
        write(source, from, tag);
        at = end < 0 ? source.length() : after("%}", end);
    }

    /** Whether a name is set to one short literal here; else it stands for none from now on. */
    private boolean constant(int from) {
        int name = skip(from);
        int nameEnd = nameEnd(name);
        int equals = skip(nameEnd);
        int quote = skip(equals + 1);
        constants.remove(source.substring(name, nameEnd));
        if (nameEnd == name || !source.startsWith("=", equals) || quote >= source.length()
                || "'\"".indexOf(source.charAt(quote)) < 0) {
            return false;
        }
        StringBuilder value = new StringBuilder();
        int end = Literals.read(source, quote, value);
        int tag = skip(end);
        if (value.length() > MAX_CONSTANT || !source.startsWith("%}", tag)) {
            return false;
        }
        constants.put(source.substring(name, nameEnd), value.toString());
        at = tag + 2;
        return true;
    }

    /** What a name stands for; empty if that is not known. */
    String constant(String name) {
        // Names are short and may be many: they are not to make the text much longer.
        return out.length() > 2 * source.length() ? "" : constants.getOrDefault(name, "");
    }

    void write(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
    }

    private int after(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    /** Past white space and the signs that trim it. */
    private int skip(int from) {
        int index = Math.min(from, source.length());
        while (index < source.length()
                && (Character.isWhitespace(source.charAt(index)) || "-+".indexOf(source.charAt(index)) >= 0)) {
            index++;
        }
        return index;
    }

    private int nameEnd(int from) {
        return TemplateCode.nameEnd(source, from);
    }
}
