package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says of {@link OnnxBackend#close()}, said by the code. */
@Timeout(60)
class ClosingTest {
    @TempDir
    static Path temp;

    private static Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeAll
    static void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.FP32);
    }

    @AfterEach
    void end() {
        goOn.countDown();
        threads.shutdownNow();
    }

    private static OnnxBackend open(int concurrency) {
        return OnnxBackend.builder(folder).threads(1).concurrency(concurrency).build();
    }

    private static GenerationRequest request() {
        return GenerationRequest.of(new Prompt.Text("A question"), GenerationOptions.greedy(10));
    }

    /** A generation that stands still at its first piece of text until told to go on. */
    private Future<Completion> started(OnnxBackend backend) throws InterruptedException {
        Future<Completion> generation = threads.submit(() -> backend.generate(request().withListener(piece -> {
            running.countDown();
            await(goOn);
        })));
        running.await();
        return generation;
    }

    @Test
    void whoWaitsForACacheIsRefusedAtOnce() throws Exception {
        OnnxBackend backend = open(1);
        Future<Completion> first = started(backend);
        Future<Completion> second = threads.submit(() -> backend.generate(request()));
        Thread.sleep(30);
        Future<?> closing = threads.submit(backend::close);
        assertThatThrownBy(second::get).isInstanceOf(ExecutionException.class).cause()
                .hasMessage("TA-MODEL-007: the model is closed");
        assertThat(first.isDone()).isFalse();
        assertThat(closing.isDone()).isFalse();
        goOn.countDown();
        assertThat(first.get().finishReason()).isNotEqualTo(FinishReason.CANCELLED);
        closing.get();
        assertThat(backend.metrics().caches()).isZero();
    }

    @Test
    void everyCloseReturnsWhenTheModelIsFree() throws Exception {
        OnnxBackend backend = open(2);
        Future<Completion> generation = started(backend);
        Future<?> first = threads.submit(backend::close);
        Future<?> second = threads.submit(backend::close);
        Thread.sleep(50);
        assertThat(first.isDone() || second.isDone()).isFalse();
        goOn.countDown();
        generation.get();
        first.get();
        second.get();
        backend.close();
    }

    @Test
    void anInterruptDoesNotEndTheWaitingOfClose() throws Exception {
        OnnxBackend backend = open(1);
        Future<Completion> generation = started(backend);
        AtomicBoolean flag = new AtomicBoolean();
        Thread closer = new Thread(() -> {
            backend.close();
            flag.set(Thread.currentThread().isInterrupted());
        });
        closer.start();
        closer.interrupt();
        closer.join(60);
        assertThat(closer.isAlive()).isTrue();
        goOn.countDown();
        generation.get();
        closer.join();
        assertThat(flag).as("the interrupt is kept").isTrue();
    }

    @Test
    void twoListenersMayCloseTheirModelAtOnce() throws Exception {
        OnnxBackend backend = open(2);
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicBoolean met = new AtomicBoolean();
        GenerationRequest request = request().withListener(piece -> closeTogether(backend, both, met));
        Future<Completion> first = threads.submit(() -> backend.generate(request));
        Future<Completion> second = threads.submit(() -> backend.generate(request));
        assertThat(first.get(30, TimeUnit.SECONDS).usage().completionTokens()).isPositive();
        assertThat(second.get(30, TimeUnit.SECONDS).usage().completionTokens()).isPositive();
        assertThatThrownBy(() -> backend.generate(request())).hasMessageStartingWith("TA-MODEL-007");
    }

    private static void closeTogether(OnnxBackend backend, CyclicBarrier both, AtomicBoolean met) {
        try {
            if (!met.get()) {
                both.await();
                met.set(true);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        backend.close();
    }

    @Test
    void afterClosingEverythingIsRefusedAndNothingBreaks() {
        OnnxBackend backend = open(1);
        Completion answer = backend.generate(request());
        backend.close();
        backend.close();
        assertThatThrownBy(() -> backend.generate(request())).hasMessageStartingWith("TA-MODEL-007");
        assertThatThrownBy(() -> backend.encode(new Prompt.Text("x"))).hasMessageStartingWith("TA-MODEL-007");
        assertThatThrownBy(() -> backend.generate(GenerationRequest.of(new Prompt.Tokens(new int[] {1}),
                GenerationOptions.greedy(1)))).hasMessageStartingWith("TA-MODEL-007");
        assertThat(backend.metrics().generations()).isEqualTo(1);
        assertThat(backend.metrics().completionTokens()).isEqualTo(answer.usage().completionTokens());
        assertThat(backend.metrics().cacheBytes()).isZero();
        assertThat(backend.capabilities().concurrent()).isTrue();
        assertThat(backend.chatTemplate()).isPresent();
    }

    /** Whatever the moment, a generation ends as usual or is refused, and the model is freed. */
    @Test
    void closingAtAnyMomentHarmsNothing() throws Exception {
        String expected;
        try (OnnxBackend backend = open(1)) {
            expected = backend.generate(request()).text();
        }
        for (int i = 0; i < 40; i++) {
            OnnxBackend backend = open(2);
            Future<Completion> one = threads.submit(() -> backend.generate(request()));
            Future<Completion> other = threads.submit(() -> backend.generate(request()));
            TimeUnit.MICROSECONDS.sleep(i * 50L);
            backend.close();
            for (Future<Completion> future : List.of(one, other)) {
                try {
                    assertThat(future.get().text()).isEqualTo(expected);
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessageStartingWith("TA-MODEL-007");
                }
            }
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
