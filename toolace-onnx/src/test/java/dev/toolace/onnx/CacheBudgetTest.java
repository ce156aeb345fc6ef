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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says of {@code cacheMemory} and {@code concurrency}, said by the code. */
@Timeout(60)
class CacheBudgetTest {
    @TempDir
    static Path temp;

    private static Path folder;
    /** Bytes of one cache. */
    private static long one;

    @BeforeAll
    static void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.FP32);
        try (OnnxBackend backend = open(1, 0)) {
            cached(backend, 'a');
            one = backend.metrics().cacheBytes();
        }
        assertThat(one).isPositive();
    }

    private static OnnxBackend open(int concurrency, long memory) {
        return OnnxBackend.builder(folder).threads(1).concurrency(concurrency).cacheMemory(memory).build();
    }

    private static GenerationRequest request(char letter) {
        String text = Character.toString(letter).repeat(200);
        return GenerationRequest.of(new Prompt.Text(text), GenerationOptions.greedy(2));
    }

    /** Reads a prompt of its own; how much of it was still in a cache. */
    private static int cached(OnnxBackend backend, char letter) {
        return backend.generate(request(letter)).usage().cachedTokens();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1})
    void lessThanOneCacheIsOneForEachGenerationAtOnce(long bytes) {
        try (OnnxBackend backend = open(4, bytes < 0 ? one - 1 : bytes)) {
            assertThat(cached(backend, 'a')).isZero();
            assertThat(cached(backend, 'a')).isPositive();
            assertThat(cached(backend, 'b')).isZero();
            assertThat(cached(backend, 'a')).as("overwritten by b").isZero();
            assertThat(backend.metrics().caches()).isEqualTo(1);
            assertThat(backend.metrics().cacheBytes()).isEqualTo(one);
        }
    }

    @Test
    void whatWasUsedLeastRecentlyMakesRoom() {
        try (OnnxBackend backend = open(1, 3 * one)) {
            for (char letter : "abc".toCharArray()) {
                assertThat(cached(backend, letter)).isZero();
            }
            assertThat(backend.metrics().caches()).isEqualTo(3);
            assertThat(cached(backend, 'a')).isPositive();
            assertThat(cached(backend, 'd')).isZero();
            assertThat(backend.metrics().caches()).isEqualTo(3);
            assertThat(cached(backend, 'b')).as("b made room for d").isZero();
            assertThat(cached(backend, 'a')).isPositive();
            assertThat(cached(backend, 'd')).isPositive();
            assertThat(cached(backend, 'c')).as("c made room for b").isZero();
        }
    }

    @Test
    void generationsAtOnceHaveACacheEachWhateverTheBudgetAndOthersWait() throws Exception {
        CountDownLatch running = new CountDownLatch(3);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (OnnxBackend backend = open(3, one)) {
            List<Future<Completion>> all = new ArrayList<>();
            for (char letter : "abc".toCharArray()) {
                all.add(threads.submit(() -> backend.generate(request(letter).withListener(piece -> {
                    running.countDown();
                    await(goOn);
                }))));
            }
            running.await();
            assertThat(backend.metrics().caches()).isEqualTo(3);
            GenerationRequest hurried = request('d').withCancellation(Cancellation.after(Duration.ofMillis(50)));
            assertThat(backend.generate(hurried).finishReason()).isEqualTo(FinishReason.CANCELLED);
            Future<Completion> fourth = threads.submit(() -> backend.generate(request('d')));
            Thread.sleep(30);
            assertThat(fourth.isDone()).isFalse();
            goOn.countDown();
            for (Future<Completion> future : all) {
                future.get();
            }
            assertThat(fourth.get().finishReason()).isNotEqualTo(FinishReason.CANCELLED);
            assertThat(backend.metrics().caches()).as("a fourth would be beyond the budget").isEqualTo(3);
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void whoWaitsIsServedInTurn() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Character> served = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        try (OnnxBackend backend = open(1, 0)) {
            for (char letter : "abcdef".toCharArray()) {
                threads.add(new Thread(() -> backend.generate(request(letter).withListener(piece -> {
                    if (!served.contains(letter)) {
                        served.add(letter);
                    }
                    running.countDown();
                    await(goOn);
                }))));
            }
            for (Thread thread : threads) {
                thread.start();
                running.await();
                while (thread != threads.get(0) && thread.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
            goOn.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            goOn.countDown();
        }
        assertThat(served).containsExactly('a', 'b', 'c', 'd', 'e', 'f');
    }

    @Test
    void aNegativeBudgetIsRefused() {
        assertThatThrownBy(() -> open(1, -1)).hasMessageStartingWith("TA-CONFIG-001")
                .hasMessageContaining("cacheMemory");
    }

    /** In a process of its own, whose direct buffers have room for some caches, for one, or for none. */
    @Test
    void withoutDirectMemoryThereAreFewerCachesAndForTheFirstAnError() throws Exception {
        assertThat(child(40 * one)).contains("answered 8", "caches 8");
        assertThat(child(2 * one + one / 2)).contains("answered 8").containsPattern("caches [12]\\b");
        assertThat(child(one / 2)).contains("TA-MODEL-009", "no memory for the key-value cache", "closed");
    }

    private static String child(long memory) throws Exception {
        Path log = temp.resolve("log-" + memory);
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxDirectMemorySize=" + memory, "-cp", System.getProperty("java.class.path"),
                Child.class.getName(), folder.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(child.waitFor()).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }

    /** The process with little memory. */
    public static final class Child {
        private Child() { }

        /** Four threads generate twice, all at the same time if memory allows. */
        public static void main(String[] arguments) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try (OnnxBackend backend = OnnxBackend.builder(Path.of(arguments[0])).threads(1).build()) {
                List<Future<Completion>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    char letter = (char) ('a' + i);
                    all.add(threads.submit(() -> backend.generate(request(letter).withListener(piece -> pause()))));
                }
                for (Future<Completion> future : all) {
                    future.get();
                }
                System.out.println("answered " + all.size() + ", caches " + backend.metrics().caches());
            } catch (java.util.concurrent.ExecutionException e) {
                System.out.println(e.getCause().getMessage());
            } finally {
                threads.shutdownNow();
            }
            System.out.println("closed");
        }

        private static void pause() {
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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
