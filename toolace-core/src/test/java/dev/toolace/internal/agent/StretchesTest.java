package dev.toolace.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StretchesTest {

    private static List<Integer> all(Stretches stretches, int worker) {
        List<Integer> taken = new ArrayList<>();
        for (int next = stretches.next(worker); next >= 0; next = stretches.next(worker)) {
            taken.add(next);
        }
        return taken;
    }

    @Test
    void workersHaveNeighbours() {
        Stretches stretches = new Stretches(10, 2);
        assertThat(List.of(stretches.next(0), stretches.next(1), stretches.next(0), stretches.next(1)))
                .containsExactly(0, 5, 1, 6);
    }

    @Test
    void whoIsDoneHelpsTheOneWithMostLeft() {
        Stretches stretches = new Stretches(12, 3);
        assertThat(all(stretches, 0)).containsExactly(0, 1, 2, 3, 6, 7, 10, 11, 5, 9, 4, 8);
        assertThat(stretches.next(1)).isEqualTo(-1);
    }

    @Test
    void everythingIsTakenOnceWhoeverIsFast() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int count = random.nextInt(40);
            int workers = 1 + random.nextInt(9);
            Stretches stretches = new Stretches(count, workers);
            List<Integer> taken = new ArrayList<>();
            while (taken.size() < count) {
                int next = stretches.next(random.nextInt(workers));
                assertThat(next).isNotNegative();
                taken.add(next);
            }
            assertThat(taken).containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
            assertThat(stretches.next(random.nextInt(workers))).isEqualTo(-1);
        }
    }
}
