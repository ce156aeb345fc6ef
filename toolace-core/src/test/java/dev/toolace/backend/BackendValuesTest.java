package dev.toolace.backend;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendValuesTest {

    @Test
    void optionsCheckTheirRanges() {
        GenerationOptions ok = GenerationOptions.DEFAULT;
        assertError(ErrorId.CONFIG, () -> ok.withMaxTokens(0), "maxTokens");
        assertError(ErrorId.CONFIG, () -> ok.withTemperature(-0.1), "temperature");
        assertError(ErrorId.CONFIG, () -> ok.withTemperature(Double.NaN), "temperature");
        assertError(ErrorId.CONFIG, () -> ok.withTopK(-1), "topK");
        assertError(ErrorId.CONFIG, () -> ok.withTopP(0), "topP");
        assertError(ErrorId.CONFIG, () -> ok.withTopP(1.01), "topP");
        assertError(ErrorId.CONFIG, () -> ok.withTopP(Double.NaN), "topP");
        assertError(ErrorId.CONFIG, () -> ok.withStop(List.of("")), "stop");
        assertError(ErrorId.CONFIG, () -> new Capabilities(true, true, true, true, -1), "contextLength");
        assertError(ErrorId.CONFIG, () -> new Capabilities(true, true, true, true, 0, true, -1), "concurrency");
        assertError(ErrorId.CONFIG, () -> new Usage(-1, 0));
    }

    @Test
    void withersChangeOneThing() {
        GenerationOptions all = GenerationOptions.greedy(9).withTemperature(0.7).withTopK(5).withTopP(0.9).withSeed(42)
                .withStop(List.of("x")).withMaxTokens(10);
        assertThat(all).isEqualTo(new GenerationOptions(10, 0.7, 5, 0.9, 42, List.of("x")));
        assertThat(GenerationOptions.sampled(10, 1, 7)).isEqualTo(new GenerationOptions(10, 1, 0, 1, 7, List.of()));
    }

    @Test
    void valuesAreCopied() {
        int[] ids = {1, 2};
        Prompt.Tokens tokens = new Prompt.Tokens(ids);
        ids[0] = 9;
        tokens.ids()[1] = 9;
        assertThat(tokens.ids()).containsExactly(1, 2);
        assertThat(tokens).isEqualTo(new Prompt.Tokens(new int[] {1, 2})).hasToString("Tokens[2 ids]")
                .hasSameHashCodeAs(new Prompt.Tokens(new int[] {1, 2}));
        List<Double> probabilities = new ArrayList<>(List.of(-0.5));
        Completion completion = new Completion("x", FinishReason.STOP, Usage.NONE, probabilities);
        probabilities.clear();
        assertThat(completion.tokenLogProbabilities()).containsExactly(-0.5);
    }

    @Test
    void usageAdds() {
        assertThat(new Usage(1, 2).plus(new Usage(10, 20))).isEqualTo(new Usage(11, 22));
        assertThat(new Usage(1, 2).total()).isEqualTo(3);
        assertThat(new Usage(9, 8, 3, 2, 1).plus(new Usage(1, 1, 30, 20, 10))).isEqualTo(new Usage(10, 9, 33, 22, 11));
        assertError(ErrorId.CONFIG, () -> new Usage(0, 0, 0, 0, -1));
    }
}
