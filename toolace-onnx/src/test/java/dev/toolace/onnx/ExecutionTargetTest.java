package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens where CUDA is asked for and the default (CPU) build of ONNX Runtime is there. */
class ExecutionTargetTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        Assumptions.assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA), "the GPU build is there");
        folder = TinyModel.folder(temp, Precision.FP32);
    }

    @Test
    void cudaWithoutTheGpuBuildSaysWhatToDo() {
        assertThatThrownBy(() -> OnnxBackend.builder(folder).threads(1).target(ExecutionTarget.cuda(0)).build())
                .hasMessageStartingWith("TA-MODEL-008").hasMessageContaining("onnxruntime_gpu").hasMessageContaining("CUDA 12")
                .hasMessageContaining("cuDNN 9");
    }

    @Test
    void cudaOrCpuFallsBackAndShowsIt() {
        GenerationRequest request = GenerationRequest.of(new Prompt.Text("hello"), GenerationOptions.greedy(8));
        try (OnnxBackend cpu = OnnxBackend.builder(folder).threads(1).build();
                OnnxBackend fallen = OnnxBackend.builder(folder).threads(1).target(ExecutionTarget.cuda(0).orCpu()).build()) {
            assertThat(fallen.target()).isEqualTo(ExecutionTarget.cpu());
            assertThat(fallen.generate(request)).isEqualTo(cpu.generate(request));
        }
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> ExecutionTarget.cuda(-1)).hasMessageStartingWith("TA-CONFIG-001");
        assertThatThrownBy(() -> OnnxBackend.builder(folder).threads(0)).hasMessageStartingWith("TA-CONFIG-001");
        assertThatThrownBy(() -> OnnxBackend.builder(folder).maxContext(0)).hasMessageStartingWith("TA-CONFIG-001");
        assertThatThrownBy(() -> OnnxBackend.builder(folder).concurrency(0)).hasMessageStartingWith("TA-CONFIG-001");
    }
}
