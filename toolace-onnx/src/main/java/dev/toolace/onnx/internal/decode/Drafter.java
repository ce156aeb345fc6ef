package dev.toolace.onnx.internal.decode;

import dev.toolace.onnx.internal.constrain.Constraint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Guesses how an answer goes on: from texts that it is likely to repeat (a draft, and the prompt), and from a grammar that
 * leaves nothing else. Guesses cost time where they are wrong, but change nothing: the model reads several of them in one
 * run and says of each what it would have written itself. Prompt look-up is that of Saxena (2023). Confined to one generation.
 */
public final class Drafter {
    /** Equal tokens in a row after which the same continuation is expected. */
    private static final int EVIDENCE = 3;
    /** After a draft went wrong, fewer are needed to find the way back into it. */
    private static final int REJOIN = 2;
    private static final int LONGEST = 48;
    private static final int FIRST_LOOKUP = 4;

    private final int[] draft;
    private final int[] prompt;
    private final boolean lookup;
    /** Where the draft goes on; -1 where the answer has left it. */
    private int place;
    /** Where the answer left the draft last: the way back lies behind it. */
    private int left;
    private int[] answer = new int[64];
    private int length;
    /** How long the next guess is; grows where guesses are right. */
    private int reach;
    private int lookupReach = FIRST_LOOKUP;
    private Source source = Source.NOTHING;
    private final @Nullable Constraint constraint;

    private enum Source { NOTHING, DRAFT, GRAMMAR, PROMPT }

    /**
     * A drafter at the beginning of an answer.
     *
     * @param draft  what the answer may be like; empty if nothing is known
     * @param prompt what the model reads before it answers
     * @param lookup whether to look for repetitions in the prompt
     */
    public Drafter(int[] draft, int[] prompt, boolean lookup) {
        this(draft, prompt, lookup, null);
    }

    /**
     * A drafter at the beginning of an answer that a grammar binds.
     *
     * @param constraint knows the answer so far
     */
    public Drafter(int[] draft, int[] prompt, boolean lookup, @Nullable Constraint constraint) {
        this.constraint = constraint;
        this.draft = draft;
        this.prompt = prompt;
        this.lookup = lookup;
        this.place = draft.length == 0 ? -1 : 0;
        this.reach = LONGEST;
    }

    /** A drafter that guesses nothing. */
    public static Drafter none() {
        return new Drafter(new int[0], new int[0], false);
    }

    /** The next tokens, perhaps none, at most so many. */
    int[] guess(int most) {
        if (place >= 0 && place < draft.length) {
            source = Source.DRAFT;
            return admitted(Arrays.copyOfRange(draft, place, Math.min(draft.length, place + Math.min(most, reach))));
        }
        source = Source.GRAMMAR;
        int[] forced = constraint == null ? new int[0] : constraint.forced(most);
        if (forced.length > 0) {
            return forced;
        }
        source = Source.PROMPT;
        int found = lookup && place != draft.length ? lastIndex(prompt, EVIDENCE) : -1;
        return found < 0 ? new int[0]
                : admitted(Arrays.copyOfRange(prompt, found, Math.min(prompt.length, found + Math.min(most, lookupReach))));
    }

    private int[] admitted(int[] guess) {
        return constraint == null ? guess : constraint.admitted(guess);
    }

    /**
     * Takes the result of a guess.
     *
     * @param guessed how many tokens were guessed
     * @param right   how many of them the model wrote
     */
    void judge(int guessed, int right) {
        if (guessed == 0) {
            return;
        }
        if (source == Source.DRAFT) {
            reach = right == guessed ? Math.min(LONGEST, reach * 2) : Math.max(FIRST_LOOKUP, reach / 2);
        } else if (source == Source.PROMPT) {
            lookupReach = right == guessed ? Math.min(LONGEST, lookupReach * 2) : right;
        }
    }

    /** Takes the next token of the answer. */
    void add(int token) {
        if (length == answer.length) {
            answer = Arrays.copyOf(answer, length * 2);
        }
        answer[length++] = token;
        if (place >= 0 && place < draft.length && draft[place] == token) {
            place++;
        } else if (draft.length > 0) {
            left = Math.max(left, place);
            place = rejoin();
        }
        if (lookupReach == 0 && length % (FIRST_LOOKUP * FIRST_LOOKUP) == 0) {
            lookupReach = FIRST_LOOKUP;
        }
    }

    private int rejoin() {
        for (int at = left + REJOIN; length >= REJOIN && at <= draft.length; at++) {
            if (endsLike(draft, at, REJOIN)) {
                return at;
            }
        }
        return -1;
    }

    /** The place after the last occurrence of the answer's end in a text; -1 if it does not occur. */
    private int lastIndex(int[] text, int count) {
        for (int at = text.length - 1; length >= count && at >= count; at--) {
            if (endsLike(text, at, count)) {
                return at;
            }
        }
        return -1;
    }

    private boolean endsLike(int[] text, int end, int count) {
        for (int i = 1; i <= count; i++) {
            if (text[end - i] != answer[length - i]) {
                return false;
            }
        }
        return true;
    }
}
