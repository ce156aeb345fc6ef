package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrafterTest {
    private static final int[] DRAFT = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final int[] PROMPT = {20, 21, 22, 23, 24, 25, 26, 27, 20, 21, 22, 30, 31};

    @Test
    void guessesTheDraftAndGoesOnWithItAsLongAsItIsRight() {
        Drafter drafter = new Drafter(DRAFT, new int[0], false);
        assertThat(drafter.guess(4)).containsExactly(1, 2, 3, 4);
        drafter.add(1);
        drafter.add(2);
        assertThat(drafter.guess(100)).containsExactly(3, 4, 5, 6, 7, 8, 9);
        for (int token = 3; token <= 9; token++) {
            drafter.add(token);
        }
        assertThat(drafter.guess(10)).as("the draft is at its end").isEmpty();
    }

    @Test
    void leavesTheDraftAndFindsTheWayBackBehindTheChange() {
        Drafter drafter = new Drafter(DRAFT, new int[0], false);
        for (int token : new int[] {1, 2, 99, 98}) {
            drafter.add(token);
        }
        assertThat(drafter.guess(10)).isEmpty();
        drafter.add(5);
        assertThat(drafter.guess(10)).as("one equal token is too little").isEmpty();
        drafter.add(6);
        assertThat(drafter.guess(10)).containsExactly(7, 8, 9);
    }

    @Test
    void neverGoesBackInTheDraft() {
        int[] draft = {1, 2, 3, 4, 5, 6, 1, 2, 7, 8};
        Drafter drafter = new Drafter(draft, new int[0], false);
        for (int token : new int[] {1, 2, 3, 4, 99, 1, 2}) {
            drafter.add(token);
        }
        assertThat(drafter.guess(10)).as("what follows the second 1, 2").containsExactly(7, 8);
    }

    @Test
    void wrongGuessesMakeTheNextOnesShorter() {
        int[] draft = new int[200];
        for (int i = 0; i < draft.length; i++) {
            draft[i] = i;
        }
        Drafter drafter = new Drafter(draft, new int[0], false);
        int first = drafter.guess(1000).length;
        drafter.judge(first, 1);
        int second = drafter.guess(1000).length;
        assertThat(second).isBetween(1, first - 1);
        drafter.judge(second, second);
        assertThat(drafter.guess(1000).length).isGreaterThan(second);
    }

    @Test
    void looksUpWhatThePromptSaysAfterTheSameWordsLatestFirst() {
        Drafter drafter = new Drafter(new int[0], PROMPT, true);
        drafter.add(20);
        drafter.add(21);
        assertThat(drafter.guess(3)).as("two equal tokens are too little").isEmpty();
        drafter.add(22);
        assertThat(drafter.guess(3)).containsExactly(30, 31);
    }

    @Test
    void stopsLookingWhereThePromptIsNotRepeated() {
        Drafter drafter = new Drafter(new int[0], PROMPT, true);
        for (int token : new int[] {20, 21, 22}) {
            drafter.add(token);
        }
        drafter.judge(drafter.guess(8).length, 0);
        assertThat(drafter.guess(8)).isEmpty();
    }

    @Test
    void noneGuessesNothing() {
        Drafter drafter = Drafter.none();
        drafter.add(1);
        assertThat(drafter.guess(8)).isEmpty();
    }
}
