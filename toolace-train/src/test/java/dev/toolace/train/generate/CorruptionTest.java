package dev.toolace.train.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.conversation.Message;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorruptionTest {

    @Test
    void mostlyDiffersFromTheRightAnswer() {
        SampleGenerator generator = SmallData.generator(0.25);
        int different = 0;
        for (int i = 0; i < 500; i++) {
            Sample sample = generator.next("c", new Dice(i));
            List<Call> right = List.copyOf(sample.calls());
            List<Call> wrong = Corruption.wrong(sample, new Dice(i + 1000));
            different += CanonicalCalls.same(wrong, right) ? 0 : 1;
            assertThat(sample.calls()).isEqualTo(right);
            assertThat(wrong).isEqualTo(Corruption.wrong(sample, new Dice(i + 1000)));
        }
        assertThat(different).isGreaterThan(450);
    }

    @Test
    void whereNoCallIsRightSomeToolIsCalled() {
        Sample sample = SmallData.samples("set").get(0);
        Sample noCall = new Sample("n", "s", "c", List.of(Message.user("q")), sample.tools(), List.of());
        assertThat(Corruption.wrong(noCall, new Dice(1))).singleElement()
                .satisfies(call -> assertThat(call.name()).isEqualTo(sample.tools().get(0).name()));
        assertThat(Corruption.wrong(noCall.withTools(List.of()), new Dice(1))).isEmpty();
    }
}
