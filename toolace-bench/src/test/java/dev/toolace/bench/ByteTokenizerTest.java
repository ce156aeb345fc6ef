package dev.toolace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.bench.peers.PeerModels;
import dev.toolace.conversation.Message;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.onnx.TokenModel;
import dev.toolace.onnx.export.Precision;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteTokenizerTest {

    @TempDir
    Path temp;

    @Test
    void aCharacterIsATokenAndEveryTokenHasItsText() throws Exception {
        Path folder = new PeerModels(temp, temp).prepare("tiny", Precision.FP32).folder();
        String text = "All of \t\n ASCII: \u0000[]{}~\u007f";
        try (OnnxBackend backend = OnnxBackend.open(folder); TokenModel model = TokenModel.open(folder)) {
            assertThat(backend.encode(new Prompt.Text(text))).isEqualTo(ByteTokenizer.encode(text))
                    .hasSize(text.length());
            int[] prompt = ByteTokenizer.encode("Hello");
            String greedy = Arrays.stream(model.greedy(prompt, 20)).mapToObj(ByteTokenizer::text)
                    .collect(Collectors.joining());
            GenerationRequest request =
                    GenerationRequest.of(new Prompt.Tokens(prompt), GenerationOptions.greedy(20));
            assertThat(backend.generate(request).text()).isEqualTo(greedy);
            int[] chat = backend.encode(new Prompt.Chat(List.of(Message.user("Hi")), List.of()));
            assertThat(chat).hasSize(5);
        }
    }
}
