package dev.toolace.onnx.internal.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitecturesTest {
    private static final String SIZES = "'vocab_size':90,'hidden_size':512,'intermediate_size':96,'num_hidden_layers':8,"
            + "'num_attention_heads':8,'max_position_embeddings':8192";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'architectures':['GemmaForCausalLM'] | architecture 'GemmaForCausalLM'; known are [Gemma2ForCausalLM, ",
        "'architectures':['Gemma3ForConditionalGeneration'] | architecture 'Gemma3ForConditionalGeneration'",
        "'architectures':['LlamaForCausalLM'],'model_type':'mistral' | architecture 'LlamaForCausalLM' with model_type 'mistral'",
        "'model_type':'olmo' | architecture 'olmo'",
        "'model_type':'llama','hidden_act':'quick_gelu' | activation 'quick_gelu'",
        "'model_type':'llama','quantization_config':{'quant_method':'gptq'} | 'quantization_config'",
        "'model_type':'llama','partial_rotary_factor':0.5 | 'partial_rotary_factor'",
        "'model_type':'llama','sliding_window':100 | 'sliding_window' in LlamaForCausalLM",
        "'model_type':'granite','layer_types':['sliding_attention','full_attention','full_attention','full_attention',"
            + "'full_attention','full_attention','full_attention','full_attention'] | layer type 'sliding_attention' in Granite",
        "'model_type':'llama','rope_scaling':{'rope_type':'longrope'} | rotary scaling 'longrope'",
        "'model_type':'llama','rope_parameters':{'rope_type':'proportional'} | rotary scaling 'proportional'",
        "'model_type':'llama','rope_parameters':{'full_attention':{}} | 'rope_parameters' by types of layers",
        "'model_type':'llama','rope_scaling':{'type':'dynamic','factor':2,'original_max_position_embeddings':4096} | 'dynamic' beyond",
        "'model_type':'phi3','rope_scaling':{'type':'linear','factor':2} | rotary scaling 'linear' of Phi-3",
        "'model_type':'phi3','rope_scaling':{'type':'longrope','long_mscale':1.2} | 'long_mscale' of rotary"
                + " scaling 'longrope'",
        "'model_type':'mistral','rope_scaling':{'rope_type':'su','factor':2} | rotary scaling 'su'",
        "'model_type':'llama','max_position_embeddings':2000000000 | a context of 2000000000 tokens",
        "'model_type':'qwen3','layer_types':['chunked_attention'] | layer type 'chunked_attention'",
        "'model_type':'gemma3_text','attn_logit_softcapping':50.0 | 'attn_logit_softcapping' in Gemma 3",
        "'model_type':'gemma3_text','use_bidirectional_attention':true | 'use_bidirectional_attention'",
        "'model_type':'gemma3_text','rope_parameters':{'full_attention':{},'sliding_attention':{'rope_type':'yarn'}} | 'yarn' in layers with"})
    void whatCannotBeComputedIsNamed(String members, String named) {
        assertThatThrownBy(() -> read(members)).hasMessageStartingWith("TA-CHECKPOINT-003").hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'model_type':'smollm3','no_rope_layers':[1,0] | 'no_rope_layers'", "'model_type':'llama','head_dim':7 | head size 7",
        "'model_type':'qwen2','layer_types':['full_attention'] | 'layer_types' must be a list of 8",
        "'model_type':'mistral','sliding_window':0 | 'sliding_window'", "'model_type':'gemma2','query_pre_attn_scalar':0 | scalar",
        "'model_type':'gemma2','sliding_window':null | 'sliding_window'", "'model_type':'gemma2','attn_logit_softcapping':-1 | softcap",
        "'model_type':'llama','rope_theta':0 | 'rope_theta'", "'model_type':'llama','rope_scaling':{'type':'linear'} | 'factor'", "'model_type':'llama','rope_scaling':{'type':'yarn','factor':0} | factor",
        "'model_type':'phi3','rope_scaling':{'type':'su'} | 'short_factor' must be a list of 32 numbers",
        "'model_type':'phi3','rope_scaling':{'type':'longrope','short_factor':[1,2]},'"
                + "original_max_position_embeddings':8192 | "
            + "'short_factor' must be a list of 32",
        "'model_type':'phi3','head_dim':4,'rope_scaling':{'type':'yarn','short_factor':[1,2],'long_factor':[1,"
                + "0]} | 'long_factor'",
        "'model_type':'phi3','head_dim':4,'rope_scaling':{'type':'su','short_factor':[1,2],'long_factor':[1,'2'"
                + "]} | 'long_factor' must",
        "'model_type':'phi3','original_max_position_embeddings':1,'rope_scaling':{'type':'su'} | original_max_position",
        "'model_type':'llama','num_hidden_layers':2000000000 | 'num_hidden_layers' must be at most",
        "'model_type':'llama','hidden_size':2147483647 | 'hidden_size' must be at most",
        "'model_type':'llama','head_dim':2147483646 | head size",
        "'architectures':['LlamaForCausalLM','MistralForCausalLM'] | 'architectures'", "'x':1 | 'architectures'",
        "'model_type':'phi3','partial_rotary_factor':0.01 | rotated part 0", "'model_type':'mistral','num_key_value_heads':3 | heads 3"})
    void nonsenseIsABrokenCheckpoint(String members, String named) {
        assertThatThrownBy(() -> read(members)).hasMessageStartingWith("TA-CHECKPOINT-001").hasMessageContaining(named);
    }

    @Test
    void absentValuesAreThoseOfTheArchitecturesOwnConfiguration() {
        DecoderConfig mistral = read("'model_type':'mistral'");
        assertThat(windows(mistral)).containsOnly(4096);
        assertThat(mistral.kvHeads()).isEqualTo(8);
        assertThat(windows(read("'model_type':'mistral','sliding_window':null"))).containsOnly(0);
        assertThat(windows(read("'model_type':'mistral','sliding_window':8192"))).containsOnly(0);
        DecoderConfig gemma2 = read("'model_type':'gemma2'");
        assertThat(gemma2.caps()).isEqualTo(new DecoderConfig.Caps(50, 30));
        assertThat(gemma2.scales().scores()).isEqualTo(1 / 16f);
        assertThat(gemma2.headSize()).isEqualTo(256);
        assertThat(gemma2.tied()).isTrue();
        assertThat(windows(gemma2)).containsExactly(4096, 0, 4096, 0, 4096, 0, 4096, 0);
        DecoderConfig gemma3 = read("'model_type':'gemma3_text'");
        assertThat(windows(gemma3)).containsExactly(4096, 4096, 4096, 4096, 4096, 0, 4096, 4096);
        assertThat(gemma3.caps()).isEqualTo(new DecoderConfig.Caps(0, 0));
        assertThat(gemma3.layers().get(0).rotary().frequencies()[1]).isEqualTo(Math.pow(10_000, -2 / 256.0));
        assertThat(gemma3.layers().get(5).rotary().frequencies()[1]).isEqualTo(Math.pow(1_000_000, -2 / 256.0));
        DecoderConfig smol = read("'model_type':'smollm3'");
        assertThat(smol.layers()).extracting(layer -> layer.rotary() != null)
                .containsExactly(true, true, true, false, true, true, true, false);
        assertThat(smol.tied()).isTrue();
        assertThat(smol.kvHeads()).isEqualTo(4);
        assertThat(read("'model_type':'granite'").scales()).isEqualTo(new DecoderConfig.Scales(1, 1, 1, 1));
        assertThat(read("'model_type':'qwen3','num_key_value_heads':8").headSize()).isEqualTo(128);
        assertThat(windows(read("'model_type':'qwen2','num_key_value_heads':8,'sliding_window':10"))).containsOnly(0);
        assertThat(read("'model_type':'phi3'").norms().epsilon()).isEqualTo(1e-5f);
        assertThat(read("'model_type':'llama','num_key_value_heads':null").kvHeads()).isEqualTo(8);
    }

    /** Configurations written by transformers 5 have one object for what rotary embeddings need. */
    @Test
    void rotaryParametersInTheNewerWordsAreTheSame() {
        DecoderConfig old = read("'model_type':'llama','rope_theta':5e5,'rope_scaling':{'type':'linear','factor':4}");
        DecoderConfig newer = read("'model_type':'llama','rope_parameters':{'rope_type':'linear','factor':4,'rope_theta':5e5}");
        assertThat(newer.layers().get(0).rotary().frequencies()).isEqualTo(old.layers().get(0).rotary().frequencies());
        DecoderConfig gemma = read("'model_type':'gemma3_text','rope_local_base_freq':9e3,'rope_theta':3e5,"
                + "'rope_scaling':{'rope_type':'linear','factor':8}");
        DecoderConfig nested = read("'model_type':'gemma3_text','rope_parameters':{'sliding_attention':{'rope_theta':9e3,"
                + "'rope_type':'default'},'full_attention':{'rope_type':'linear','factor':8,'rope_theta':3e5}}");
        for (int layer : new int[] {0, 5}) {
            assertThat(nested.layers().get(layer).rotary().frequencies()).isEqualTo(gemma.layers().get(layer).rotary().frequencies());
        }
        assertThat(read("'model_type':'phi3','rope_parameters':{'partial_rotary_factor':0.75}").rotarySize()).isEqualTo(48);
    }

    @Test
    void anExportIsForTheOriginalLengthOfLongRopeUnlessMoreIsAskedFor() {
        String phi = "'model_type':'phi3','head_dim':4,'original_max_position_embeddings':2048,"
                + "'rope_scaling':{'type':'su','short_factor':[1,2],'long_factor':[3,4]}";
        double magnitude = Math.sqrt(1 + Math.log(4) / Math.log(2048));
        for (int[] lengths : new int[][] {{0, 2048}, {100, 100}, {2048, 2048}, {2049, 2049}, {8192, 8192}, {10_000,
                8192}}) {
            DecoderConfig config = Architectures.read(config(phi), lengths[0]);
            assertThat(config.context()).isEqualTo(lengths[1]);
            Rotary rotary = config.layers().get(0).rotary();
            assertThat(rotary.positions()).isEqualTo(lengths[1]);
            assertThat(rotary.factor()).isEqualTo(magnitude);
            assertThat(rotary.frequencies()).isEqualTo(lengths[1] > 2048 ? new double[] {1 / 3.0, 0.01 / 4}
                    : new double[] {1, 0.01 / 2});
        }
        assertThat(Architectures.read(config("'model_type':'llama'"), 100).layers().get(0).rotary().positions())
                .isEqualTo(100);
        assertThat(Architectures.read(config("'model_type':'llama','sliding_window':100"), 100).context())
                .isEqualTo(100);
    }

    private static List<Integer> windows(DecoderConfig config) {
        return config.layers().stream().map(DecoderConfig.Layer::window).toList();
    }

    private static DecoderConfig read(String members) {
        return Architectures.read(config(members));
    }

    private static JsonObject config(String members) {
        return (JsonObject) JsonValue.parse(("{" + SIZES + "," + members + "}").replace('\'', '"'));
    }
}
