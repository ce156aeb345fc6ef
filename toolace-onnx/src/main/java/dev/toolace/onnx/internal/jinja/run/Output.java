package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Values;
import org.jspecify.annotations.Nullable;

/** What a template has written so far, bounded. Confined to one rendering. */
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final int limit;

    Output(int limit) {
        this.limit = limit;
    }

    /** An output of its own for a part of the template, as bounded. */
    Output apart() {
        return new Output(limit);
    }

    void write(String piece) {
        if ((long) text.length() + piece.length() > limit) {
            throw JinjaException.limit("the rendered text is longer than " + limit + " characters");
        }
        text.append(piece);
    }

    /** Writes what a call or filter gave in place of a block, which must be a text. */
    void writeText(@Nullable Object value) {
        String piece = Values.text(value);
        if (piece == null) {
            throw new JinjaException("a block needs a str, not " + Values.typeName(value));
        }
        write(piece);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
