package dev.toolace.testing;

import dev.toolace.grammar.ByteSet;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random texts of grammars, from a seed. */
public final class GrammarWalk {

    private static final int MAX_BYTES = 2_000;
    private static final String CLOSERS = "\"']}),=:0";

    private final Random random;

    public GrammarWalk(long seed) {
        this.random = new Random(seed);
    }

    /** A text of about some length at most; null where it does not come to an end. */
    public @Nullable String text(Grammar grammar, int length) {
        return text(grammar, "", length);
    }

    /** A text that starts with another, of about some length at most more; null where it does not come to an end. */
    public @Nullable String text(Grammar grammar, String start, int more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        GrammarState state = grammar.after(start);
        int length = out.size() + more;
        while (out.size() < MAX_BYTES) {
            ByteSet allowed = state.allowed();
            if (allowed.size() == 0 && !state.accepting()) {
                throw new AssertionError("a dead end after " + out.toString(StandardCharsets.UTF_8));
            }
            boolean late = out.size() >= length;
            if (state.accepting() && (allowed.size() == 0 || late || random.nextInt(20) == 0)) {
                return out.toString(StandardCharsets.UTF_8);
            }
            int value = late ? closer(allowed) : any(allowed);
            out.write(value);
            state = state.next(value);
        }
        return null;
    }

    private int closer(ByteSet allowed) {
        for (int i = 0; i < CLOSERS.length(); i++) {
            if (allowed.contains(CLOSERS.charAt(i)) && random.nextInt(8) > 0) {
                return CLOSERS.charAt(i);
            }
        }
        return any(allowed);
    }

    /** Quotes and brackets come often, so that strings and lists are short. */
    private int any(ByteSet allowed) {
        int closer = CLOSERS.charAt(random.nextInt(CLOSERS.length()));
        if (allowed.contains(closer) && random.nextInt(3) == 0) {
            return closer;
        }
        int left = random.nextInt(allowed.size());
        int value = -1;
        while (left >= 0) {
            value++;
            left -= allowed.contains(value) ? 1 : 0;
        }
        return value < 0x80 || random.nextInt(4) == 0 ? value : ascii(allowed, value);
    }

    private int ascii(ByteSet allowed, int otherwise) {
        int value = 0x20 + random.nextInt(0x5f);
        return allowed.contains(value) ? value : otherwise;
    }
}
