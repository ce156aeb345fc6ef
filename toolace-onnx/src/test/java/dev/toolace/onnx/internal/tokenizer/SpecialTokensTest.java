package dev.toolace.onnx.internal.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialTokensTest {
    @TempDir
    Path temp;

    private static JsonFile file(String name, String json) {
        return json.isEmpty() ? null : JsonFile.parse(name, json.replace('\'', '"'), OnnxErrors.CONFIG_BROKEN);
    }

    private static SpecialTokens read(String config, String map) {
        return SpecialTokens.read(file("tokenizer_config.json", config), file("special_tokens_map.json", map));
    }

    @Test
    void tokensAreTextsOrObjects() {
        SpecialTokens tokens = read("{'bos_token':'<s>','eos_token':{'__type':'AddedToken','content':'</s>','"
                + "lstrip':false},"
                + "'pad_token':null,'unk_token':'','additional_special_tokens':['<a>',{'content':'<b>'}],"
                + "'extra_special_tokens':{'image_token':'<img>'}}", "");
        assertThat(tokens.named()).isEqualTo(Map.of("bos_token", "<s>", "eos_token", "</s>", "image_token", "<img>"));
        assertThat(tokens.declared().keySet()).containsExactly("<s>", "</s>", "<img>", "<a>", "<b>");
        assertThat(tokens.declared().values()).allMatch(SpecialTokens.Declared::special);
    }

    @Test
    void theMapReplacesMembersOfAConfigurationWithoutAddedTokens() {
        SpecialTokens tokens = read("{'bos_token':'<s>','eos_token':'</s>','pad_token':'<p>','"
                + "additional_special_tokens':['<a>']}",
                "{'eos_token':{'content':'<end>'},'pad_token':null,'additional_special_tokens':['<b>','<a>']}");
        assertThat(tokens.named()).isEqualTo(Map.of("bos_token", "<s>", "eos_token", "<end>"));
        assertThat(tokens.declared().keySet()).containsExactly("<s>", "<end>", "<a>", "<b>");
    }

    @Test
    void theMapCountsForNothingBesideAddedTokens() {
        SpecialTokens tokens = read("{'bos_token':'<s>','added_tokens_decoder':{'7':{'content':'<t>','special':false},"
                + "'3':{'content':'<s>','special':true}}}", "{'bos_token':'<other>','eos_token':'</s>'}");
        assertThat(tokens.named()).isEqualTo(Map.of("bos_token", "<s>"));
        assertThat(tokens.declared().keySet()).containsExactly("<s>", "<t>");
        assertThat(tokens.declared().get("<s>").id()).isEqualTo(3);
        assertThat(tokens.declared().get("<t>").special()).isFalse();
    }

    @Test
    void theMapAloneIsEnough() {
        assertThat(read("", "{'eos_token':'</s>'}").named()).isEqualTo(Map.of("eos_token", "</s>"));
        assertThat(read("", "").named()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'bos_token':1}", "{'bos_token':{}}", "{'eos_token':{'content':7}}",
            "{'pad_token':['<p>']}",
        "{'additional_special_tokens':'<a>'}", "{'additional_special_tokens':[1]}",
                "{'extra_special_tokens':{'image_token':3}}",
        "{'added_tokens_decoder':[]}", "{'added_tokens_decoder':{'x':{'content':'<a>'}}}",
                "{'added_tokens_decoder':{'1':'<a>'}}",
        "{'added_tokens_decoder':{'1':{}}}", "{'added_tokens_decoder':{'99999999999':{'content':'<a>'}}}",
                "{'add_bos_token':'yes'}"})
    void anythingElseIsOneClearError(String config) {
        String member = config.substring(2, config.indexOf('\'', 2));
        assertThatThrownBy(() -> read(config, "")).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-MODEL-003")
                .hasMessageContaining("tokenizer_config.json").hasMessageContaining(member);
    }

    @Test
    void whereNoFileNamesThemTheModelsNumbersDo() throws IOException {
        Path path = TestTokenizers.write(temp, TestTokenizers.all().get("llama2"));
        JsonFile genai = file("genai_config.json", "{'bos_token_id':1,'eos_token_id':[2,5],'pad_token_id':90}");
        JsonFile config = file("config.json", "{'bos_token_id':0,'unk_token_id':0}");
        try (Tokenizer tokenizer = Tokenizer.open(path, SpecialTokens.read(null, null, genai, null, config))) {
            assertThat(tokenizer.variables()).isEqualTo(Map.of("bos_token", "<s>", "eos_token", "</s>", "unk_token",
                    "<unk>"));
        }
        SpecialTokens named = SpecialTokens.read(file("tokenizer_config.json", "{'bos_token':null,'eos_token':'</s>'}"),
                null, genai);
        try (Tokenizer tokenizer = Tokenizer.open(path, named)) {
            assertThat(tokenizer.variables()).as("null says that there is none").isEqualTo(Map.of("eos_token", "</s>"));
        }
    }

    /** Hugging Face adds them to its tokenizer when it loads a folder. */
    @Test
    void tokensThatOnlyOtherFilesDeclareAreRecognized() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("llama2");
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> added = new ArrayList<>((List<Map<String, Object>>) file.get("added_tokens"));
        added.removeIf(token -> token.get("content").equals("</s>"));
        file.put("added_tokens", added);
        Path path = TestTokenizers.write(temp, file);
        try (Tokenizer tokenizer = Tokenizer.open(path)) {
            assertThat(tokenizer.encode("a</s>")).hasSizeGreaterThan(3);
            int next = tokenizer.tokenBytes().orElseThrow().size();
            SpecialTokens tokens = read("{'eos_token':'</s>','pad_token':'<nowhere>','added_tokens_decoder':{'" + next
                    + "':{'content':'<new>','special':false,'normalized':false},'" + (next + 7)
                            + "':{'content':'<far>','special':true}}}", "");
            try (Tokenizer completed = Tokenizer.open(path, tokens)) {
                assertThat(completed.encode("a</s>")).endsWith(2);
                assertThat(completed.encode("a<new>")).endsWith(next);
                assertThat(completed.addedTokens()).contains(new AddedToken(2, "</s>", true, true), new AddedToken(next,
                        "<new>", false, true))
                        .noneMatch(token -> token.content().equals("<nowhere>") || token.content().equals("<far>"));
                assertThat(completed.tokenBytes().orElseThrow().kind(2)).isEqualTo(TokenBytes.Kind.CONTROL);
            }
        }
    }

    @Test
    void aTextPromptBeginsAsEveryTextOfTheModel() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("llama2");
        Path path = TestTokenizers.write(temp, file);
        try (Tokenizer tokenizer = Tokenizer.open(path)) {
            assertThat(tokenizer.encode("weather")).doesNotContain(1);
            assertThat(tokenizer.encodePrompt("weather")).startsWith(1).hasSize(tokenizer.encode("weather").length + 1);
            assertThat(tokenizer.encodePrompt("<s>weather")).isEqualTo(tokenizer.encode("<s>weather")).startsWith(1);
            assertThat(tokenizer.encodePrompt("")).containsExactly(1);
        }
        try (Tokenizer tokenizer = Tokenizer.open(path, read("{'bos_token':'<s>','add_bos_token':false}", ""))) {
            assertThat(tokenizer.encodePrompt("weather")).doesNotContain(1);
        }
        file.put("post_processor", null);
        Path bare = TestTokenizers.write(temp, file);
        try (Tokenizer tokenizer = Tokenizer.open(bare, read("{'bos_token':'<s>','add_bos_token':true}", ""))) {
            assertThat(tokenizer.encodePrompt("weather")).startsWith(1);
        }
        try (Tokenizer tokenizer = Tokenizer.open(bare)) {
            assertThat(tokenizer.encodePrompt("weather")).doesNotContain(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'Sequence','processors':[{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':false,"
            + "'use_regex':true},{'type':'TemplateProcessing','single':[{'SpecialToken':{'id':'<s>','type_id':0}},"
            + "{'Sequence':{'id':'A','type_id':0}},{'SpecialToken':{'id':'</s>','type_id':0}}],"
            + "'pair':[{'Sequence':{'id':'A','type_id':0}},{'Sequence':{'id':'B','type_id':1}}],'special_tokens':"
            + "{'<s>':{'id':'<s>','ids':[1],'tokens':['<s>']},'</s>':{'id':'</s>','ids':[2],'tokens':['</s>']}}}]} | 1",
        "{'type':'TemplateProcessing','single':[{'Sequence':{'id':'A','type_id':0}},"
            + "{'SpecialToken':{'id':'</s>','type_id':0}}],'pair':[{'Sequence':{'id':'A','type_id':0}},"
            + "{'Sequence':{'id':'B','type_id':1}}],'special_tokens':{'</s>':{'id':'</s>','ids':[2],'tokens':['</s>']}}} | 0",
        "{'type':'BertProcessing','sep':['</s>',2],'cls':['<s>',1]} | 1",
        "{'type':'RobertaProcessing','sep':['</s>',2],'cls':['<s>',1],'trim_offsets':true,'add_prefix_space':false} | 1",
        "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':false,'use_regex':true} | 0", "null | 0"})
    void whatATokenizerPutsBeforeATextIsKnown(String processor, int count) throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("llama2");
        file.put("post_processor", JsonValue.parse(processor.replace('\'', '"')));
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            int[] bare = tokenizer.encode("weather");
            assertThat(tokenizer.encodePrompt("weather")).hasSize(bare.length + count).endsWith(bare);
            assertThat(count == 0 || tokenizer.encodePrompt("weather")[0] == 1).isTrue();
        }
    }

    /** Asked for it, the library would end the whole process. */
    @Test
    void aTokenThatIsNotThereIsNotPutBeforeAText() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("llama2");
        @SuppressWarnings("unchecked")
        Map<String, Object> processor = (Map<String, Object>) file.get("post_processor");
        processor.put("special_tokens", Map.of());
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            assertThat(tokenizer.encodePrompt("weather")).isEqualTo(tokenizer.encode("weather"));
        } catch (ToolaceException e) {
            assertThat(e).hasMessageStartingWith("TA-MODEL-006");
        }
    }

    @Test
    void whatTheFileSaysOfTruncationAndPaddingDoesNotCount() throws IOException {
        Map<String, Object> file = TestTokenizers.all().get("qwen");
        file.put("truncation", TestTokenizers.map("direction", "Right", "max_length", 4, "strategy", "LongestFirst",
                "stride", 0));
        file.put("padding", TestTokenizers.map("strategy", TestTokenizers.map("Fixed", 600), "direction", "Left",
                "pad_to_multiple_of", 8,
                "pad_id", 3, "pad_type_id", 0, "pad_token", "<|endoftext|>"));
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, file))) {
            String text = "the weather ".repeat(900);
            int[] tokens = tokenizer.encode(text);
            assertThat(tokenizer.decode(java.util.Arrays.stream(tokens).asLongStream().toArray())).isEqualTo(text);
            assertThat(tokens).hasSizeGreaterThan(900);
            assertThat(tokenizer.encode("x")).hasSize(1);
            assertThat(tokenizer.encodePrompt("x")).hasSize(1);
        }
    }

    @Test
    void anUnpairedSurrogateDoesNotSpoilTheOtherCharacters() throws IOException {
        try (Tokenizer tokenizer = Tokenizer.open(TestTokenizers.write(temp, TestTokenizers.all().get("gpt2")))) {
            int[] tokens = tokenizer.encode("\ud83d\ude00 \ud83d x \u0000 \ude00");
            assertThat(tokenizer.decode(java.util.Arrays.stream(tokens).asLongStream().toArray()))
                    .isEqualTo("\ud83d\ude00 \ufffd x \u0000 \ufffd");
        }
    }
}
