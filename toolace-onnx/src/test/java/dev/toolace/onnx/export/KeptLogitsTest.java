package dev.toolace.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.toolace.onnx.TinyModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graph as any other user of ONNX Runtime sees it, and as our decoder does. */
class KeptLogitsTest {
    private static final int TOKENS = 7;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(ExportTarget.class)
    void aPlainMaskGivesAllLogitsAndItsLastNumberChoosesSome(ExportTarget target) throws Exception {
        Path checkpoint = TinyModel.checkpoint(temp.resolve("checkpoint"));
        CheckpointExporter.export(checkpoint, temp.resolve("model"),
                ExportSettings.of(Precision.FP32).withTarget(target), (bytes, total) -> { });
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(temp.resolve("model/model.onnx").toString())) {
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("toolace.kept_logits", "attention_mask");
            float[][][] all = run(environment, session, 1, 1);
            assertThat(all[0]).hasNumberOfRows(TOKENS);
            for (int kept = 1; kept <= TOKENS; kept++) {
                float[][][] some = run(environment, session, 1, 1 + kept);
                assertThat(some[0]).hasNumberOfRows(kept);
                assertThat(some[0][kept - 1]).isEqualTo(all[0][TOKENS - 1]);
                assertThat(some[0][0]).isEqualTo(all[0][TOKENS - kept]);
            }
            // A second row that is padded at its end.
            float[][][] padded = run(environment, session, 2, 1);
            assertThat(padded[0]).hasNumberOfRows(TOKENS);
            assertThat(padded[1]).hasNumberOfRows(TOKENS);
        }
    }

    /** However the tokens are cut into runs, every bit of the logits is the same. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void runsOfAnyLengthGiveTheSameNumbers(Precision precision) throws Exception {
        Path checkpoint = TinyModel.checkpoint(temp.resolve("checkpoint"));
        CheckpointExporter.export(checkpoint, temp.resolve("model"), precision);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        int[] tokens = new Random(2).ints(40, 0, TinyModel.VOCABULARY).toArray();
        try (OrtSession session = environment.createSession(temp.resolve("model/model.onnx").toString());
                InPlace whole = new InPlace(environment, session);
                InPlace single = new InPlace(environment, session);
                InPlace mixed = new InPlace(environment, session)) {
            float[][] expected = whole.feed(tokens, tokens.length);
            assertThat(single.feed(tokens, 1)).isDeepEqualTo(expected);
            assertThat(mixed.feed(tokens, 3)).isDeepEqualTo(expected);
        }
    }

    /** A cache that is written in place, as our decoder has it. */
    private static final class InPlace implements AutoCloseable {
        private static final int ROOM = 64;

        private final OrtEnvironment environment;
        private final OrtSession session;
        private final Map<String, OnnxTensor> cache = new LinkedHashMap<>();

        InPlace(OrtEnvironment environment, OrtSession session) throws OrtException {
            this.environment = environment;
            this.session = session;
            for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
                if (input.getKey().startsWith("past")) {
                    long[] shape = ((TensorInfo) input.getValue().getInfo()).getShape().clone();
                    shape[0] = 1;
                    shape[2] = ROOM;
                    cache.put(input.getKey(), OnnxTensor.createTensor(environment, ByteBuffer
                            .allocateDirect((int) (4 * shape[1] * ROOM * shape[3])).order(ByteOrder.nativeOrder())
                            .asFloatBuffer(), shape));
                }
            }
        }

        float[][] feed(int[] tokens, int size) throws OrtException {
            float[][] logits = new float[tokens.length][];
            for (int from = 0; from < tokens.length; from += size) {
                int count = Math.min(size, tokens.length - from);
                long[] ids = Arrays.stream(tokens, from, from + count).asLongStream().toArray();
                long[] mask = new long[from + count];
                Arrays.fill(mask, 1);
                mask[mask.length - 1] = 1 + count;
                Map<String, OnnxTensor> inputs = new LinkedHashMap<>(cache);
                Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
                cache.forEach((name, tensor) -> outputs.put(name.replace("past_key_values", "present"), tensor));
                try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, new long[][] {ids});
                        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, new long[][] {mask})) {
                    inputs.put("input_ids", idTensor);
                    inputs.put("attention_mask", maskTensor);
                    try (OrtSession.Result result = session.run(inputs, Set.of("logits"), outputs)) {
                        float[][][] rows = (float[][][]) result.get("logits").orElseThrow().getValue();
                        System.arraycopy(rows[0], 0, logits, from, count);
                    }
                }
            }
            return logits;
        }

        @Override
        public void close() {
            cache.values().forEach(OnnxTensor::close);
        }
    }

    private static float[][][] run(OrtEnvironment environment, OrtSession session, int rows, long end) throws Exception {
        long[][] ids = new long[rows][TOKENS];
        long[][] mask = new long[rows][TOKENS];
        for (int row = 0; row < rows; row++) {
            Arrays.setAll(ids[row], i -> 3 + i * 5L);
            Arrays.fill(mask[row], 1);
            mask[row][TOKENS - 1] = row == 0 ? end : 0;
        }
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        inputs.put("input_ids", OnnxTensor.createTensor(environment, ids));
        inputs.put("attention_mask", OnnxTensor.createTensor(environment, mask));
        for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
            if (input.getKey().startsWith("past")) {
                TensorInfo info = (TensorInfo) input.getValue().getInfo();
                long[] shape = info.getShape();
                inputs.put(input.getKey(), OnnxTensor.createTensor(environment, ByteBuffer.allocateDirect(0),
                        new long[] {rows, shape[1], 0, shape[3]}, info.type));
            }
        }
        try (OrtSession.Result result = session.run(inputs, Set.of("logits"))) {
            return (float[][][]) result.get(0).getValue();
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }
}
