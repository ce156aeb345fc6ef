package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.proto.OnnxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What makes a graph slow on a processor although it need not be, and the command that mends it. Pure. */
public final class SpeedAdvice {
    private static final String OWN = "toolace export --checkpoint CHECKPOINT --out FOLDER --precision int4";
    private static final String BUILDER = "python -m onnxruntime_genai.models.builder -i CHECKPOINT -o FOLDER -p int4 "
            + "-e cpu --extra_options int4_accuracy_level=4";

    private SpeedAdvice() { }

    /**
     * One finding.
     *
     * @param problem what is slow, and why
     * @param command what to type to get a faster model
     */
    public record Advice(String problem, String command) { }

    /** The findings for a graph that runs on the processor, or elsewhere. */
    public static List<Advice> of(GraphFacts facts, GraphSignature signature, boolean processor) {
        String command = facts.producer().toLowerCase(Locale.ROOT).contains("genai") ? BUILDER : OWN;
        List<Advice> all = new ArrayList<>();
        if (processor && facts.halfProducts() > 0) {
            all.add(new Advice(facts.halfProducts()
                    + " matrix products have weights in half precision (FLOAT16), which is "
                    + "made for GPUs: on a CPU they take several times as long as in single precision", command));
        }
        boolean halfAttention = signature.cache().stream()
                .anyMatch(tensor -> tensor.inPlace() && tensor.type() == NumberType.FLOAT16);
        if (processor && halfAttention && facts.producer().equals(OnnxFile.PRODUCER)) {
            all.add(new Advice("it was exported for CUDA, with attention and cache in half precision (FLOAT16): on a "
                    + "CPU nothing is drafted then, and only whole chunks of a prompt are reused", OWN));
        }
        for (GraphFacts.QuantizedProducts products : facts.quantized()) {
            if (processor && products.accuracy() != 4) {
                all.add(new Advice(products.count() + " products of " + products.bits()
                        + "-bit weights (MatMulNBits) have "
                        + "accuracy_level " + products.accuracy() + ": on a CPU, level 4 is "
                        + (products.bits() == 8 ? "more than ten times" : "several times") + " as fast", command));
            }
        }
        if (signature.growing()) {
            all.add(new Advice("the key-value cache is copied with every token, because the graph does not write it in "
                    + "place (GroupQueryAttention would)", command));
        }
        return all;
    }
}
