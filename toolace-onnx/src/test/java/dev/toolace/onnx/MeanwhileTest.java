package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MeanwhileTest {

    @Test
    void givesWhatAnotherThreadMade() {
        Meanwhile<String> work = Meanwhile.start("other", () -> Thread.currentThread().getName());
        assertThat(work.get()).isEqualTo("other");
        assertThat(work.get()).isEqualTo("other");
    }

    @Test
    void throwsWhatTheWorkThrew() {
        assertThatThrownBy(Meanwhile.start("x", () -> {
            throw new IllegalStateException("no");
        })::get).isExactlyInstanceOf(IllegalStateException.class).hasMessage("no");
        assertThatThrownBy(Meanwhile.start("x", () -> {
            throw new OutOfMemoryError("no");
        })::get).isExactlyInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void waitsThroughAnInterrupt() {
        CountDownLatch latch = new CountDownLatch(1);
        Meanwhile<String> work = Meanwhile.start("x", () -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                return "interrupted";
            }
            return "done";
        });
        Thread.currentThread().interrupt();
        Meanwhile.start("later", () -> {
            latch.countDown();
            return "";
        });
        assertThat(work.get()).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatIsNotWantedIsClosedOrItsFailureKept() {
        List<String> closed = new ArrayList<>();
        RuntimeException reason = new RuntimeException("reason");
        Meanwhile.start("x", () -> "made").discard(closed::add, reason);
        assertThat(closed).containsExactly("made");
        IllegalStateException second = new IllegalStateException("second");
        Meanwhile<String> failing = Meanwhile.start("x", () -> {
            throw second;
        });
        failing.discard(closed::add, reason);
        failing.discard(closed::add, second);
        assertThat(reason.getSuppressed()).containsExactly(second);
        assertThat(second.getSuppressed()).isEmpty();
        assertThat(closed).hasSize(1);
    }
}
