package dev.toolace.internal.format.markup;

import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import java.util.List;

/**
 * Messages with recipients: {@code to=f<|message|>body<|eom|>}. What is addressed to the user is content, to the model
 * itself thinking, to a tool the markup of a call. Stateless.
 *
 * @param calls reads the body of a message to a tool
 */
record MuseMessages(Grammar calls) implements Grammar {

    private static final String MESSAGE = "<|message|>";
    private static final List<String> ENDS = List.of("<|eom|>", "<|eot|>");

    @Override
    public CallScanner scanner(Drafts out) {
        return calls.scanner(out);
    }

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        Markers ends = new Markers(text, ENDS);
        int at = from;
        int body = text.indexOf(MESSAGE, at);
        if (body < 0) {
            calls.read(out, from);
            return;
        }
        while (body >= 0) {
            String header = text.substring(at, body);
            int start = body + MESSAGE.length();
            int end = ends.find(start);
            int stop = end < 0 ? text.length() : end;
            String recipient = header.substring(header.indexOf("to=") < 0 ? 0 : header.indexOf("to=") + 3).strip();
            if (recipient.equals("self")) {
                out.reasoning(start, stop);
            } else if (recipient.equals("user") || header.indexOf("to=") < 0) {
                out.content(start, stop);
            } else {
                calls.read(out.part(start, stop), 0);
            }
            at = end < 0 ? text.length() : ends.end();
            body = text.indexOf(MESSAGE, at);
        }
    }
}
