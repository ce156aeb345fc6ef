package dev.toolace.onnx.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
    @TempDir
    Path temp;

    private Path written() {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("b.weight", new FloatTensor(List.of(2, 3), new float[] {1, -2, 3.5f, Float.MIN_VALUE, 1e30f, 0}));
        tensors.put("a \"odd\" é", new FloatTensor(List.of(), new float[] {42}));
        tensors.put("empty", new FloatTensor(List.of(0, 7), new float[0]));
        Path file = temp.resolve("t.safetensors");
        SafeTensors.write(file, tensors, Map.of("format", "pt"));
        return file;
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = written();
        try (SafeTensors tensors = SafeTensors.open(file)) {
            assertThat(tensors.names()).containsExactly("b.weight", "a \"odd\" é", "empty");
            assertThat(tensors.metadata()).containsExactly(Map.entry("format", "pt"));
            assertThat(tensors.read("b.weight").shape()).containsExactly(2, 3);
            assertThat(tensors.read("b.weight").values()).containsExactly(1, -2, 3.5f, Float.MIN_VALUE, 1e30f, 0);
            assertThat(tensors.read("a \"odd\" é").values()).containsExactly(42);
            assertThat(tensors.read("empty").values()).isEmpty();
            assertThatThrownBy(() -> tensors.read("c")).hasMessageStartingWith("TA-CHECKPOINT-002");
        }
        long header = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(header % 8).isZero();
        assertThat(Files.list(temp)).as("no temporary file is left").hasSize(1);
    }

    @Test
    void widensHalfAndBfloatExactly() throws IOException {
        // 1, -2, the smallest subnormal, the largest subnormal, 65504, infinity
        short[] half = {0x3c00, (short) 0xc000, 0x0001, 0x03ff, 0x7bff, 0x7c00};
        ByteBuffer data = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        for (short bits : half) {
            data.putShort(bits);
        }
        data.putShort((short) 0x3f80).putShort((short) 0xc049).putShort((short) 0).putShort((short) 0x7f80);
        Path file = raw("{\"h\":{\"dtype\":\"F16\",\"shape\":[6],\"data_offsets\":[0,12]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2,2],\"data_offsets\":[12,20]}}", data.array());
        try (SafeTensors tensors = SafeTensors.open(file)) {
            assertThat(tensors.read("h").values())
                    .containsExactly(1f, -2f, 0x1p-24f, 1023 * 0x1p-24f, 65504f, Float.POSITIVE_INFINITY);
            assertThat(tensors.read("b").values()).containsExactly(1f, -3.140625f, 0f, Float.POSITIVE_INFINITY);
        }
    }

    @Test
    void otherElementTypesAreListedButNotRead() throws IOException {
        Path file = raw("{\"i\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", new byte[8]);
        try (SafeTensors tensors = SafeTensors.open(file)) {
            assertThat(tensors.names()).containsExactly("i");
            assertThatThrownBy(() -> tensors.read("i")).hasMessageStartingWith("TA-CHECKPOINT-002").hasMessageContaining("I64");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":1}", "{\"a\":{}}", "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{}}",
        // A name twice, also in other words; within an entry; within the metadata.
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"\\u0061\":{\"dtype\":\"F32\",\"shape\":[2],"
            + "\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        // The same bytes twice, overlapping ones, a gap, bytes of no tensor.
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],"
            + "\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[6],\"data_offsets\":[0,6]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],"
            + "\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],"
            + "\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", "{}",
        // Numbers that are none, or not in range.
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[NaN],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[Infinity],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2e0],\"data_offsets\":[0,8e9999]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[9223372036854775800,9223372036854775807]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,4],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0,2147483648],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":\"2\",\"data_offsets\":[0,8]}}"})
    void refusesHeadersThatLie(String header) throws IOException {
        Path file = raw(header, new byte[8]);
        assertThatThrownBy(() -> SafeTensors.open(file)).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-CHECKPOINT-001");
    }

    @Test
    void aDeepHeaderIsRefused() throws IOException {
        assertThatThrownBy(() -> SafeTensors.open(raw("{\"a\":" + "[".repeat(100_000), new byte[0])))
                .hasMessageStartingWith("TA-CHECKPOINT-001").hasMessageContaining("nesting");
    }

    /** Numbers take a hundred times their length in memory; a header of the longest length would take gigabytes. */
    @Test
    void aHeaderOfManyValuesIsRefusedBeforeItIsParsed() throws IOException {
        Path file = raw("{\"a\":{\"dtype\":\"F32\",\"shape\":[1" + ",1".repeat(5_000_000)
                + "],\"data_offsets\":[0,4]}}", new byte[4]);
        assertThatThrownBy(() -> SafeTensors.open(file)).hasMessageStartingWith("TA-CHECKPOINT-001")
                .hasMessageContaining("values");
    }

    @Test
    void aHeaderThatIsNoUtf8IsRefused() throws IOException {
        Path file = raw("{\"?\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", new byte[8]);
        byte[] bytes = Files.readAllBytes(file);
        bytes[10] = (byte) 0xff;
        Files.write(file, bytes);
        assertThatThrownBy(() -> SafeTensors.open(file)).hasMessageStartingWith("TA-CHECKPOINT-001")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aHeaderLengthThatLiesTakesNoMemory() throws IOException {
        for (long length : new long[] {-1, 0, 1, 100, 100_000_001, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE,
                Long.MIN_VALUE}) {
            ByteBuffer bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            Path file = Files.write(temp.resolve("lies.safetensors"), bytes.array());
            assertThatThrownBy(() -> SafeTensors.open(file)).hasMessageStartingWith("TA-CHECKPOINT-001");
        }
    }

    @Test
    void everyPrefixFailsOnOpening() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        Path cut = temp.resolve("cut.safetensors");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> SafeTensors.open(cut)).as("%d bytes", length).isInstanceOf(ToolaceException.class)
                    .hasMessageStartingWith("TA-CHECKPOINT-001");
        }
    }

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        Path file = temp.resolve("mutated.safetensors");
        Random random = new Random(1);
        for (int round = 0; round < 1500; round++) {
            byte[] mutated = bytes.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            Files.write(file, mutated);
            try (SafeTensors tensors = SafeTensors.open(file)) {
                tensors.names().forEach(tensors::read);
            } catch (ToolaceException e) {
                assertThat(e.getMessage()).startsWith("TA-CHECKPOINT-00");
            }
        }
    }

    @Test
    void failsClearlyWhereItCannotWrite() {
        assertThatThrownBy(() -> SafeTensors.write(temp.resolve("none/t.safetensors"), Map.of(), Map.of()))
                .hasMessageStartingWith("TA-EXPORT-001");
        assertThatThrownBy(() -> SafeTensors.open(temp.resolve("none"))).hasMessageStartingWith("TA-CHECKPOINT-001");
        assertThatThrownBy(() -> new FloatTensor(List.of(2), new float[1])).hasMessageStartingWith("TA-CHECKPOINT-002");
    }

    private Path raw(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(data);
        return Files.write(temp.resolve("raw.safetensors"), bytes.array());
    }
}
