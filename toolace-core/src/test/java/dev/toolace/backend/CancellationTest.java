package dev.toolace.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancellationTest {

    @Test
    void happensOnceAndForAll() {
        Cancellation cancellation = Cancellation.create();
        assertThat(cancellation.isCancelled()).isFalse();
        cancellation.cancel();
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(Cancellation.none().isCancelled()).isFalse();
    }

    @Test
    void happensAfterSomeTime() throws InterruptedException {
        Cancellation soon = Cancellation.after(Duration.ofMillis(30));
        assertThat(soon.isCancelled()).isFalse();
        Thread.sleep(40);
        assertThat(soon.isCancelled()).isTrue();
        assertThat(Cancellation.after(Duration.ZERO).isCancelled()).isTrue();
        assertThat(Cancellation.after(Duration.ofDays(-1)).isCancelled()).isTrue();
        assertThat(Cancellation.after(Duration.ofSeconds(Long.MAX_VALUE)).isCancelled()).isFalse();
        Cancellation early = Cancellation.after(Duration.ofDays(1));
        early.cancel();
        assertThat(early.isCancelled()).isTrue();
    }

    @Test
    void composes() {
        Cancellation first = Cancellation.create();
        Cancellation second = Cancellation.create();
        Cancellation either = first.or(second);
        assertThat(either.isCancelled()).isFalse();
        second.cancel();
        assertThat(either.isCancelled()).isTrue();
        assertThat(first.isCancelled()).isFalse();

        Cancellation own = first.or(Cancellation.none());
        own.cancel();
        assertThat(own.isCancelled()).isTrue();
        assertThat(first.isCancelled()).isFalse();
    }
}
