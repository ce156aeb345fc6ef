package dev.toolace.bench.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.toolace.bench.ByteTokenizer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The loop that one writes first with ONNX Runtime, on the same graph: the whole prompt at once, fresh tensors for
 * every step, and a cache that grows by being copied. Only the logits of the last position are asked for.
 */
public final class NaiveProcess implements PeerProcess.Engine {

    /** A mask that ends with 1 + n makes exports give the logits of the last n positions only. */
    private static final long LAST_ONLY = 2;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private NaiveProcess(Path model, int threads) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            session = environment.createSession(model.resolve("model.onnx").toString(), options);
        }
    }

    /**
     * Runs the process.
     *
     * @param args see {@link PeerProcess}
     * @throws Exception if anything fails
     */
    public static void main(String[] args) throws Exception {
        PeerProcess.run(args, NaiveProcess::new);
    }

    @Override
    public String answer(PeerPrompts.One prompt, Runnable first) throws OrtException {
        StringBuilder text = new StringBuilder();
        long[] input = Arrays.stream(prompt.ids()).asLongStream().toArray();
        OrtSession.Result previous = null;
        try {
            int length = 0;
            for (int i = 0; i < prompt.generate(); i++) {
                length += input.length;
                OrtSession.Result next = step(input, length, previous);
                if (previous != null) {
                    previous.close();
                }
                previous = next;
                int token = likeliest(((OnnxTensor) next.get("logits").orElseThrow()).getFloatBuffer());
                first.run();
                text.append(ByteTokenizer.text(token));
                input = new long[] {token};
            }
        } finally {
            if (previous != null) {
                previous.close();
            }
        }
        return text.toString();
    }

    private OrtSession.Result step(long[] input, int length, OrtSession.@Nullable Result previous) throws OrtException {
        long[] mask = new long[length];
        Arrays.fill(mask, 1);
        mask[length - 1] = LAST_ONLY;
        Map<String, OnnxTensor> inputs = new HashMap<>();
        Map<String, OnnxTensor> fresh = new HashMap<>();
        fresh.put("input_ids", row(input));
        fresh.put("attention_mask", row(mask));
        for (String name : session.getInputNames()) {
            if (name.startsWith("past_key_values.")) {
                if (previous == null) {
                    fresh.put(name, empty(name));
                } else {
                    String present = name.replace("past_key_values.", "present.");
                    inputs.put(name, (OnnxTensor) previous.get(present).orElseThrow());
                }
            }
        }
        inputs.putAll(fresh);
        try {
            return session.run(inputs);
        } finally {
            fresh.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor row(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
    }

    private OnnxTensor empty(String name) throws OrtException {
        long[] shape = ((TensorInfo) Objects.requireNonNull(session.getInputInfo().get(name)).getInfo()).getShape();
        return OnnxTensor.createTensor(environment, FloatBuffer.allocate(0), new long[] {1, shape[1], 0, shape[3]});
    }

    private static int likeliest(FloatBuffer logits) {
        int best = 0;
        for (int i = 1; i < logits.limit(); i++) {
            best = logits.get(i) > logits.get(best) ? i : best;
        }
        return best;
    }
}
