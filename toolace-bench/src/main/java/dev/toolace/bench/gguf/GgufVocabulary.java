package dev.toolace.bench.gguf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a {@code tokenizer.json} of a byte-level BPE without words of its own says, in GGUF's terms. Stateless. */
final class GgufVocabulary {

    private static final int NORMAL = 1;
    private static final int CONTROL = 3;
    private static final int UNUSED = 5;

    private GgufVocabulary() {}

    static void describe(Path tokenizer, int size, int end, GgufMetadata metadata) throws IOException {
        JsonNode file = new ObjectMapper().readTree(tokenizer.toFile());
        List<String> tokens = new ArrayList<>(Collections.nCopies(size, ""));
        List<Integer> types = new ArrayList<>(Collections.nCopies(size, UNUSED));
        for (Map.Entry<String, JsonNode> token : file.get("model").get("vocab").properties()) {
            tokens.set(token.getValue().intValue(), token.getKey());
            types.set(token.getValue().intValue(), NORMAL);
        }
        for (JsonNode added : file.get("added_tokens")) {
            tokens.set(added.get("id").intValue(), added.get("content").textValue());
            types.set(added.get("id").intValue(), added.get("special").booleanValue() ? CONTROL : NORMAL);
        }
        for (int id = 0; id < size; id++) {
            if (tokens.get(id).isEmpty()) {
                tokens.set(id, "[unused " + id + "]");
            }
        }
        List<String> merges = new ArrayList<>();
        for (JsonNode merge : file.get("model").get("merges")) {
            merges.add(merge.isArray() ? merge.get(0).textValue() + " " + merge.get(1).textValue() : merge.textValue());
        }
        metadata.text("tokenizer.ggml.model", "gpt2").text("tokenizer.ggml.pre", "gpt-2")
                .texts("tokenizer.ggml.tokens", tokens).numbers("tokenizer.ggml.token_type", types)
                .texts("tokenizer.ggml.merges", merges)
                .number("tokenizer.ggml.bos_token_id", end).number("tokenizer.ggml.eos_token_id", end)
                .flag("tokenizer.ggml.add_bos_token", false);
    }
}
