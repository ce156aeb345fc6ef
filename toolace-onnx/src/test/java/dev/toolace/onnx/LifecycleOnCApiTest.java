package dev.toolace.onnx;

import dev.toolace.onnx.internal.device.CachePlace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same with caches that the C API makes, as on a GPU. */
class LifecycleOnCApiTest extends LifecycleTest {
    @BeforeAll
    static void throughTheCApi() {
        System.setProperty(CachePlace.PROPERTY, "Cpu");
    }

    @AfterAll
    static void asUsual() {
        System.clearProperty(CachePlace.PROPERTY);
    }
}
