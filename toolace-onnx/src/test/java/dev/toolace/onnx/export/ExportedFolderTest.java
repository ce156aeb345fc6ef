package dev.toolace.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files beside the graph, as onnxruntime-genai and transformers.js look for them. */
class ExportedFolderTest {
    @TempDir
    Path temp;

    private Path checkpoint;

    @BeforeEach
    void make() throws IOException {
        checkpoint = TinyModel.checkpoint(temp.resolve("checkpoint"));
    }

    @Test
    void genaiFindsEveryMemberOfItsBuilder() throws IOException {
        Files.writeString(checkpoint.resolve("generation_config.json"), """
                {"do_sample":true,"eos_token_id":[257,261],"pad_token_id":256,"bos_token_id":259,
                 "repetition_penalty":1.05,"temperature":0.7,"top_k":20,"top_p":0.8}""");
        assertThat(export("model", "genai_config.json")).isEqualTo(JsonValue.parse("""
                {"model":{
                   "bos_token_id":259,"context_length":512,
                   "decoder":{
                     "session_options":{"log_id":"onnxruntime-genai","provider_options":[]},
                     "filename":"model.onnx","head_size":16,"hidden_size":64,
                     "inputs":{"input_ids":"input_ids","attention_mask":"attention_mask",
                       "past_key_names":"past_key_values.%d.key","past_value_names":"past_key_values.%d.value"},
                     "outputs":{"logits":"logits","present_key_names":"present.%d.key",
                       "present_value_names":"present.%d.value"},
                     "num_attention_heads":4,"num_hidden_layers":2,"num_key_value_heads":2},
                   "eos_token_id":[257,261],"pad_token_id":256,"type":"llama","vocab_size":263},
                 "search":{"diversity_penalty":0.0,"do_sample":true,"early_stopping":true,"length_penalty":1.0,
                   "max_length":512,"min_length":0,"no_repeat_ngram_size":0,"num_beams":1,"num_return_sequences":1,
                   "past_present_share_buffer":true,"repetition_penalty":1.05,"temperature":0.7,"top_k":20,
                   "top_p":0.8}}"""));
    }

    @Test
    void withoutRecommendationsSearchIsGreedy() throws IOException {
        JsonObject search = (JsonObject) export("model", "genai_config.json").get("search");
        assertThat(search.toJson()).contains("\"do_sample\":false", "\"repetition_penalty\":1.0", "\"temperature\":1.0",
                "\"top_k\":50", "\"top_p\":1.0", "\"past_present_share_buffer\":true");
    }

    /** The class is enough for Hugging Face, too; its type is what genai chooses by. */
    @Test
    void theTypeIsThatOfTheArchitecture() throws IOException {
        edit("config.json", "\"model_type\":\"llama\",", "");
        edit("config.json", "LlamaForCausalLM", "MistralForCausalLM");
        edit("config.json", "\"head_dim\"", "\"sliding_window\":null,\"head_dim\"");
        assertThat(export("model", "genai_config.json").toJson()).contains("\"type\":\"mistral\"");
    }

    @Test
    void theTemplateIsWhereTransformersJsLooks() throws IOException {
        JsonObject config = export("model", "tokenizer_config.json");
        assertThat(config.get("chat_template")).isEqualTo(new JsonString(
                Files.readString(checkpoint.resolve("chat_template.jinja"))));
        assertThat(config.get("tokenizer_class")).isEqualTo(new JsonString("PreTrainedTokenizerFast"));
        assertThat(config.get("eos_token")).isEqualTo(new JsonString("<|end|>"));
    }

    @Test
    void whatTheCheckpointSaysIsKept() throws IOException {
        Files.delete(checkpoint.resolve("chat_template.jinja"));
        Files.writeString(checkpoint.resolve("tokenizer_config.json"), """
                {"chat_template":[{"name":"default","template":"x"}],"tokenizer_class":"Qwen2Tokenizer",
                 "eos_token":null,"model_max_length":1000000000000000019884624838656}""");
        Files.writeString(checkpoint.resolve("special_tokens_map.json"),
                "{\"eos_token\":{\"content\":\"<|end|>\"},\"tokenizer_class\":\"no\"}");
        JsonObject config = export("model", "tokenizer_config.json");
        assertThat(config).isEqualTo(JsonValue.parse("""
                {"chat_template":[{"name":"default","template":"x"}],"tokenizer_class":"Qwen2Tokenizer",
                 "eos_token":{"content":"<|end|>"},"model_max_length":1000000000000000019884624838656}"""));
    }

    @Test
    void aTokenizerWithoutConfigurationGetsOne() throws IOException {
        Files.delete(checkpoint.resolve("tokenizer_config.json"));
        Files.delete(checkpoint.resolve("chat_template.jinja"));
        assertThat(export("model", "tokenizer_config.json").toJson())
                .isEqualTo("{\"tokenizer_class\":\"PreTrainedTokenizerFast\"}");
        Files.delete(checkpoint.resolve("tokenizer.json"));
        CheckpointExporter.export(checkpoint, temp.resolve("none"), Precision.FP32);
        assertThat(temp.resolve("none/tokenizer_config.json")).doesNotExist();
    }

    @Test
    void transformersJsIsToldWhichFileItIs() throws IOException {
        JsonObject plain = export("model", "config.json");
        JsonObject source = (JsonObject) JsonValue.parse(Files.readString(checkpoint.resolve("config.json")));
        assertThat(plain).isEqualTo(source.with("transformers.js_config", JsonValue.parse("{\"dtype\":\"fp32\"}")));
        edit("config.json", "{\"arch", "{\"transformers.js_config\":{\"dtype\":\"q4\",\"device\":\"cpu\"},\"arch");
        assertThat(export("again", "config.json").get("transformers.js_config"))
                .isEqualTo(JsonValue.parse("{\"dtype\":\"fp32\",\"device\":\"cpu\"}"));
    }

    @Test
    void brokenFilesOfTheTokenizerAreNamed() throws IOException {
        Files.writeString(checkpoint.resolve("tokenizer_config.json"), "[]");
        assertThatThrownBy(() -> export("model", "config.json"))
                .hasMessageStartingWith("TA-CHECKPOINT-001").hasMessageContaining("tokenizer_config.json");
        assertThat(temp.resolve("model")).doesNotExist();
    }

    private void edit(String name, String from, String to) throws IOException {
        String text = Files.readString(checkpoint.resolve(name));
        assertThat(text).contains(from);
        Files.writeString(checkpoint.resolve(name), text.replace(from, to));
    }

    private JsonObject export(String folder, String name) throws IOException {
        CheckpointExporter.export(checkpoint, temp.resolve(folder), Precision.INT8);
        return (JsonObject) JsonValue.parse(Files.readString(temp.resolve(folder).resolve(name)));
    }
}
