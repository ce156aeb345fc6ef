package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Generations that do not end by themselves: cancelled, interrupted, or ended by their listener. */
@Timeout(60)
class InterruptionTest {
    /** Longer than two runs of the model over a prompt. */
    private static final String LONG = "What is said here takes several runs of the model to read. ".repeat(5);

    @TempDir
    static Path temp;

    private static Path folder;

    @BeforeAll
    static void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.FP32);
    }

    private static OnnxBackend open() {
        return OnnxBackend.builder(folder).threads(1).concurrency(1).cacheMemory(0).build();
    }

    private static GenerationRequest request(String text) {
        return GenerationRequest.of(new Prompt.Text(text), GenerationOptions.greedy(60));
    }

    @Test
    void cancellingWhileWritingGivesTheTextSoFar() {
        try (OnnxBackend backend = open()) {
            String whole = backend.generate(request(LONG)).text();
            Cancellation cancellation = Cancellation.create();
            StringBuilder heard = new StringBuilder();
            Completion cut = backend.generate(request(LONG).withCancellation(cancellation).withListener(piece -> {
                heard.append(piece);
                if (heard.length() > 10) {
                    cancellation.cancel();
                }
            }));
            assertThat(cut.finishReason()).isEqualTo(FinishReason.CANCELLED);
            assertThat(cut.text()).isEqualTo(heard.toString()).hasSizeBetween(10, whole.length() - 1);
            assertThat(whole).startsWith(cut.text().replaceAll("\\uFFFD+$", ""));
        }
    }

    @Test
    void aWishThatCameBeforeGivesNothing() {
        try (OnnxBackend backend = open()) {
            Cancellation cancellation = Cancellation.create();
            cancellation.cancel();
            Completion nothing = backend.generate(request(LONG).withCancellation(cancellation));
            assertThat(nothing.finishReason()).isEqualTo(FinishReason.CANCELLED);
            assertThat(nothing.text()).isEmpty();
            assertThat(nothing.usage().completionTokens()).isZero();
        }
    }

    /** Before, between two runs over the prompt, or between two tokens: the next answer is as if nothing had been. */
    @Test
    void cancellingAtAnyMomentHarmsNoLaterAnswer() {
        int read = 0;
        int wrote = 0;
        try (OnnxBackend backend = open()) {
            String expected = backend.generate(request(LONG)).text();
            for (int i = 0; i < 150; i++) {
                String text = LONG + i;
                Cancellation after = Cancellation.after(Duration.ofNanos(i * 40_000L));
                Completion cut = backend.generate(request(text).withCancellation(after));
                boolean cancelled = cut.finishReason() == FinishReason.CANCELLED;
                read += cancelled && cut.usage().completionTokens() == 0 ? 1 : 0;
                wrote += cancelled && cut.usage().completionTokens() > 0 ? 1 : 0;
                assertThat(backend.generate(request(LONG)).text()).as("after %d", i).isEqualTo(expected);
            }
            assertThat(backend.metrics().caches()).isEqualTo(1);
        }
        assertThat(read).as("cancelled while reading; %d while writing", wrote).isPositive();
    }

    @Test
    void aListenerThatThrowsEndsItsGenerationAndNothingElse() {
        try (OnnxBackend backend = open()) {
            String expected = backend.generate(request(LONG)).text();
            AtomicInteger pieces = new AtomicInteger();
            for (Throwable thrown : List.of(new IllegalStateException("full"), new StackOverflowError("deep"))) {
                assertThatThrownBy(() -> backend.generate(request(LONG + "?").withListener(piece -> {
                    if (pieces.incrementAndGet() % 3 == 0) {
                        sneaky(thrown);
                    }
                }))).isSameAs(thrown);
                assertThat(backend.generate(request(LONG)).text()).isEqualTo(expected);
            }
            assertThat(backend.metrics().caches()).isEqualTo(1);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void anInterruptEndsTheWaitingForACache() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (OnnxBackend backend = open()) {
            Thread first = new Thread(() -> backend.generate(request("first").withListener(piece -> {
                running.countDown();
                await(goOn);
            })));
            first.start();
            running.await();
            Thread second = new Thread(() -> {
                try {
                    backend.generate(request("second"));
                } catch (RuntimeException e) {
                    thrown.set(Thread.currentThread().isInterrupted() ? e : null);
                }
            });
            second.start();
            second.interrupt();
            second.join();
            assertThat(thrown.get()).hasMessageStartingWith("TA-MODEL-012");
            goOn.countDown();
            first.join();
        }
    }

    @Test
    void anInterruptDoesNotEndAGenerationThatRuns() {
        try (OnnxBackend backend = open()) {
            String expected = backend.generate(request(LONG)).text();
            Thread.currentThread().interrupt();
            String text = backend.generate(request(LONG)).text();
            assertThat(Thread.interrupted()).as("the flag stays").isTrue();
            assertThat(text).isEqualTo(expected);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
