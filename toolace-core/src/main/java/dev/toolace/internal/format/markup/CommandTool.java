package dev.toolace.internal.format.markup;

import dev.toolace.call.Call;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.EndMarks;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.util.List;

/**
 * CWM's form: {@code <tool: function>\nname command\n</tool>} is a call with one parameter, {@code command}. Stateless.
 */
final class CommandTool implements Grammar {

    private static final String START = "<tool: function>";
    private static final String END = "</tool>";
    private static final String COMMAND = "command";

    @Override
    public void read(Reading out, int from) {
        String text = out.text();
        int done = from;
        int at = text.indexOf(START, from);
        while (at >= 0) {
            int body = at + START.length();
            int end = text.indexOf(END, body);
            if (end < 0) {
                out.fail("expected " + END, text.length());
                break;
            }
            String line = text.substring(body, end).strip();
            int space = line.indexOf(' ');
            String name = space < 0 ? line : line.substring(0, space);
            if (name.isEmpty()) {
                out.fail("expected the name of a tool", body);
            } else {
                out.content(done, at);
                JsonObject arguments = space < 0 ? JsonObject.EMPTY
                        : JsonObject.EMPTY.with(COMMAND, new JsonString(line.substring(space + 1)));
                out.call(new Call(name, arguments), at, end + END.length());
                done = end + END.length();
            }
            at = text.indexOf(START, end);
        }
        out.content(done, text.length());
    }

    @Override
    public CallScanner scanner(Drafts out) {
        return new EndMarks(out, List.of(END));
    }

    static String write(Call call) {
        String command = call.arguments().get(COMMAND) instanceof JsonString text ? " " + text.value() : "";
        return START + "\n" + call.name() + command + "\n" + END;
    }
}
