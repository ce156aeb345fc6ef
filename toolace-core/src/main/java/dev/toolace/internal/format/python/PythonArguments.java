package dev.toolace.internal.format.python;

import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.Step;
import dev.toolace.internal.format.stream.StreamedText;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.JsonWriter;
import dev.toolace.internal.python.PythonCallReader;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;

/**
 * Follows the arguments of one call in Python's syntax, from behind its opening parenthesis to the closing one. A
 * string is told of while it is written, any other value when it is complete. Used by one thread.
 */
final class PythonArguments {

    private enum State { ARGUMENT, NAME, VALUE, STRING, ESCAPE, RAW, AFTER }

    private static final int MAX_NAME = 256;
    private static final String ESCAPES = "\\'\"nrtbfav";
    private static final String ESCAPED = "\\'\"\n\r\t\b\f\u0007\u000b";

    private final Drafts out;
    private final String call;
    private final StringBuilder name = new StringBuilder();
    private StringBuilder raw = new StringBuilder();
    private StreamedText text;
    private State state = State.ARGUMENT;
    private boolean started;
    private boolean mute;
    private boolean first = true;
    private boolean unpacked;
    private boolean plain;
    private char quote;
    private boolean escape;
    private int depth;

    /**
     * Behind the opening parenthesis.
     *
     * @param out takes the call
     * @param call the name before it
     * @param sure whether a call is certain; otherwise its first argument makes it one
     */
    PythonArguments(Drafts out, String call, boolean sure) {
        this.out = out;
        this.call = call;
        this.text = new StreamedText(out);
        if (sure) {
            start();
        }
    }

    boolean started() {
        return started;
    }

    Step next(char c) {
        return switch (state) {
            case STRING -> string(c);
            case ESCAPE -> escape(c);
            case RAW -> raw(c);
            case NAME -> name(c);
            case ARGUMENT, VALUE, AFTER -> " \t\n\r\f".indexOf(c) >= 0 ? Step.MORE : structure(c);
        };
    }

    private Step structure(char c) {
        return switch (state) {
            case ARGUMENT -> argument(c);
            case VALUE -> value(c);
            case AFTER -> c == ')' ? end() : c == ',' ? go(State.ARGUMENT) : Step.BROKEN;
            case NAME, STRING, ESCAPE, RAW -> Step.BROKEN;
        };
    }

    private Step go(State next) {
        state = next;
        return Step.MORE;
    }

    private void start() {
        if (!started) {
            started = true;
            out.start(call);
            out.append("{");
        }
    }

    private void tell(CharSequence json) {
        if (started && !mute) {
            out.append(json);
        }
    }

    private Step end() {
        tell("}");
        return Step.DONE;
    }

    private Step argument(char c) {
        if (c == ')') {
            return end();
        }
        unpacked = c == '*';
        raw = new StringBuilder();
        name.setLength(0);
        if (unpacked) {
            return go(State.RAW);
        }
        return Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isSurrogate(c) ? name(c) : Step.BROKEN;
    }

    private Step name(char c) {
        if (c == '=') {
            start();
            StringBuilder key = new StringBuilder(first ? "" : ",");
            JsonWriter.quote(name.toString().strip(), key);
            tell(key.append(':'));
            first = false;
            return go(State.VALUE);
        }
        name.append(c);
        return name.length() > MAX_NAME || ",()[]{}'\"".indexOf(c) >= 0 ? Step.BROKEN : go(State.NAME);
    }

    private Step value(char c) {
        text = new StreamedText(out);
        quote = 0;
        depth = 0;
        if (c == '"' || c == '\'') {
            quote = c;
            plain = true;
            raw.append(c);
            return go(State.STRING);
        }
        state = State.RAW;
        return raw(c);
    }

    private Step string(char c) {
        raw.append(c);
        if (c == quote) {
            quote = 0;
            return complete() ? go(State.AFTER) : Step.BROKEN;
        }
        if (c == '\\') {
            return go(State.ESCAPE);
        }
        add(c);
        return c == '\n' || c == '\r' ? Step.BROKEN : Step.MORE;
    }

    private void add(char c) {
        if (plain && started && !mute) {
            text.add(c);
        }
    }

    private Step escape(char c) {
        raw.append(c);
        int at = ESCAPES.indexOf(c);
        // The rest of a string with an escape of several characters is told of when it is complete.
        plain &= "xuUN01234567\n".indexOf(c) < 0;
        if (at < 0) {
            add('\\');
        }
        add(at < 0 ? c : ESCAPED.charAt(at));
        return go(State.STRING);
    }

    private Step raw(char c) {
        if (quote != 0) {
            raw.append(c);
            quote = !escape && c == quote ? 0 : quote;
            escape = !escape && c == '\\';
            return Step.MORE;
        }
        if (depth == 0 && (c == ',' || c == ')')) {
            state = State.AFTER;
            return complete() ? structure(c) : Step.BROKEN;
        }
        raw.append(c);
        if (c == '"' || c == '\'') {
            quote = c;
            escape = false;
        }
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        return depth < 0 ? Step.BROKEN : Step.MORE;
    }

    /** Reads the value that is complete. */
    private boolean complete() {
        try {
            if (unpacked && raw.length() == 0) {
                return false;
            } else if (unpacked) {
                unpack(PythonCallReader.readObject(raw.substring(1), out.limits()));
            } else {
                JsonValue value = PythonCallReader.readObject("{'':" + raw + "}", out.limits()).get("");
                mute |= value == null || started && !mute && !text.end(value);
            }
            return true;
        } catch (JsonSyntaxError e) {
            return false;
        }
    }

    private void unpack(JsonObject members) {
        start();
        members.members().forEach((key, value) -> {
            StringBuilder json = new StringBuilder(first ? "" : ",");
            JsonWriter.quote(key, json);
            tell(json.append(':').append(value.toJson()));
            first = false;
        });
    }
}
