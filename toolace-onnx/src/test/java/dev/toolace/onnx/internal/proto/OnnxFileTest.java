package dev.toolace.onnx.internal.proto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.onnx.TinyModel;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.ExportSettings;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.architecture.Architectures;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.export.DecoderGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {
    @TempDir
    Path temp;

    @Test
    void bigModelsKeepTheirWeightsBesideTheGraph() throws Exception {
        Path folder = TinyModel.folder(temp, Precision.INT8);
        int[] prompt = {1, 2, 3, 4, 5};
        float[] inline;
        try (TokenModel model = TokenModel.open(folder, 1)) {
            inline = model.lastLogits(prompt);
        }
        Path file = folder.resolve("model.onnx");
        List<String> seen = new ArrayList<>();
        long before = Files.size(file);
        try (Checkpoint checkpoint = Checkpoint.open(temp.resolve("checkpoint-INT8"))) {
            DecoderConfig config = Architectures.read(checkpoint.config());
            OnnxFile.write(DecoderGraph.build(checkpoint, config, ExportSettings.of(Precision.INT8)), file, 1000,
                    (bytes, total) -> seen.add(bytes + "/" + total));
        }
        assertThat(seen).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        String[] last = seen.get(seen.size() - 1).split("/");
        assertThat(last[0]).isEqualTo(last[1]);
        assertThat(Files.size(file)).isLessThan(before / 2);
        assertThat(Files.size(folder.resolve("model.onnx_data"))).isGreaterThan(before / 2);
        try (TokenModel model = TokenModel.open(folder, 1)) {
            assertThat(model.lastLogits(prompt)).isEqualTo(inline);
        }
    }

    @Test
    void numbersAreVarints() {
        assertThat(new ProtoBytes().number(1, 0).toByteArray()).containsExactly(8, 0);
        assertThat(new ProtoBytes().number(1, 300).toByteArray()).containsExactly(8, 0xac, 2);
        assertThat(new ProtoBytes().number(2, -1).toByteArray()).hasSize(11);
        assertThat(new ProtoBytes().real(2, 1f).toByteArray()).containsExactly(0x15, 0, 0, 0x80, 0x3f);
        assertThat(new ProtoBytes().text(20, "é").toByteArray()).containsExactly(0xa2, 1, 2, 0xc3, 0xa9);
    }
}
