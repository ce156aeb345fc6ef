package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Markers;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels of gpt-oss (Harmony): messages of a header, {@code <|message|>} and a body. A recipient
 * {@code to=functions.f} in the header makes the body the arguments of a call; the channel {@code analysis} is
 * thinking, {@code final} and {@code commentary} are content. Stateless.
 */
final class Harmony implements Grammar {

    static final String MESSAGE = "<|message|>";
    static final List<String> ENDS = List.of("<|end|>", "<|call|>", "<|return|>", "<|start|>");
    private static final String TO = "to=";
    private static final String FUNCTIONS = "functions.";

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        Markers ends = new Markers(text, ENDS);
        int at = from;
        int body = text.indexOf(MESSAGE, at);
        if (body < 0) {
            out.content(at, text.length());
            return;
        }
        while (body >= 0) {
            String header = text.substring(at, body);
            int start = body + MESSAGE.length();
            int end = ends.find(start);
            int stop = end < 0 ? text.length() : end;
            message(out, header, at, start, stop);
            at = end < 0 ? text.length() : ends.end();
            body = text.indexOf(MESSAGE, at);
        }
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new HarmonyScanner(out);
    }

    private static void message(Reading out, String header, int at, int start, int stop) {
        if (header.contains(TO)) {
            String tool = recipient(header);
            if (tool != null) {
                call(out, tool, at, start, stop);
            }
            return;
        }
        if (header.contains("analysis")) {
            out.reasoning(start, stop);
        } else {
            out.content(start, stop);
        }
    }

    /** The tool that a header addresses; null if it addresses none. */
    static @Nullable String recipient(String header) {
        int to = header.indexOf(TO);
        String word = to < 0 ? "" : word(header, to + TO.length());
        return word.startsWith(FUNCTIONS) ? word.substring(FUNCTIONS.length()) : null;
    }

    private static void call(Reading out, String name, int at, int start, int stop) {
        try {
            JsonObject arguments =
                    Text.skipSpace(out.text(), start) >= stop ? JsonObject.EMPTY : out.object(start, 0).value();
            out.call(new Call(name, arguments), at, stop);
        } catch (JsonSyntaxError e) {
            out.fail(e);
        }
    }

    private static String word(String header, int from) {
        int end = from;
        while (end < header.length() && !Character.isWhitespace(header.charAt(end)) && header.charAt(end) != '<') {
            end++;
        }
        return header.substring(from, end);
    }
}
