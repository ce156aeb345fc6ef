package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Reading.Located;
import dev.toolace.internal.format.Text;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads calls at a place of a text: one array of them, or objects one after another. One instance reads one text. */
final class Payload {

    private record Found(Call call, int from, int to) {}

    private final Reading out;
    private final String text;
    private final boolean nameIsKey;
    private final boolean mend;
    private final List<Found> found = new ArrayList<>();
    private boolean unclosed;
    private int at;

    Payload(Reading out, boolean nameIsKey, boolean mend) {
        this.out = out;
        this.text = out.text();
        this.nameIsKey = nameIsKey;
        this.mend = mend;
    }

    /**
     * Reads as much as is calls.
     *
     * @return the index after the last of them
     * @throws JsonSyntaxError where what stands here is none
     */
    int read(int from) {
        at = Text.skipSpace(text, from);
        if (at < text.length() && text.charAt(at) == '[') {
            list();
        } else {
            objects();
        }
        found.forEach(one -> out.call(one.call, one.from, one.to));
        if (unclosed) {
            out.repair(RepairKind.UNCLOSED_CALL, text.length());
        }
        return at;
    }

    private void list() {
        at = Text.skipSpace(text, at + 1);
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
            return;
        }
        while (true) {
            element(1);
            int next = Text.skipSpace(text, at);
            if (next >= text.length()) {
                unclosed = true;
                at = next;
                return;
            }
            char c = text.charAt(next);
            if (c == ']') {
                at = next + 1;
                return;
            }
            if (c != ',') {
                throw new JsonSyntaxError("expected ',' or ']' but found " + Place.describe(text, next), next, false);
            }
            at = next + 1;
        }
    }

    private void objects() {
        element(0);
        while (true) {
            int next = Text.skipSpace(text, at);
            while (next < text.length() && (text.charAt(next) == ';' || text.charAt(next) == ',')) {
                next = Text.skipSpace(text, next + 1);
            }
            if (next >= text.length() || text.charAt(next) != '{') {
                return;
            }
            int before = at;
            at = next;
            try {
                element(0);
            } catch (JsonSyntaxError e) {
                out.fail(e);
                int line = text.indexOf('\n', e.offset());
                int resumed = line < 0 ? text.length() : Text.skipSpace(text, line);
                if (resumed >= text.length() || text.charAt(resumed) != '{') {
                    at = before;
                    return;
                }
                at = resumed - 1;
            }
        }
    }

    private void element(int depth) {
        int start = Text.skipSpace(text, at);
        if (start >= text.length() || text.charAt(start) != '{') {
            throw new JsonSyntaxError("expected a call but found " + Place.describe(text, start), start, false);
        }
        Located object = out.object(start, depth, mend);
        for (Call call : CallObjects.calls(object.value(), start, nameIsKey, out)) {
            found.add(new Found(call, start, object.end()));
        }
        at = object.end();
    }
}
