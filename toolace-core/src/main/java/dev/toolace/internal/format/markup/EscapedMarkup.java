package dev.toolace.internal.format.markup;

import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;

/**
 * A markup that some models write as the inside of a JSON string: line breaks as {@code \\n}, quotation marks as
 * {@code \\"}. Offsets of what was repaired are those of the text without the escapes.
 *
 * @param markup reads the text
 * @param sign what such a text holds
 */
record EscapedMarkup(Grammar markup, String sign) implements Grammar {

    @Override
    public CallScanner scanner(Drafts out) {
        return markup.scanner(out);
    }

    @Override
    public void read(Reading out, int from) {
        if (out.text().indexOf("\\n" + sign, from) < 0) {
            markup.read(out, from);
            return;
        }
        StringBuilder plain = new StringBuilder();
        String text = out.text();
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                char escaped = text.charAt(i);
                plain.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                plain.append(c);
            }
        }
        markup.read(out.over(plain.toString()), 0);
    }
}
