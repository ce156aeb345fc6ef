package dev.toolace.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    private static final int MANY = 20_000;

    @Test
    void theSameSeedGivesTheSameChoices() {
        for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, 17}) {
            assertThat(choices(new Dice(seed))).isEqualTo(choices(new Dice(seed)));
        }
        assertThat(choices(new Dice(1))).isNotEqualTo(choices(new Dice(2)));
    }

    /** Checkpoints hold only indices, so the choices of a seed must stay what they were when training began. */
    @Test
    void theChoicesOfASeedAreFixedForever() {
        Dice dice = new Dice(42);
        assertThat(dice.between(0, 999_999)).isEqualTo(687_423);
        assertThat(dice.unit()).isEqualTo(0.4349756049317681);
    }

    @Test
    void neighbouringSeedsAreIndependent() {
        int[] seen = new int[100];
        int agree = 0;
        double before = new Dice(-1).unit();
        double product = 0;
        for (int seed = 0; seed < MANY; seed++) {
            double unit = new Dice(seed).unit();
            seen[(int) (unit * 100)]++;
            agree += (unit < 0.5) == (before < 0.5) ? 1 : 0;
            product += (unit - 0.5) * (before - 0.5);
            before = unit;
        }
        assertThat(IntStream.of(seen).min().orElseThrow()).isGreaterThan(MANY / 100 / 2);
        assertThat(IntStream.of(seen).max().orElseThrow()).isLessThan(MANY / 100 * 2);
        assertThat((double) agree / MANY).isCloseTo(0.5, within(0.02));
        assertThat(product / MANY * 12).as("correlation").isCloseTo(0, within(0.04));
    }

    @Test
    void everyChoiceIsPossibleAndNoOther() {
        Dice dice = new Dice(3);
        Set<Integer> numbers = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            numbers.add(dice.between(-2, 3));
            texts.add(dice.pick("a", "b", "c"));
            assertThat(dice.unit()).isBetween(0.0, Math.nextDown(1.0));
        }
        assertThat(numbers).containsExactlyInAnyOrder(-2, -1, 0, 1, 2, 3);
        assertThat(texts).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(dice.between(5, 5)).isEqualTo(5);
        assertThat(dice.chance(0)).isFalse();
        assertThat(dice.chance(1)).isTrue();
    }

    @Test
    void weightsAreShares() {
        Dice dice = new Dice(4);
        int[] seen = new int[3];
        for (int i = 0; i < MANY; i++) {
            seen[dice.weighted(1, 0, 3)]++;
        }
        assertThat(seen[1]).isZero();
        assertThat((double) seen[0] / MANY).isCloseTo(0.25, within(0.02));
    }

    @Test
    void shufflingKeepsEveryElementAndTheGivenList() {
        List<Integer> list = IntStream.range(0, 50).boxed().toList();
        List<Integer> shuffled = new Dice(5).shuffled(list);
        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(list).isNotEqualTo(list);
        assertThat(list).isSorted();
    }

    private static List<Object> choices(Dice dice) {
        List<Object> choices = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            choices.add(dice.between(0, 1000));
            choices.add(dice.unit());
            choices.add(dice.chance(0.5));
            choices.add(dice.weighted(1, 2, 3));
            choices.add(dice.shuffled(List.of(1, 2, 3, 4)));
        }
        return choices;
    }
}
