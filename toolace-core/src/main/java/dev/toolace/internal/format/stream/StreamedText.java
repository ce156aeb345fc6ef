package dev.toolace.internal.format.stream;

import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;

/**
 * A value that is a string as far as one can see, and is told of while its characters arrive; the whole value decides.
 * Used by one thread.
 */
public final class StreamedText {

    private final Drafts out;
    private final StringBuilder json = new StringBuilder();
    private final QuotedText quoted = new QuotedText(json);
    private int told;

    /**
     * An empty string.
     *
     * @param out takes what is known
     */
    public StreamedText(Drafts out) {
        this.out = out;
    }

    /**
     * The next character is known.
     *
     * @param c the character
     */
    public void add(char c) {
        quoted.add(c);
        tell();
    }

    private void tell() {
        out.append(json);
        told += json.length();
        json.setLength(0);
    }

    /**
     * The value is known.
     *
     * @param value a string that starts with the characters so far, or any value if there are none
     * @return whether it is; otherwise nothing more can be told of the call
     */
    public boolean end(JsonValue value) {
        String whole = value.toJson();
        if (told > 0 && (!(value instanceof JsonString) || told > whole.length())) {
            return false;
        }
        out.append(whole.substring(told));
        return true;
    }
}
