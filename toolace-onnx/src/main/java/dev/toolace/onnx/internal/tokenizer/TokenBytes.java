package dev.toolace.onnx.internal.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that each token adds to a text. Together, those of a sequence of tokens are its text in UTF-8, with one
 * exception: at the beginning of a text some tokenizers leave a space away ({@link #firstBytes}). Tokens may end within
 * a character; where a sequence makes no UTF-8, its text has replacement characters. Immutable and safe for use by many
 * threads.
 */
public final class TokenBytes {
    private static final byte PRESENT = 1;
    private static final byte CONTROL = 2;
    private static final byte FALLBACK = 4;

    private final byte[] flags;
    private final Pieces inner;
    private final Pieces first;

    /** What a token is. */
    public enum Kind {
        /** It adds its bytes, perhaps none. */
        TEXT,
        /** It is a special token: there for the structure of a prompt, and no part of a text. */
        CONTROL,
        /** There is no such token: a gap, or a row that only fills up the model's output. */
        ABSENT
    }

    /** All bytes one after the other; those of a token begin at its offset and end at the next one's. */
    private record Pieces(int[] offsets, byte[] bytes) {
        byte[] of(int id) {
            return Arrays.copyOfRange(bytes, offsets[id], offsets[id + 1]);
        }

        boolean same(Pieces other) {
            return Arrays.equals(offsets, other.offsets) && Arrays.equals(bytes, other.bytes);
        }
    }

    private TokenBytes(byte[] flags, Pieces inner, Pieces first) {
        this.flags = flags;
        this.inner = inner;
        this.first = first;
    }

    static TokenBytes of(@Nullable String[] texts, Iterable<AddedToken> added, DecoderRules rules) {
        byte[] flags = new byte[texts.length];
        for (int id = 0; id < texts.length; id++) {
            String text = texts[id];
            if (text != null) {
                boolean fallback = rules.assembly() == DecoderRules.Assembly.BYTE_FALLBACK
                        && fallback(rules.piece(text, false)) >= 0;
                flags[id] = (byte) (PRESENT | (fallback ? FALLBACK : 0));
            }
        }
        for (AddedToken token : added) {
            flags[token.id()] |= token.special() ? CONTROL : 0;
        }
        Pieces inner = pieces(texts, rules, false);
        Pieces first = pieces(texts, rules, true);
        return new TokenBytes(flags, inner, inner.same(first) ? inner : first);
    }

    private static Pieces pieces(@Nullable String[] texts, DecoderRules rules, boolean first) {
        int[] offsets = new int[texts.length + 1];
        ByteArrayOutputStream all = new ByteArrayOutputStream(texts.length * 8);
        for (int id = 0; id < texts.length; id++) {
            String text = texts[id];
            if (text != null) {
                all.writeBytes(bytes(rules.piece(text, first), rules.assembly()));
            }
            offsets[id + 1] = all.size();
        }
        return new Pieces(offsets, all.toByteArray());
    }

    private static byte[] bytes(String piece, DecoderRules.Assembly assembly) {
        return switch (assembly) {
            case TEXT -> piece.getBytes(StandardCharsets.UTF_8);
            case BYTE_LEVEL -> ByteAlphabet.bytes(piece);
            case BYTE_FALLBACK -> {
                int value = fallback(piece);
                yield value < 0 ? piece.getBytes(StandardCharsets.UTF_8) : new byte[] {(byte) value};
            }
        };
    }

    /** The byte that a text such as {@code <0xE2>} stands for, or -1. */
    private static int fallback(String piece) {
        if (piece.length() != 6 || !piece.startsWith("<0x") || piece.charAt(5) != '>') {
            return -1;
        }
        int high = hex(piece.charAt(3));
        int low = hex(piece.charAt(4));
        // Rust's reader of numbers, which the library uses, takes a sign too.
        return piece.charAt(3) == '+' ? low : high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /**
     * The number of tokens.
     *
     * @return one more than the highest number; a model may have logits for more
     */
    public int size() {
        return flags.length;
    }

    /**
     * What a token is.
     *
     * @param id any number
     */
    public Kind kind(int id) {
        if (id < 0 || id >= flags.length || flags[id] == 0) {
            return Kind.ABSENT;
        }
        return (flags[id] & CONTROL) != 0 ? Kind.CONTROL : Kind.TEXT;
    }

    /**
     * What a token adds where others were before.
     *
     * @param id any number
     * @return a copy of the bytes; empty for what is no text
     */
    public byte[] bytes(int id) {
        return kind(id) == Kind.TEXT ? inner.of(id) : new byte[0];
    }

    /**
     * What a token adds at the beginning of a text. Tokenizers that put a space before every text take the first one of
     * the whole away again, which is not done here where it could be in a later token.
     *
     * @param id any number
     * @return a copy of the bytes; empty for what is no text
     */
    public byte[] firstBytes(int id) {
        return kind(id) == Kind.TEXT ? first.of(id) : new byte[0];
    }

    /**
     * Whether a token has other bytes at the beginning of a text.
     *
     * @param id any number
     */
    public boolean beginsOtherwise(int id) {
        return first != inner && kind(id) == Kind.TEXT && !Arrays.equals(first.of(id), inner.of(id));
    }

    /**
     * As {@link #bytes}, with the spelling of special tokens.
     *
     * @param id any number
     * @return a copy of the bytes
     */
    public byte[] written(int id) {
        return written(id, false);
    }

    byte[] written(int id, boolean beginning) {
        return kind(id) == Kind.ABSENT ? new byte[0] : (beginning ? first : inner).of(id);
    }

    /** Whether a token stands for one byte, and its neighbours decide whether that makes a character. */
    boolean fallback(int id) {
        return kind(id) != Kind.ABSENT && (flags[id] & FALLBACK) != 0;
    }

    /**
     * The number of bytes of a token, without a copy.
     *
     * @param id any number
     */
    public int length(int id) {
        return kind(id) == Kind.TEXT ? inner.offsets[id + 1] - inner.offsets[id] : 0;
    }

    /**
     * One byte of a token, without a copy.
     *
     * @param id    a token with bytes
     * @param index from 0, below {@link #length}
     */
    public byte byteAt(int id, int index) {
        return inner.bytes[inner.offsets[id] + index];
    }
}
