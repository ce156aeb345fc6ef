package dev.toolace.onnx.internal.jinja;

/** Bounds for what a template can build: doubling a text forty times must fail, not exhaust the memory. */
final class Texts {
    static final int MAX_CHARS = 16_000_000;
    static final int MAX_ELEMENTS = 1_000_000;

    private Texts() { }

    static void check(long chars) {
        if (chars > MAX_CHARS) {
            throw new JinjaException("a text is longer than " + MAX_CHARS + " characters");
        }
    }

    static String join(String first, String second) {
        check((long) first.length() + second.length());
        return first + second;
    }

    static void checkElements(long elements) {
        if (elements > MAX_ELEMENTS) {
            throw new JinjaException("a list is longer than " + MAX_ELEMENTS + " elements");
        }
    }
}
