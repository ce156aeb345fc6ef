package dev.toolace.internal.format.json;

import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.JsonEcho;
import dev.toolace.internal.format.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * Follows the arguments of a call whose name is known: a JSON object, and all that there is of the call. Used by one
 * thread.
 */
final class ArgumentsScanner {

    private final Drafts out;
    private final StringBuilder json = new StringBuilder();
    private @Nullable JsonEcho echo;
    private boolean begun;

    ArgumentsScanner(Drafts out) {
        this.out = out;
    }

    /** A call starts. */
    void start(String name) {
        out.start(name);
        echo = new JsonEcho(json, out.limits().maxDepth());
        begun = false;
    }

    /** Whether a call was started that has not ended. */
    boolean busy() {
        return echo != null;
    }

    /** Takes the next character; says whether it belongs to the arguments. */
    boolean next(char c) {
        JsonEcho current = echo;
        if (current == null) {
            return false;
        }
        if (!begun && Character.isWhitespace(c)) {
            return true;
        }
        Step step = begun || c == '{' ? current.next(c) : Step.BROKEN;
        begun = true;
        out.append(json);
        json.setLength(0);
        if (step == Step.MORE) {
            return true;
        }
        echo = null;
        if (step == Step.DONE) {
            out.check();
            return true;
        }
        out.abandon();
        return false;
    }
}
