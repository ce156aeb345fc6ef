package dev.toolace.onnx.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxFile;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.ProtoBytes;
import dev.toolace.onnx.internal.proto.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxInspectorTest {
    private static final GraphSignature IN_PLACE = new GraphSignature(List.of(),
            List.of(new CacheTensor("p", "q", NumberType.FLOAT, List.of(-1L, 2L, -1L, 8L), 2, 0, true)),
            new LogitsPort(new Port("logits", NumberType.FLOAT, List.of(), List.of()), LogitsPort.Rows.LAST, 1));

    @TempDir
    Path temp;

    private GraphFacts inspect(ProtoBytes model) throws IOException {
        return OnnxInspector.inspect(Files.write(temp.resolve("m.onnx"), model.toByteArray()));
    }

    private static ProtoBytes node(String operator, ProtoBytes... attributes) {
        ProtoBytes node = new ProtoBytes().text(1, "a").text(1, "w").text(2, "b").text(4, operator);
        for (ProtoBytes attribute : attributes) {
            node.message(5, attribute);
        }
        return node;
    }

    private static ProtoBytes number(String name, long value) {
        return new ProtoBytes().text(1, name).number(3, value);
    }

    private static ProtoBytes branch(ProtoBytes... nodes) {
        ProtoBytes graph = new ProtoBytes();
        for (ProtoBytes node : nodes) {
            graph.message(1, node);
        }
        return new ProtoBytes().text(1, "then_branch").message(6, graph);
    }

    @Test
    void ourOwnExportsHaveNothingToWarnAbout() throws IOException {
        for (Precision precision : Precision.values()) {
            Path file = TinyModel.folder(temp, precision).resolve("model.onnx");
            GraphFacts facts = OnnxInspector.inspect(file);
            assertThat(facts.producer()).isEqualTo("toolace");
            assertThat(facts.inPlace()).hasSize(4);
            assertThat(facts.inputs()).hasSize(6);
            assertThat(SpeedAdvice.of(facts,
                    SignatureReader.read(GraphNames.NONE, facts.inputs(), facts.outputs(), facts.inPlace(),
                    false), true)).as(precision.name()).isEmpty();
        }
    }

    @Test
    void subgraphsCountToo() throws IOException {
        ProtoBytes inner = node("MatMulNBits", number("bits", 8), number("accuracy_level", 0));
        GraphFacts facts = inspect(new ProtoBytes().text(2, "onnxruntime-genai").message(7, new ProtoBytes()
                .message(1, node("If", branch(inner, node("If", branch(inner)))))
                .message(1, node("MatMulNBits", number("bits", 4), number("accuracy_level", 1)))));
        assertThat(facts.operators()).containsOnly(Map.entry("If", 2), Map.entry("MatMulNBits", 3));
        assertThat(facts.quantized()).containsExactlyInAnyOrder(new GraphFacts.QuantizedProducts(8, 0, 2),
                new GraphFacts.QuantizedProducts(4, 1, 1));
        List<SpeedAdvice.Advice> advices = SpeedAdvice.of(facts, IN_PLACE, true);
        assertThat(advices).hasSize(2).allSatisfy(advice -> assertThat(advice.command())
                .contains("onnxruntime_genai.models.builder", "int4_accuracy_level=4"));
        assertThat(SpeedAdvice.of(facts, IN_PLACE, false)).isEmpty();
    }

    @Test
    void halfPrecisionIsSlowOnlyWhereItIsMultiplied() throws IOException {
        for (boolean cast : new boolean[] {false, true}) {
            OnnxGraph graph = new OnnxGraph();
            graph.constant(new Initializer("w", TensorType.FLOAT16, List.of(2L, 3L), out -> out.write(new byte[12])));
            graph.node("", "Cast", List.of("w"), List.of("w32"), Map.of("to", 1L));
            graph.node("MatMul", List.of("x", cast ? "w32" : "w"), "y");
            Path file = temp.resolve("half.onnx");
            OnnxFile.write(graph, file, (bytes, total) -> { });
            GraphFacts facts = OnnxInspector.inspect(file);
            assertThat(facts.weights()).containsExactly(Map.entry(NumberType.FLOAT16, 6L));
            assertThat(facts.halfProducts()).isEqualTo(cast ? 0 : 1);
            assertThat(SpeedAdvice.of(facts, IN_PLACE, true)).hasSize(cast ? 0 : 1);
        }
    }

    @Test
    void anInputWithADefaultNeedNotBeGiven() throws IOException {
        OnnxGraph graph = new OnnxGraph();
        graph.input("a", TensorType.FLOAT, List.of("n", 3L));
        graph.input("b", TensorType.FLOAT, List.of(1L));
        graph.constant(new Initializer("b", TensorType.FLOAT, List.of(1L), out -> out.write(new byte[4])));
        Path file = temp.resolve("default.onnx");
        OnnxFile.write(graph, file, (bytes, total) -> { });
        assertThat(OnnxInspector.inspect(file).inputs()).containsExactly(
                new Port("a", NumberType.FLOAT, List.of(-1L, 3L), List.of("n", "")));
    }

    @Test
    void absurdNumbersAreHarmless() throws IOException {
        ProtoBytes constant = new ProtoBytes().number(2, 1).text(8, "w");
        for (int i = 0; i < 20; i++) {
            constant.number(1, Long.MAX_VALUE - i);
        }
        ProtoBytes packed = new ProtoBytes().bytes(1, new byte[] {5, (byte) 0x80, 1}).number(2, 10).text(8, "h");
        ProtoBytes negative = new ProtoBytes().number(1, -5).number(2, 77);
        GraphFacts facts = inspect(new ProtoBytes()
                .message(7, new ProtoBytes().message(5, constant).message(5, constant)
                .message(5, packed).message(5, negative).message(1, node("x".repeat(5000)))));
        assertThat(facts.weights()).containsEntry(NumberType.FLOAT16, 640L)
                .allSatisfy((type, count) -> assertThat(count).isPositive());
        assertThat(facts.operators()).containsOnlyKeys("");
    }

    @Test
    void deepNestingIsRefused() {
        ProtoBytes node = node("If");
        for (int i = 0; i < 40; i++) {
            node = node("If", branch(node));
        }
        ProtoBytes model = new ProtoBytes().message(7, new ProtoBytes().message(1, node));
        assertThatThrownBy(() -> inspect(model)).hasMessageStartingWith("TA-MODEL-004").hasMessageContaining("nested");
    }

    @Test
    void everyBeginningOfAFileIsReadOrRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(TinyModel.folder(temp, Precision.INT8).resolve("model.onnx"));
        Path file = temp.resolve("cut.onnx");
        for (int length = 0; length < bytes.length; length += length < 4000 ? 1 : 997) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> OnnxInspector.inspect(file)).hasMessageStartingWith("TA-MODEL-004");
        }
        assertThatThrownBy(() -> inspect(new ProtoBytes().message(7, new ProtoBytes()).message(7, new ProtoBytes())))
                .hasMessageContaining("several graphs");
    }
}
