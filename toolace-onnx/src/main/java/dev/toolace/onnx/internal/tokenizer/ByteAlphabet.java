package dev.toolace.onnx.internal.tokenizer;

import java.nio.charset.StandardCharsets;

/** The printable characters that byte-level tokenizers write for bytes, as GPT-2 defined them. Stateless. */
final class ByteAlphabet {
    private static final int[] BYTES = new int[0x144];

    static {
        int stranger = 0x100;
        for (int value = 0; value < 0x100; value++) {
            boolean printable = value >= '!' && value <= '~' || value >= 0xa1 && value != 0xad;
            // Entries are one higher, so that 0 means none.
            BYTES[printable ? value : stranger++] = value + 1;
        }
    }

    private ByteAlphabet() { }

    /** The bytes that a token stands for; those of its own characters where one of them stands for no byte. */
    static byte[] bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = token.charAt(i);
            if (c >= BYTES.length || BYTES[c] == 0) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) (BYTES[c] - 1);
        }
        return bytes;
    }
}
