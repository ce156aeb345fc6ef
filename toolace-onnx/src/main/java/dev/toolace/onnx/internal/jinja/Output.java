package dev.toolace.onnx.internal.jinja;

/** What a template has written so far, bounded. Confined to one rendering. */
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final int limit;

    Output(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    void write(String piece) {
        if (text.length() + piece.length() > limit) {
            throw new JinjaException("the rendered text is longer than " + limit + " characters");
        }
        text.append(piece);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
