package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.json.JsonFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a {@code tokenizer.json} with the numbers that Hugging Face's library gives them, which are not always
 * those that the file writes beside added tokens. Confined to the thread that opens a tokenizer.
 */
final class Vocabulary {
    /** Far above any vocabulary in use; keeps a wrong number from taking all memory. */
    private static final int MAX_ID = 1 << 22;

    /** What makes it a question of the text before whether, and where, an added token begins. */
    private static final List<String> LEFT_FLAGS = List.of("single_word", "lstrip", "normalized");

    private final JsonFile file;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, AddedToken> added = new LinkedHashMap<>();
    private final Map<String, Integer> addedIds = new HashMap<>();
    private final List<JsonObject> missing = new ArrayList<>();
    private boolean clear = true;
    private int modelSize;
    private int highestAdded = -1;
    private int size;

    private Vocabulary(JsonFile file) {
        this.file = file;
    }

    static Vocabulary read(JsonFile file, SpecialTokens specials) {
        Vocabulary vocabulary = new Vocabulary(file);
        JsonFile model = file.child("model");
        vocabulary.readModel(model == null ? null : model.find("vocab"));
        vocabulary.readAdded(specials);
        return vocabulary;
    }

    private void readModel(@Nullable JsonValue vocab) {
        if (vocab instanceof JsonObject object) {
            object.members().forEach((text, id) -> put(text, id instanceof JsonNumber number ? whole(number) : -1));
            modelSize = object.members().size();
        } else if (vocab instanceof JsonArray list) {
            for (JsonValue entry : list.elements()) {
                boolean named = entry instanceof JsonArray pair && !pair.elements().isEmpty()
                        && pair.elements().get(0) instanceof JsonString;
                put(named ? ((JsonString) ((JsonArray) entry).elements().get(0)).value() : "", named ? modelSize : -1);
                modelSize++;
            }
        } else {
            clear = false;
        }
    }

    private void put(String text, int id) {
        clear &= id >= 0 && id < MAX_ID && ids.put(text, id) == null;
        size = Math.max(size, id + 1);
    }

    private static int whole(JsonNumber number) {
        BigDecimal value = number.value();
        return value.signum() >= 0 && value.scale() == 0 && value.precision() < 10 ? value.intValue() : -1;
    }

    private void readAdded(SpecialTokens specials) {
        JsonValue list = file.find("added_tokens");
        for (JsonValue element : list instanceof JsonArray array ? array.elements() : List.<JsonValue>of()) {
            if (element instanceof JsonObject token && token.get("content") instanceof JsonString content
                    && !content.value().isEmpty()) {
                SpecialTokens.Declared known = specials.declared().get(content.value());
                add(content.value(), SpecialTokens.special(token) || known != null && known.special(),
                        token);
            }
        }
        specials.declared().forEach((content, token) -> {
            // A token without a number of its own has no row in the model's embedding either.
            Integer number = token.id();
            if (!addedIds.containsKey(content) && (ids.containsKey(content) || number != null && number == next())) {
                JsonObject definition = definition(content, token);
                missing.add(definition);
                add(content, token.special(), definition);
            }
        });
    }

    private void add(String content, boolean special, JsonObject definition) {
        Integer known = addedIds.get(content);
        Integer ordinary = ids.get(content);
        int id = known != null ? known : ordinary != null ? ordinary : next();
        AddedToken before = added.get(id);
        clear &= id < MAX_ID && (before == null || before.content().equals(content));
        boolean anywhere = LEFT_FLAGS.stream()
                .noneMatch(flag -> definition.get(flag) instanceof JsonBoolean on && on.value());
        added.put(id, new AddedToken(id, content, special || before != null && before.special(),
                anywhere && (before == null || before.anywhere())));
        addedIds.put(content, id);
        highestAdded = Math.max(highestAdded, id);
        size = Math.max(size, id + 1);
    }

    /** The number of a new token, as the library chooses it. */
    private int next() {
        return highestAdded >= modelSize ? highestAdded + 1 : modelSize;
    }

    private JsonObject definition(String content, SpecialTokens.Declared token) {
        JsonObject out = JsonObject.EMPTY.with("id", JsonNumber.of(next())).with("content", new JsonString(content));
        for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
            // Hugging Face normalizes a text before it looks for tokens that are not special.
            JsonValue value = token.definition().get(flag);
            JsonValue usual = new JsonBoolean(flag.equals("normalized") && !token.special());
            out = out.with(flag, value instanceof JsonBoolean ? value : usual);
        }
        return out.with("special", new JsonBoolean(token.special()));
    }

    /** The tokens beside the model's, by number. */
    Map<Integer, AddedToken> added() {
        return added;
    }

    /** The number of a token, or null. */
    @Nullable Integer id(String content) {
        Integer id = addedIds.get(content);
        return id != null ? id : ids.get(content);
    }

    /** The texts of all tokens by number, null in gaps; null where two tokens share a number. */
    @Nullable String @Nullable [] texts() {
        if (!clear) {
            return null;
        }
        @Nullable String[] texts = new String[size];
        for (Map.Entry<String, Integer> entry : ids.entrySet()) {
            if (texts[entry.getValue()] != null) {
                return null;
            }
            texts[entry.getValue()] = entry.getKey();
        }
        added.forEach((id, token) -> texts[id] = token.content());
        return texts;
    }

    /** The file with the tokens that only other files declare; null where there are none. */
    @Nullable JsonObject completed() {
        if (missing.isEmpty()) {
            return null;
        }
        List<JsonValue> all = new ArrayList<>(
                file.find("added_tokens") instanceof JsonArray array ? array.elements() : List.of());
        all.addAll(missing);
        return file.object().with("added_tokens", new JsonArray(all));
    }
}
