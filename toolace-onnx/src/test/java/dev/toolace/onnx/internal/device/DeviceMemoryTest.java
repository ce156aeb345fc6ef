package dev.toolace.onnx.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import dev.toolace.onnx.internal.graph.CacheTensor;
import dev.toolace.onnx.internal.graph.NumberType;
import dev.toolace.onnx.internal.proto.OnnxFile;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceMemoryTest {
    private static final CacheTensor CACHE =
            new CacheTensor("past", "present", NumberType.FLOAT, List.of(-1L, 2L, -1L, 4L), 2, 0, true);
    private static final long SOME = 1 << 18;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private OrtSession session;

    @BeforeEach
    void open() throws OrtException {
        OnnxGraph graph = new OnnxGraph();
        graph.input("past", TensorType.FLOAT, List.of("batch", 2L, "past", 4L));
        graph.output("present", TensorType.FLOAT, List.of("batch", 2L, "past", 4L));
        graph.node("Identity", List.of("past"), "present");
        session = environment.createSession(OnnxFile.bytes(graph));
    }

    @AfterEach
    void close() throws OrtException {
        session.close();
    }

    private DeviceMemory memory(String name) throws DeviceException {
        return DeviceMemory.open(environment, session, name, 0, environment::createSession);
    }

    @Test
    void newMemoryIsZeroAndIsCopiedWhole() throws OrtException {
        try (DeviceMemory memory = memory("Cpu")) {
            assertThat(memory.places(CACHE)).isTrue();
            assertThat(memory.name(CACHE)).isEqualTo("Cpu");
            // The arena gives freed memory again: what was written there must not be seen.
            for (int i = 0; i < 3; i++) {
                try (CacheMemory.Block one = memory.zeros(CACHE, 3); CacheMemory.Block other = memory.zeros(CACHE, 3)) {
                    assertThat(one.tensor().getInfo().getShape()).containsExactly(1, 2, 3, 4);
                    assertThat(numbers(one)).containsOnly(0f).hasSize(24);
                    write(memory, one);
                    assertThat(numbers(other)).containsOnly(0f);
                    other.copy(one, 2);
                    assertThat(numbers(other)).isEqualTo(numbers(one)).startsWith(1, 2, 3);
                }
            }
        }
    }

    private static float[] numbers(CacheMemory.Block block) {
        float[] numbers = new float[24];
        block.tensor().getFloatBuffer().get(numbers);
        return numbers;
    }

    private void write(DeviceMemory memory, CacheMemory.Block block) throws OrtException {
        ByteBuffer bytes = Tensors.allocate(NumberType.FLOAT, 24);
        for (int i = 0; i < 24; i++) {
            bytes.putFloat(i * 4, i + 1);
        }
        try (TensorCopier copier = new TensorCopier(environment::createSession);
                OnnxTensor from = Tensors.over(environment, bytes, NumberType.FLOAT, CACHE.shape(3))) {
            copier.copy(NumberType.FLOAT, from, block.tensor());
        }
    }

    @Test
    void anotherMemoryIsNotTakenInItsPlace() {
        boolean gpu = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        Assumptions.assumeFalse(gpu, "the GPU build is there");
        assertThatThrownBy(() -> memory("Cuda")).isInstanceOf(DeviceException.class)
                .hasMessageContaining("does not give memory Cuda of device 0")
                .hasMessageContaining("No requested allocator");
        assertThatThrownBy(() -> memory("Nonsense")).isInstanceOf(DeviceException.class)
                .hasMessageContaining("memory Nonsense");
    }

    @Test
    void whatTheSessionReadsElsewhereStaysInBuffers() throws OrtException {
        CacheTensor stranger =
                new CacheTensor("other", "present", NumberType.FLOAT, List.of(-1L, 2L, -1L, 4L), 2, 0, true);
        try (DeviceMemory memory = memory("Cpu")) {
            assertThat(memory.places(stranger)).isFalse();
            assertThat(memory.name(stranger)).isEqualTo("buffer");
            try (CacheMemory.Block block = memory.zeros(stranger, 3)) {
                assertThat(block.tensor().getBufferRef()).isPresent();
            }
        }
    }

    @Test
    void tooMuchMemoryIsAnErrorInOnnxRuntimesWords() throws OrtException {
        try (DeviceMemory memory = memory("Cpu")) {
            assertThatThrownBy(() -> memory.blank(CACHE, 1L << 41)).isInstanceOf(DeviceException.class)
                    .hasMessageContaining("does not give a tensor: ");
            memory.zeros(CACHE, 3).close();
        }
    }

    @Test
    void nothingIsLeftBehind() throws OrtException, IOException {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/statm")), "skipped: needs /proc");
        long before = 0;
        for (int i = 0; i < 60; i++) {
            if (i == 10) {
                before = resident();
            }
            try (DeviceMemory memory = memory("Cpu")) {
                for (int j = 0; j < 3; j++) {
                    // 8 MiB each: 1.2 GiB in all.
                    try (CacheMemory.Block one = memory.zeros(CACHE, SOME);
                            CacheMemory.Block other = memory.blank(CACHE, 1)) {
                        assertThat(one.tensor()).isNotEqualTo(other.tensor());
                    }
                }
                assertThatThrownBy(() -> memory.blank(CACHE, 1L << 41)).isInstanceOf(DeviceException.class);
            }
        }
        assertThat(resident() - before).isLessThan(100L << 20);
    }

    private static long resident() throws IOException {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    }

    @Test
    void closingTwiceIsClosingOnce() throws OrtException {
        DeviceMemory memory = memory("Cpu");
        memory.close();
        assertThatCode(memory::close).doesNotThrowAnyException();
    }

    /** A table that is too short would be read beyond its end. */
    @ParameterizedTest
    @ValueSource(strings = {"1.22.0", "0.9", "2.0.0", "1.x", "nightly", ""})
    void unknownVersionsAreRefused(String version) {
        assertThatThrownBy(() -> DeviceMemory.checkVersion(version)).isInstanceOf(DeviceException.class)
                .hasMessageContaining("ONNX Runtime " + version + " is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23.0", "1.28.0", "1.29.1-dev"})
    void laterVersionsAreKnown(String version) {
        assertThatCode(() -> DeviceMemory.checkVersion(version)).doesNotThrowAnyException();
    }
}
