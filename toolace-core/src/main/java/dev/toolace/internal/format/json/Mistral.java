package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Reading.Located;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;

/**
 * Mistral's forms after {@code [TOOL_CALLS]}: an array of calls, or a name with its arguments, with or without
 * {@code [CALL_ID]} and {@code [ARGS]} between the two. Stateless.
 */
final class Mistral implements Grammar {

    static final String START = "[TOOL_CALLS]";
    static final String ID = "[CALL_ID]";
    static final String ARGUMENTS = "[ARGS]";

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        int done = from;
        int at = text.indexOf(START, from);
        while (at >= 0) {
            out.content(done, at);
            int body = at + START.length();
            try {
                done = call(out, at, body);
            } catch (JsonSyntaxError e) {
                out.fail(e);
                // A name that no arguments follow is a broken call, not words.
                done = Text.skipSpace(text, nameEnd(text, body) == text.length() ? text.length() : body);
            }
            at = text.indexOf(START, done);
        }
        out.content(done, text.length());
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new MistralScanner(out);
    }

    private static int call(Reading out, int start, int body) {
        String text = out.text();
        int name = Text.skipSpace(text, body);
        int end = nameEnd(text, name);
        int next = end;
        if (text.startsWith(ID, next)) {
            int arguments = text.indexOf(ARGUMENTS, next);
            next = arguments < 0 ? next : arguments;
        }
        if (text.startsWith(ARGUMENTS, next)) {
            next += ARGUMENTS.length();
        }
        next = Text.skipSpace(text, next);
        if (end > name && next < text.length() && text.charAt(next) == '{') {
            Located arguments = out.object(next, 0);
            out.call(new Call(text.substring(name, end), arguments.value()), start, arguments.end());
            return arguments.end();
        }
        int list = name;
        while (list < text.length() && text.charAt(list) != '[' && text.charAt(list) != '{') {
            list++;
        }
        if (list >= text.length()) {
            throw new JsonSyntaxError("expected calls after " + START, body, false);
        }
        int after = new Payload(out, false, true).read(list);
        if (list > name) {
            out.repair(RepairKind.DROPPED_CALL, name);
        }
        return after;
    }

    static int nameEnd(CharSequence text, int from) {
        int end = from;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }
}
