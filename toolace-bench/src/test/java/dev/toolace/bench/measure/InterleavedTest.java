package dev.toolace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class InterleavedTest {

    private final List<String> order = new ArrayList<>();

    @Test
    void worksTakeTurnsAndWarmUpsDoNotCount() {
        Interleaved all = Interleaved.run(1, 2, works());
        assertThat(order).containsExactly("a0", "b0", "a0", "b0", "a1", "b1");
        assertThat(all.times("a")).isEqualTo(new Stats(15, 10, 20, 2));
    }

    @Test
    void warmUpsGoOnForSomeTime() {
        BenchSettings settings = new BenchSettings(2, 1, Duration.ofMillis(30), 1, 1, 1);
        Map<String, Interleaved.Work> works = Map.of("a", round -> {
            assertThat(round).isBetween(0, 1);
            order.add("a");
            return Interleaved.millis(() -> LockSupport.parkNanos(1_000_000));
        });
        assertThat(Interleaved.run(settings, works).times("a").runs()).isEqualTo(2);
        assertThat(order).hasSizeGreaterThan(3);
    }

    /** A machine that becomes slower takes nothing away from a ratio. */
    @Test
    void ratiosAreOfOneRound() {
        assertThat(Interleaved.run(0, 3, works()).ratio("b", "a")).isEqualTo(new Stats(3, 3, 3, 3));
    }

    private Map<String, Interleaved.Work> works() {
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("a", round -> work("a", round, 10));
        works.put("b", round -> work("b", round, 30));
        return works;
    }

    private double work(String name, int round, double time) {
        order.add(name + round);
        return time * (round + 1);
    }

    @Test
    void ratesAreMeasuredFromOneThreadUp() {
        assertThat(BenchSettings.of(true, 1).threadCounts()).containsExactly(1);
        assertThat(BenchSettings.of(true, 4).threadCounts()).containsExactly(1, 2, 3, 4);
        assertThat(BenchSettings.of(true, 12).threadCounts()).containsExactly(1, 2, 3, 4, 8, 12);
        assertThat(BenchSettings.of(false, 2).runs()).isEqualTo(9);
        assertThat(BenchSettings.of(false, 2).withRuns(1)).isEqualTo(new BenchSettings(1, 1, Duration.ZERO, 2, 256, 64));
    }
}
