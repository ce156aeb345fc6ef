package dev.toolace.onnx.internal.tokenizer;

/**
 * UTF-8, one byte at a time. What is no UTF-8 becomes U+FFFD, once for each longest beginning of a character, as the
 * Unicode standard recommends and Rust does it (Java's own decoder treats encoded surrogates differently). Confined to
 * one thread.
 */
final class Utf8Decoder {
    static final char REPLACEMENT = '\ufffd';

    private int character;
    /** Bytes that the character still needs. */
    private int missing;
    private int lowest;
    private int highest;
    private boolean broken;

    /** Takes a byte, and appends what is certain. */
    void add(byte value, StringBuilder out) {
        int bits = value & 0xff;
        if (missing > 0) {
            if (bits >= lowest && bits <= highest) {
                character = character << 6 | bits & 0x3f;
                lowest = 0x80;
                highest = 0xbf;
                if (--missing == 0) {
                    out.appendCodePoint(character);
                }
                return;
            }
            replace(out);
        }
        begin(bits, out);
    }

    private void begin(int bits, StringBuilder out) {
        if (bits < 0x80) {
            out.append((char) bits);
        } else if (bits < 0xc2 || bits > 0xf4) {
            replace(out);
        } else {
            missing = bits < 0xe0 ? 1 : bits < 0xf0 ? 2 : 3;
            character = bits & 0x3f >> missing;
            // No overlong forms, no surrogates, nothing above U+10FFFF.
            lowest = bits == 0xe0 ? 0xa0 : bits == 0xf0 ? 0x90 : 0x80;
            highest = bits == 0xed ? 0x9f : bits == 0xf4 ? 0x8f : 0xbf;
        }
    }

    private void replace(StringBuilder out) {
        out.append(REPLACEMENT);
        missing = 0;
        broken = true;
    }

    /** Ends the text: an incomplete character becomes U+FFFD. */
    void end(StringBuilder out) {
        if (missing > 0) {
            replace(out);
        }
    }

    /** Whether anything was no UTF-8 so far. */
    boolean broken() {
        return broken;
    }
}
