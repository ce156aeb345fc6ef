package dev.toolace.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.toolace.onnx.TinyModel;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph as any other user of ONNX Runtime sees it, and as our decoder does. */
class KeptLogitsTest {
    private static final int TOKENS = 7;

    @TempDir
    Path temp;

    @Test
    void aPlainMaskGivesAllLogitsAndItsLastNumberChoosesSome() throws Exception {
        Path checkpoint = TinyModel.checkpoint(temp.resolve("checkpoint"));
        CheckpointExporter.export(checkpoint, temp.resolve("model"), Precision.FP32);
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
                long[] shape = ((TensorInfo) input.getValue().getInfo()).getShape();
                inputs.put(input.getKey(), OnnxTensor.createTensor(environment, FloatBuffer.allocate(0),
                        new long[] {rows, shape[1], 0, shape[3]}));
            }
        }
        try (OrtSession.Result result = session.run(inputs, Set.of("logits"))) {
            return (float[][][]) result.get(0).getValue();
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }
}
