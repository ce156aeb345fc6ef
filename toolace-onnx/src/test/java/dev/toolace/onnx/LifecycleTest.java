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
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LifecycleTest {
    @TempDir
    static Path temp;

    private static Path folder;

    @BeforeAll
    static void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.FP32);
    }

    private static OnnxBackend open(int concurrency) {
        return OnnxBackend.builder(folder).threads(1).concurrency(concurrency).build();
    }

    private static GenerationRequest request(int number) {
        GenerationOptions options = number % 2 == 0 ? GenerationOptions.greedy(25) : GenerationOptions.sampled(25, 1, number);
        return GenerationRequest.of(new Prompt.Text("Shared beginning of some length, so that chunks are reused. ".repeat(2)
                + "Then question number " + number), options);
    }

    @Test
    void threadsGetWhatOneThreadGets() throws Exception {
        Map<Integer, Completion> expected = new HashMap<>();
        try (OnnxBackend alone = OnnxBackend.builder(folder).threads(1).concurrency(1).reusePrompts(false).build()) {
            for (int i = 0; i < 12; i++) {
                expected.put(i, alone.generate(request(i)));
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try (OnnxBackend shared = open(3)) {
            List<Future<Completion>> futures = new ArrayList<>();
            for (int i = 0; i < 48; i++) {
                int number = i % 12;
                futures.add(pool.submit(() -> shared.generate(request(number))));
            }
            for (int i = 0; i < futures.size(); i++) {
                Completion actual = futures.get(i).get();
                assertThat(actual.text()).isEqualTo(expected.get(i % 12).text());
                assertThat(actual.finishReason()).isEqualTo(expected.get(i % 12).finishReason());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void closingWaitsForRunningGenerationsAndRefusesNewOnes() throws Exception {
        OnnxBackend backend = open(2);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Completion> generation = pool.submit(() -> backend.generate(request(1).withListener(piece -> {
                running.countDown();
                await(goOn);
            })));
            running.await();
            AtomicBoolean closed = new AtomicBoolean();
            Future<?> closing = pool.submit(() -> {
                backend.close();
                closed.set(true);
            });
            while (!refuses(backend)) {
                Thread.sleep(5);
            }
            assertThat(closed).as("the generation still runs").isFalse();
            goOn.countDown();
            assertThat(generation.get().text()).isNotEmpty();
            closing.get(30, TimeUnit.SECONDS);
            backend.close();
            assertThatThrownBy(() -> backend.encode(new Prompt.Text("x"))).hasMessageStartingWith("TA-MODEL-007");
        } finally {
            goOn.countDown();
            pool.shutdownNow();
        }
    }

    private static boolean refuses(OnnxBackend backend) {
        try {
            backend.generate(GenerationRequest.of(new Prompt.Tokens(new int[] {1}), GenerationOptions.greedy(1)));
            return false;
        } catch (dev.toolace.ToolaceException e) {
            assertThat(e.getMessage()).startsWith("TA-MODEL-007");
            return true;
        }
    }

    @Test
    void aListenerMayCloseItsOwnModel() {
        OnnxBackend backend = open(1);
        Completion completion = backend.generate(request(1).withListener(piece -> backend.close()));
        assertThat(completion.usage().completionTokens()).isPositive();
        assertThat(refuses(backend)).isTrue();
    }

    @Test
    void waitingForADecoderCanBeCancelled() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (OnnxBackend backend = open(1)) {
            Future<Completion> first = pool.submit(() -> backend.generate(request(1).withListener(piece -> {
                running.countDown();
                await(goOn);
            })));
            running.await();
            Completion second = backend.generate(request(2).withCancellation(Cancellation.after(Duration.ofMillis(60))));
            assertThat(second.finishReason()).isEqualTo(FinishReason.CANCELLED);
            goOn.countDown();
            first.get();
        } finally {
            goOn.countDown();
            pool.shutdownNow();
        }
    }

    @Test
    void nativeMemoryStaysFlat() {
        try (OnnxBackend backend = open(2)) {
            for (int i = 0; i < 5; i++) {
                backend.generate(request(i));
            }
            long bytes = directBytes();
            long resident = residentKilobytes();
            for (int i = 0; i < 300; i++) {
                backend.generate(request(i % 20));
            }
            // Less, where the collector meanwhile freed what earlier tests left.
            assertThat(directBytes()).as("direct buffers").isLessThanOrEqualTo(bytes);
            assertThat(residentKilobytes() - resident).as("growth of the process in KB").isLessThan(60_000);
        }
    }

    @Test
    void openingAndClosingAgainAndAgainDoesNotLeak() {
        for (int i = 0; i < 5; i++) {
            open(1).close();
        }
        long resident = residentKilobytes();
        for (int i = 0; i < 30; i++) {
            try (OnnxBackend backend = open(1)) {
                backend.generate(GenerationRequest.of(new Prompt.Tokens(new int[] {1}), GenerationOptions.greedy(2)));
            }
        }
        assertThat(residentKilobytes() - resident).as("growth of the process in KB").isLessThan(100_000);
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    /** Resident memory, or 0 where the platform does not tell. */
    private static long residentKilobytes() {
        try {
            return java.nio.file.Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).sum();
        } catch (IOException e) {
            return 0;
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
