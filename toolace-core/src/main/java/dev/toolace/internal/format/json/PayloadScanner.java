package dev.toolace.internal.format.json;

import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.Step;
import org.jspecify.annotations.Nullable;

/** Follows what {@link Payload} reads: an array of calls, or objects one after another. Used by one thread. */
final class PayloadScanner {

    private enum State { FIRST, FIRST_ELEMENT, ELEMENT, INSIDE, AFTER }

    private final Drafts out;
    private final boolean nameIsKey;
    private final boolean sure;
    private final boolean nested;
    private State state = State.FIRST;
    private boolean list;
    private boolean begun;
    private @Nullable CallObjectScanner object;

    /**
     * Before the first bracket.
     *
     * @param out takes the calls
     * @param nameIsKey whether the only member of a call is named for the tool
     * @param sure whether nothing but calls can stand here
     * @param nested whether this stands in a member of an object, which is one value and complete with the object
     */
    PayloadScanner(Drafts out, boolean nameIsKey, boolean sure, boolean nested) {
        this.out = out;
        this.nameIsKey = nameIsKey;
        this.sure = sure;
        this.nested = nested;
    }

    /** Whether a call is being written. */
    boolean busy() {
        return object != null && object.busy();
    }

    /** Whether there was a call in it. */
    boolean begun() {
        return begun;
    }

    Step next(char c) {
        if (object != null) {
            return inside(object, c);
        }
        if (Character.isWhitespace(c)) {
            return Step.MORE;
        }
        return switch (state) {
            case FIRST -> {
                list = c == '[';
                state = State.FIRST_ELEMENT;
                yield list ? Step.MORE : element(c);
            }
            case FIRST_ELEMENT -> list && c == ']' ? Step.DONE : element(c);
            case ELEMENT -> element(c);
            case AFTER -> after(c);
            case INSIDE -> Step.BROKEN;
        };
    }

    private Step after(char c) {
        if (list) {
            state = State.ELEMENT;
            return c == ']' ? Step.DONE : c == ',' ? Step.MORE : Step.BROKEN;
        }
        return c == ';' || c == ',' ? Step.MORE : c == '{' ? element(c) : Step.BEFORE;
    }

    private Step element(char c) {
        if (c != '{') {
            return Step.BROKEN;
        }
        state = State.INSIDE;
        CallObjectScanner next = new CallObjectScanner(out, nameIsKey, sure);
        object = next;
        return inside(next, c);
    }

    private Step inside(CallObjectScanner call, char c) {
        Step step = call.next(c);
        begun |= call.busy();
        if (step != Step.DONE) {
            return step;
        }
        object = null;
        state = State.AFTER;
        begun |= call.plausible();
        if (nested) {
            return list ? Step.MORE : Step.DONE;
        }
        if (call.busy() || call.plausible()) {
            out.check();
        }
        return Step.MORE;
    }
}
