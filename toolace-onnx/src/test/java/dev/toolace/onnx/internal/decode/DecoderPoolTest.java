package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.internal.device.DeviceException;
import org.junit.jupiter.api.Test;

class DecoderPoolTest {
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
