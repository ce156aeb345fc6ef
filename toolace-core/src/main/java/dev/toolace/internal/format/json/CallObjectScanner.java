package dev.toolace.internal.format.json;

import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.JsonEcho;
import dev.toolace.internal.format.stream.Step;
import dev.toolace.internal.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Follows a JSON object that may be a call, by the member names that models use. Arguments that come before the name
 * wait for it. Used by one thread.
 */
final class CallObjectScanner {

    private enum State { OPEN, FIRST_KEY, KEY, IN_KEY, COLON, VALUE, IN_VALUE, NESTED, AFTER }

    private enum Role { NAME, ARGUMENTS, OTHER }

    private final Drafts out;
    private final boolean nameIsKey;
    private final boolean sure;
    private final StringBuilder json = new StringBuilder();
    private State state = State.OPEN;
    private JsonEcho echo;
    private @Nullable PayloadScanner nested;
    private String key = "";
    private Role role = Role.OTHER;
    private @Nullable String name;
    private StringBuilder arguments = new StringBuilder();
    private boolean argumentsSeen;
    private boolean started;
    private boolean several;

    /**
     * Before the opening bracket.
     *
     * @param out takes the call
     * @param nameIsKey whether the only member is named for the tool
     * @param sure whether nothing but a call can stand here, so that its name starts it
     */
    CallObjectScanner(Drafts out, boolean nameIsKey, boolean sure) {
        this.out = out;
        this.nameIsKey = nameIsKey;
        this.sure = sure;
        this.echo = new JsonEcho(json, out.limits().maxDepth());
    }

    boolean busy() {
        return started || nested != null && nested.busy();
    }

    /** Whether this may be a call. */
    boolean plausible() {
        return nested != null || name != null && argumentsSeen;
    }

    Step next(char c) {
        return switch (state) {
            case IN_KEY -> inKey(c);
            case IN_VALUE -> inValue(c);
            case NESTED -> inNested(c);
            case OPEN, FIRST_KEY, KEY, COLON, VALUE, AFTER -> JsonEcho.isSpace(c) ? Step.MORE : structure(c);
        };
    }

    private Step structure(char c) {
        return switch (state) {
            case OPEN -> c == '{' ? go(State.FIRST_KEY) : Step.BROKEN;
            case FIRST_KEY -> c == '}' ? Step.DONE : key(c);
            case KEY -> key(c);
            case COLON -> c == ':' ? go(State.VALUE) : Step.BROKEN;
            case VALUE -> value(c);
            case AFTER -> c == '}' ? Step.DONE : c == ',' ? go(State.KEY) : Step.BROKEN;
            case IN_KEY, IN_VALUE, NESTED -> Step.BROKEN;
        };
    }

    private Step go(State next) {
        several |= next == State.KEY;
        state = next;
        return Step.MORE;
    }

    private Step key(char c) {
        if (c != '"') {
            return Step.BROKEN;
        }
        state = State.IN_KEY;
        return inKey(echo(c));
    }

    /** Starts over with the echo. */
    private char echo(char c) {
        json.setLength(0);
        echo = new JsonEcho(json, out.limits().maxDepth());
        return c;
    }

    private Step inKey(char c) {
        Step step = echo.next(c);
        if (step == Step.DONE) {
            key = string();
            return go(State.COLON);
        }
        return step;
    }

    private String string() {
        return new JsonReader(json.toString(), out.limits()).readString();
    }

    private Step value(char c) {
        if (!nameIsKey && CallObjects.WRAPPERS.contains(key) && (c == '{' || c == '[')) {
            nested = new PayloadScanner(out, false, sure, true);
            state = State.NESTED;
            return inNested(c);
        }
        role = role(c);
        if (role == Role.ARGUMENTS) {
            arguments.setLength(0);
            argumentsSeen = true;
            if (nameIsKey) {
                name = key;
            }
            start();
        }
        state = State.IN_VALUE;
        return inValue(echo(c));
    }

    private Role role(char c) {
        if (nameIsKey) {
            return !several && c == '{' ? Role.ARGUMENTS : Role.OTHER;
        }
        if (name == null && c == '"' && CallObjects.NAMES.contains(key)) {
            return Role.NAME;
        }
        if (!argumentsSeen && CallObjects.ARGUMENTS.contains(key)) {
            if (c == '{') {
                return Role.ARGUMENTS;
            }
            argumentsSeen = true;
        }
        return Role.OTHER;
    }

    private Step inValue(char c) {
        Step step = echo.next(c);
        if (role == Role.ARGUMENTS) {
            if (started) {
                out.append(json);
            } else {
                arguments.append(json);
            }
            json.setLength(0);
        } else if (role == Role.OTHER) {
            json.setLength(0);
        } else if (step == Step.DONE) {
            name = string();
            start();
        }
        if (step == Step.DONE) {
            return go(State.AFTER);
        }
        if (step == Step.BEFORE) {
            state = State.AFTER;
            return next(c);
        }
        return step;
    }

    private void start() {
        String known = name;
        if (!started && known != null && !known.isBlank() && (sure || argumentsSeen || out.offered(known))) {
            out.start(known);
            out.append(arguments);
            arguments = new StringBuilder();
            started = true;
        }
    }

    private Step inNested(char c) {
        PayloadScanner inner = nested;
        Step step = inner == null ? Step.BROKEN : inner.next(c);
        return step == Step.DONE ? go(State.AFTER) : step;
    }
}
