package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final int CHUNK = 2048;
    private static final int BOUND = 256;

    @Test
    void everySampleOfAChunkIsThereOnce() {
        for (long number : new long[] {0, 3}) {
            assertThat(firsts(new Batches(BatchesTest::marked, BOUND, 30).chunk(number)))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(number * CHUNK, (number + 1) * CHUNK).mapToObj(i -> (int) i).toList());
        }
    }

    @Test
    void rowsTimesTheLongestRowStayWithinTheBound() {
        for (List<EncodedSample> batch : new Batches(BatchesTest::marked, BOUND, 30).chunk(0)) {
            assertThat(batch).isNotEmpty();
            assertThat(batch.size() * longest(batch)).isLessThanOrEqualTo(BOUND);
        }
    }

    @Test
    void longSamplesAreLeftOutAndOnesBeyondTheBoundAreAlone() {
        List<List<EncodedSample>> batches = new Batches(BatchesTest::marked, 16, 20).chunk(0);
        assertThat(batches).allMatch(batch -> longest(batch) <= 20);
        assertThat(batches).filteredOn(batch -> longest(batch) > 16).isNotEmpty().allMatch(batch -> batch.size() == 1);
        assertThat(firsts(batches)).hasSizeLessThan(CHUNK).doesNotHaveDuplicates();
    }

    @Test
    void aChunkIsAFunctionOfItsNumber() {
        Batches batches = new Batches(BatchesTest::marked, BOUND, 30);
        List<Integer> second = firsts(batches.chunk(1));
        assertThat(firsts(batches.chunk(0))).isNotEqualTo(second);
        assertThat(firsts(batches.chunk(1))).isEqualTo(second);
        assertThat(firsts(new Batches(BatchesTest::marked, BOUND, 30).chunk(1))).isEqualTo(second);
    }

    @Test
    void batchesAreNotInTheOrderOfTheirLength() {
        List<Integer> lengths = new Batches(BatchesTest::marked, BOUND, 30).chunk(0).stream()
                .map(BatchesTest::longest).toList();
        assertThat(lengths).isNotEqualTo(lengths.stream().sorted().toList());
    }

    @Test
    void aChunkOfNothingIsAClearError() {
        assertThatThrownBy(() -> new Batches(BatchesTest::marked, BOUND, 3).chunk(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chunk 2");
    }

    /** A sample whose first token says which one it is. */
    private static EncodedSample marked(long index) {
        EncodedSample sample = Tiny.sample(index);
        sample.ids()[0] = (int) index;
        return sample;
    }

    private static List<Integer> firsts(List<List<EncodedSample>> batches) {
        List<Integer> firsts = new ArrayList<>();
        batches.forEach(batch -> batch.forEach(sample -> firsts.add(sample.ids()[0])));
        return firsts;
    }

    private static int longest(List<EncodedSample> batch) {
        return batch.stream().mapToInt(EncodedSample::length).max().orElseThrow();
    }
}
