package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.util.List;

/**
 * Functionary's forms: {@code <function=f>{...}</function>} (3.1), and messages {@code recipient\nbody} that follow one
 * another after {@code >>>}, where the recipient {@code all} is content (3.2). Stateless.
 */
final class Functionary implements Grammar {

    private static final String NEXT = ">>>";
    private static final NamedJson TAGGED = new NamedJson(List.of("<function="), List.of(">"), List.of("</function>"),
            List.of(), (name, out) -> name);

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        if (text.indexOf("<function=", from) >= 0) {
            TAGGED.read(out, from);
            return;
        }
        int at = text.startsWith(NEXT, from) ? from + NEXT.length() : from;
        while (at < text.length()) {
            int next = text.indexOf(NEXT, at);
            int stop = next < 0 ? text.length() : next;
            message(out, at, stop);
            at = next < 0 ? stop : next + NEXT.length();
        }
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return TAGGED.scanner(out);
    }

    private static void message(Reading out, int from, int to) {
        String text = out.text();
        int line = text.indexOf('\n', from);
        String recipient = line < 0 || line >= to ? "" : text.substring(from, line).strip();
        if (recipient.equals("all")) {
            out.content(line + 1, to);
        } else if (recipient.equals("python") && !text.startsWith("{", line + 1)) {
            JsonObject code = JsonObject.EMPTY.with("code", new JsonString(text.substring(line + 1, to)));
            out.call(new Call(recipient, code), from, to);
        } else if (!recipient.isEmpty() && recipient.indexOf(' ') < 0 && text.startsWith("{", line + 1)) {
            try {
                out.call(new Call(recipient, out.object(line + 1, 0).value()), from, to);
            } catch (JsonSyntaxError e) {
                out.fail(e);
            }
        } else {
            out.content(from, to);
        }
    }
}
