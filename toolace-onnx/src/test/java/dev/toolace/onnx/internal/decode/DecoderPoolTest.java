package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.device.DeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderPoolTest {
    private static final int[] PROMPT = {3, 4, 5, 6};

    @TempDir
    Path temp;

    /** Java takes half a second to refuse direct memory, with the pool locked: batches took ten times as long. */
    @Test
    void memoryThatWasRefusedIsNotAskedForAgain() throws Exception {
        Path folder = TinyModel.folder(temp, Precision.FP32);
        try (Engine engine = Engine.open(ModelFolder.read(folder), EngineSettings.defaults().withThreads(1))) {
            engine.with(PROMPT, Cancellation.none(), only -> {
                AtomicInteger asked = new AtomicInteger();
                DecoderPool pool = new DecoderPool(() -> {
                    if (asked.incrementAndGet() > 1) {
                        throw new OutOfMemoryError("Cannot reserve direct buffer memory");
                    }
                    return only;
                }, new DecoderPool.Bounds(3, 3), true);
                Sequence first = pool.acquire(PROMPT, Cancellation.none());
                assertThat(first).isSameAs(only);
                assertThat(pool.acquire(PROMPT, Cancellation.after(Duration.ofMillis(60)))).as("waits").isNull();
                assertThat(pool.acquire(PROMPT, Cancellation.after(Duration.ofMillis(60)))).as("waits again").isNull();
                assertThat(asked).hasValue(2);
                assertThat(pool.waitNanos()).isPositive();
                pool.release(only, true);
                assertThat(pool.acquire(new int[] {9, 9, 9}, Cancellation.none())).as("takes turns").isSameAs(only);
                assertThat(pool.size()).isEqualTo(1);
                return true;
            });
        }
    }

    @Test
    void withoutMemoryForTheFirstCacheThereIsAnError() {
        DecoderPool pool = new DecoderPool(() -> {
            throw new OutOfMemoryError("Cannot reserve direct buffer memory");
        }, new DecoderPool.Bounds(1, 1), true);
        assertThatThrownBy(() -> pool.acquire(PROMPT, Cancellation.none())).hasMessageStartingWith("TA-MODEL-009")
                .hasMessageContaining("-XX:MaxDirectMemorySize");
    }

    @Test
    void aDeviceWithoutMemoryIsAnErrorThatSaysSo() {
        DecoderPool pool = new DecoderPool(() -> {
            throw new DeviceException("ONNX Runtime does not give a tensor: no memory");
        }, new DecoderPool.Bounds(2, 2), true);
        assertThatThrownBy(() -> pool.acquire(new int[] {1}, Cancellation.none()))
                .hasMessageStartingWith("TA-MODEL-009")
                .hasMessageContaining("no memory for the key-value cache; set maxContext lower: ONNX Runtime does not");
        assertThat(pool.size()).isZero();
    }
}
