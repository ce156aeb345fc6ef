package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a tokenizer puts before every text, as the member {@code post_processor} of {@code tokenizer.json} says
 * it. The library is not asked: it ends the process where that member names a token which is not there. Stateless.
 */
final class Opening {
    private Opening() { }

    /** The numbers of the tokens. */
    static int[] read(JsonFile tokenizer) {
        JsonFile processor = tokenizer.child("post_processor");
        return processor == null ? new int[0]
                : tokens(processor).stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> tokens(JsonFile processor) {
        String type = processor.text("type");
        if ("TemplateProcessing".equals(type)) {
            return template(processor);
        }
        if ("BertProcessing".equals(type) || "RobertaProcessing".equals(type)) {
            // A pair of the token and its number.
            return processor.find("cls") instanceof JsonArray pair && pair.elements().size() == 2
                    ? single(pair.elements().get(1), processor) : List.of();
        }
        List<Integer> all = new ArrayList<>();
        if (processor.find("processors") instanceof JsonArray list) {
            // Each wraps what the one before made.
            for (JsonValue one : list.elements()) {
                if (one instanceof JsonObject object) {
                    all.addAll(0, tokens(new JsonFile(processor.source(), object, processor.error())));
                }
            }
        }
        return all;
    }

    private static List<Integer> template(JsonFile processor) {
        List<Integer> all = new ArrayList<>();
        JsonFile known = processor.child("special_tokens");
        if (processor.find("single") instanceof JsonArray pieces) {
            for (JsonValue piece : pieces.elements()) {
                JsonFile token = piece instanceof JsonObject object
                        ? new JsonFile(processor.source(), object, processor.error()).child("SpecialToken") : null;
                String name = token == null ? null : token.text("id");
                JsonFile special = name == null || known == null ? null : known.child(name);
                if (special == null) {
                    // The text itself.
                    return all;
                }
                all.addAll(special.integers("ids"));
            }
        }
        return all;
    }

    private static List<Integer> single(@Nullable JsonValue id, JsonFile source) {
        return id == null ? List.of()
                : new JsonFile(source.source(), JsonObject.EMPTY.with("cls", id), source.error()).integers("cls");
    }
}
