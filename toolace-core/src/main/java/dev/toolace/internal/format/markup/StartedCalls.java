package dev.toolace.internal.format.markup;

import dev.toolace.internal.format.Reading;
import dev.toolace.internal.json.JsonSyntaxError;
import java.util.function.IntUnaryOperator;

/** Calls that begin with one marker, and text around them. Stateless. */
final class StartedCalls {

    private StartedCalls() {}

    /**
     * Reads to the end of the text; where a call is broken, the search goes on after its marker.
     *
     * @param out holds the text
     * @param from where to begin
     * @param start the marker
     * @param call reads the call at a marker's index and gives the index after it; throws where there is none
     */
    static void read(Reading out, int from, String start, IntUnaryOperator call) {
        String text = out.text();
        int done = from;
        int at = text.indexOf(start, from);
        while (at >= 0) {
            try {
                int end = call.applyAsInt(at);
                out.content(done, at);
                done = end;
                at = text.indexOf(start, done);
            } catch (JsonSyntaxError e) {
                out.fail(e);
                at = text.indexOf(start, at + start.length());
            }
        }
        out.content(done, text.length());
    }
}
