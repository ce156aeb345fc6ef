package dev.toolace.onnx.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.graph.Feed.Role;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureReaderTest {
    private static final Port IDS = port("input_ids INT64 batch seq");
    private static final Port LOGITS = port("logits FLOAT batch seq 100");

    /** Name, type and dimensions; a question mark is a dimension without a name. */
    private static Port port(String text) {
        String[] words = text.split(" ");
        List<Long> shape = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            boolean fixed = words[i].chars().allMatch(Character::isDigit);
            shape.add(fixed ? Long.parseLong(words[i]) : -1);
            symbols.add(fixed || words[i].equals("?") ? "" : words[i]);
        }
        return new Port(words[0], NumberType.valueOf(words[1]), shape, symbols);
    }

    private static GraphSignature read(GraphNames names, List<String> inputs, List<String> outputs) {
        List<Port> in = new ArrayList<>(inputs.stream().map(SignatureReaderTest::port).toList());
        List<Port> out = new ArrayList<>(outputs.stream().map(SignatureReaderTest::port).toList());
        if (in.stream().noneMatch(port -> port.name().endsWith("ids") && !port.name().startsWith("position"))) {
            in.add(0, IDS);
        }
        if (out.stream().noneMatch(port -> port.name().contains("logits"))) {
            out.add(0, LOGITS);
        }
        return SignatureReader.read(names, in, out, Map.of(), false);
    }

    private static GraphSignature read(List<String> inputs, List<String> outputs) {
        return read(GraphNames.NONE, inputs, outputs);
    }

    private static void assertRefused(List<String> inputs, List<String> outputs, String... parts) {
        assertThatThrownBy(() -> read(inputs, outputs)).hasMessageStartingWith("TA-MODEL-005")
                .hasMessageContainingAll(parts);
    }

    @ParameterizedTest
    @CsvSource({"past_key_values.0.key, present.0.key", "past_key_values.0.key, present_key_values.0.key",
        "past_key_0, present_key_0", "past_0, present_0", "past.0.key, present.0.key", "past_kv.0, present_kv.0",
        "cache_k_0_in, cache_k_0_out", "key_cache.0, key_cache_out.0", "past_key_self_0, present_key_self_0",
        "past_key_values.0.conv_state, present.0.conv_state", "past_conv.0, present_conv.0",
        "k_cache_0, new_k_cache_0"})
    void namesThatDifferInTheirDirectionAreOnePair(String past, String present) {
        GraphSignature signature = read(List.of(past + " FLOAT batch 2 past 8"),
                List.of(present + " FLOAT batch 2 total 8"));
        assertThat(signature.cache()).singleElement().satisfies(tensor -> {
            assertThat(tensor.past()).isEqualTo(past);
            assertThat(tensor.present()).isEqualTo(present);
            assertThat(tensor.layer()).isZero();
            assertThat(tensor.timeAxis()).isEqualTo(2);
        });
    }

    @Test
    void keysAndValuesAreNotMixedUp() {
        GraphSignature signature = read(List.of("past_key_1 FLOAT b 2 t 8", "past_value_1 FLOAT b 2 t 8",
                "past_key_11 FLOAT b 2 t 8"),
                List.of("present_value_1 FLOAT b 2 t 8", "present_key_11 FLOAT b 2 t 8",
                "present_key_1 FLOAT b 2 t 8"));
        assertThat(signature.cache()).extracting(CacheTensor::present)
                .containsExactly("present_key_1", "present_value_1", "present_key_11");
    }

    /** The dimension that grows is found by what is open, and by names where two are. */
    @ParameterizedTest
    @CsvSource({"batch 2 past 8, 2", "2 batch 2 past 8, 3", "batch past 2 8, 1", "past batch 2 8, 0", "1 2 past 8, 2",
            "1 past 64, 1",
        "batch 64 4, -1", "batch 2 8 8, -1", "1 64 4, -1", "? 64 4, -1", "? 2 ? 8, 2", "past_sequence 2 8, 0"})
    void findsWhatGrows(String shape, int axis) {
        CacheTensor tensor = read(List.of("past.0 FLOAT " + shape), List.of("present.0 FLOAT " + shape)).cache().get(0);
        assertThat(tensor.timeAxis()).isEqualTo(axis);
        assertThat(tensor.grows()).isEqualTo(axis >= 0);
    }

    @Test
    void layersMayHaveGapsAndShapesOfTheirOwn() {
        GraphSignature signature = read(List.of("past.0.key FLOAT b 2 t 8", "past.7.key FLOAT16 b 4 t 16",
                "past_conv.3 FLOAT b 64 3"),
                List.of("present.0.key FLOAT b 2 t 8", "present.7.key FLOAT16 b 4 t 16",
                "present_conv.3 FLOAT b 64 3"));
        assertThat(signature.cache()).extracting(CacheTensor::layer).containsExactly(0, 7, 3);
        assertThat(signature.cache().get(1).shape(5)).containsExactly(1, 4, 5, 16);
        assertThat(signature.cache().get(2).shape(5)).containsExactly(1, 64, 3);
        assertThat(signature.growing()).isTrue();
        assertThat(signature.inPlace()).isFalse();
    }

    @Test
    void onlyWhatTheGraphWritesInPlaceIsInPlace() {
        List<Port> in = List.of(IDS, port("past.0.key FLOAT b 2 t 8"), port("past.1.key FLOAT b t 2 8"));
        List<Port> out = List.of(LOGITS, port("present.0.key FLOAT b 2 t 8"), port("present.1.key FLOAT b t 2 8"));
        GraphSignature signature = SignatureReader.read(GraphNames.NONE, in, out,
                Map.of("past.0.key", "present.0.key", "past.1.key", "present.1.key"), false);
        assertThat(signature.cache()).extracting(CacheTensor::inPlace).containsExactly(true, false);
        assertThat(SignatureReader.read(GraphNames.NONE, in, out, Map.of("past.0.key", "other"), false).cache())
                .extracting(CacheTensor::inPlace).containsExactly(false, false);
    }

    @ParameterizedTest
    @CsvSource({"attention_mask INT64 b t, MASK", "attention_mask INT32 ? ?, MASK", "attention_mask BOOL b t, MASK",
        "position_ids INT64 b s, POSITIONS", "cache_position INT64 s, POSITIONS", "position_ids INT64 3 b s, POSITIONS",
        "total_sequence_length INT32, TOTAL_LENGTH", "past_sequence_length INT64 1 1, PAST_LENGTH",
        "seqlens_k INT32 b, LAST_PLACE",
        "num_logits_to_keep INT64, LOGITS_WANTED", "use_cache_branch BOOL 1, CACHE_BRANCH"})
    void knowsInputs(String input, Role role) {
        GraphSignature signature = read(List.of(input, "past.0 FLOAT b 2 t 8"), List.of("present.0 FLOAT b 2 t 8"));
        assertThat(signature.feed(role)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"attention_mask FLOAT b 1 s t, 'attention_mask' FLOAT [b; 1; s; t] must be",
            "attention_mask INT64 b 2048, [b; 2048]",
        "attention_mask FLOAT16 b t, FLOAT16", "position_ids FLOAT b s, FLOAT", "position_ids INT64 9 b s, [9; b; s]",
        "inputs_embeds FLOAT b s 64, split model", "encoder_hidden_states FLOAT b s 64, encoder-decoder",
        "past_key_values.0.encoder.key FLOAT b 2 e 8, encoder-decoder", "q.lora_A FLOAT 64 8, adapter",
        "use_cache_branch INT64 1, one BOOL value", "input_ids INT64 4 s, [4; s]", "input_ids FLOAT b s, FLOAT",
        "num_logits_to_keep INT64 n 2, one INT64 or INT32 number"})
    void namesAnInputThatCannotBeFilled(String input, String part) {
        assertRefused(List.of(input, "past.0 FLOAT b 2 t 8"), List.of("present.0 FLOAT b 2 t 8"),
                part.replace(';', ','));
    }

    @Test
    void namesWhatIsWrongWithTheCache() {
        assertRefused(List.of(), List.of(), "no key-value cache", "'input_ids' INT64 [batch, seq]");
        assertRefused(List.of("past.0 INT8 b 2 t 8"), List.of("present.0 INT8 b 2 t 8"), "'past.0' INT8 [b, 2, t, 8]");
        assertRefused(List.of("past.0 FLOAT b h t 8"), List.of("present.0 FLOAT b h t 8"), "[b, h, t, 8]");
        assertRefused(List.of("past.0 FLOAT batch*heads t 8"), List.of("present.0 FLOAT batch*heads t 8"),
                "batch*heads");
        assertRefused(List.of("past.0 FLOAT b 2 t 8"), List.of("present.0 FLOAT16 b 2 t 8"), "'present.0' FLOAT16",
                "differ");
        assertRefused(List.of("past.0 FLOAT b 2 t 8"), List.of("present.1 FLOAT b 2 t 8"),
                "'past.0' FLOAT [b, 2, t, 8] is unknown");
    }

    @Test
    void namesWhatIsWrongWithTheLogits() {
        List<String> in = List.of("past.0 FLOAT b 2 t 8");
        assertThatThrownBy(() -> SignatureReader.read(GraphNames.NONE, List.of(IDS, port(in.get(0))),
                List.of(port("present.0 FLOAT b 2 t 8")), Map.of(), false)).hasMessageContaining("no output 'logits'");
        assertRefused(in, List.of("present.0 FLOAT b 2 t 8", "logits INT64 b s 10"), "'logits' INT64");
        assertRefused(in, List.of("present.0 FLOAT b 2 t 8", "logits FLOAT 10"), "'logits' FLOAT [10]");
        assertRefused(in, List.of("present.0 FLOAT b 2 t 8", "logits FLOAT 4 s 10"), "[4, s, 10]");
    }

    @ParameterizedTest
    @CsvSource({"batch seq 100, ALL, 100", "batch 1 100, LAST, 100", "batch other 100, UNKNOWN, 100",
            "batch 100, UNKNOWN, 100",
        "1 100, LAST, 100", "batch seq vocabulary, ALL, 0", "? ? ?, UNKNOWN, 0"})
    void tellsOfWhichPositionsThereAreLogits(String shape, LogitsPort.Rows rows, int vocabulary) {
        LogitsPort logits = read(List.of("past.0 FLOAT b 2 t 8"),
                List.of("present.0 FLOAT b 2 t 8", "logits FLOAT " + shape)).logits();
        assertThat(logits.rows()).isEqualTo(rows);
        assertThat(logits.vocabulary()).isEqualTo(vocabulary);
        assertThat(logits.known()).isEqualTo(rows != LogitsPort.Rows.UNKNOWN && vocabulary > 0);
    }

    @Test
    void theConfigurationsNamesComeFirst() {
        GraphNames names = GraphNames.of(JsonFile.parse("genai_config.json", """
                {"inputs":{"input_ids":"my_ids","attention_mask":"m","past_key_names":"a%dk","past_value_names":"a%dv"},
                 "outputs":{"logits":"my_logits","present_key_names":"b%dk","present_value_names":"b%dv"}}""", OnnxErrors.CONFIG_BROKEN));
        GraphSignature signature = read(names,
                List.of("my_ids INT32 b s", "m INT64 b t", "a10k FLOAT b 2 t 8", "a10v FLOAT b 2 t 8"),
                List.of("my_logits FLOAT b s 10", "b10k FLOAT b 2 t 8", "b10v FLOAT b 2 t 8"));
        assertThat(signature.feed(Role.TOKENS)).hasValueSatisfying(feed -> assertThat(feed.name()).isEqualTo("my_ids"));
        assertThat(signature.cache()).extracting(CacheTensor::present).containsExactly("b10k", "b10v");
        assertThatThrownBy(() -> read(names, List.of("my_ids INT32 b s", "a10k FLOAT b 2 t 8"),
                List.of("my_logits FLOAT b s 10", "b10k FLOAT b 2 t 8"))).hasMessageContaining("'a%dv'");
        assertThatThrownBy(() ->
                read(names, List.of("my_ids INT32 b s", "a1k FLOAT b 2 t 8"), List.of("my_logits FLOAT b s 10")))
                .hasMessageContaining("'a1k' FLOAT [b, 2, t, 8] has no output 'b1k'");
        assertThatThrownBy(() ->
                read(names, List.of("ids INT64 b s", "a1k FLOAT b 2 t 8"), List.of("b1k FLOAT b 2 t 8")))
                .hasMessageContaining("'ids' INT64 [b, s] is unknown");
    }

    @Test
    void theOnlyMatrixOfWholeNumbersIsTheTokens() {
        assertThat(read(List.of("tokens_ids INT32 b s", "past.0 FLOAT b 2 t 8"), List.of("present.0 FLOAT b 2 t 8"))
                .feed(Role.TOKENS))
                .hasValueSatisfying(feed -> assertThat(feed.name()).isEqualTo("tokens_ids"));
    }
}
