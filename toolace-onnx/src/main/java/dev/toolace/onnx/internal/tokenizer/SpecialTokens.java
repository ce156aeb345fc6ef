package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the files beside {@code tokenizer.json} say of special tokens, with the precedence of Hugging Face's library:
 * {@code tokenizer_config.json} first; where that has no {@code added_tokens_decoder}, the members of
 * {@code special_tokens_map.json} replace its own. Immutable.
 *
 * @param named    texts by the names that chat templates know, such as {@code bos_token}
 * @param declared all tokens that should be recognized in a text, by the content
 * @param ids      numbers by name, for folders where no file has names
 * @param addBos   whether a text begins with {@code bos_token}, or null where {@code tokenizer.json} decides
 */
public record SpecialTokens(Map<String, String> named, Map<String, Declared> declared, Map<String, Integer> ids,
        @Nullable Boolean addBos) {
    /** Nothing is said. */
    public static final SpecialTokens NONE = new SpecialTokens(Map.of(), Map.of(), Map.of(), null);

    private static final List<String> NAMES =
            List.of("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token");
    private static final List<String> MORE = List.of("additional_special_tokens", "extra_special_tokens",
            "model_specific_special_tokens");

    /**
     * A token that a text may hold.
     *
     * @param id         its number, or null where only its content is known
     * @param special    whether it is a special one
     * @param definition its members, as in {@code tokenizer.json}
     */
    public record Declared(@Nullable Integer id, boolean special, JsonObject definition) { }

    /** Copies the maps, which keep their order. */
    public SpecialTokens {
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        declared = Collections.unmodifiableMap(new LinkedHashMap<>(declared));
        ids = Map.copyOf(ids);
    }

    /**
     * Reads what the files say.
     *
     * @param tokenizer {@code tokenizer_config.json}, or null
     * @param map       {@code special_tokens_map.json}, or null
     * @param models    files with members such as {@code bos_token_id}, the most important first
     */
    public static SpecialTokens read(@Nullable JsonFile tokenizer, @Nullable JsonFile map,
            @Nullable JsonFile... models) {
        Map<String, JsonObject> named = new LinkedHashMap<>();
        List<JsonObject> more = new ArrayList<>();
        Map<Integer, JsonObject> added = new TreeMap<>();
        if (tokenizer != null) {
            collect(tokenizer, named, more);
            added.putAll(added(tokenizer));
        }
        if (map != null && (tokenizer == null || tokenizer.object().get("added_tokens_decoder") == null)) {
            collect(map, named, more);
        }
        Map<String, Declared> declared = new LinkedHashMap<>();
        added.forEach((id, token) -> declared.putIfAbsent(content(token), new Declared(id, special(token), token)));
        more.addAll(0, named.values());
        for (JsonObject token : more) {
            declared.compute(content(token), (text, known) -> new Declared(known == null ? null : known.id(), true,
                    known == null ? token : known.definition()));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        named.forEach((name, token) -> texts.put(name, content(token)));
        return new SpecialTokens(texts, declared, named.isEmpty() ? ids(models) : Map.of(),
                tokenizer == null || tokenizer.find("add_bos_token") == null ? null : tokenizer.bool("add_bos_token",
                        false));
    }

    /** The variables for a chat template: those that are named, or else those whose numbers are known. */
    Map<String, String> variables(Map<Integer, AddedToken> added) {
        Map<String, String> variables = new LinkedHashMap<>(named);
        ids.forEach((name, id) -> {
            AddedToken token = added.get(id);
            if (token != null && token.special()) {
                variables.put(name, token.content());
            }
        });
        return Map.copyOf(variables);
    }

    private static void collect(JsonFile file, Map<String, JsonObject> named, List<JsonObject> more) {
        for (String name : NAMES) {
            if (file.object().get(name) != null) {
                put(named, name, token(file, name, file.find(name)));
            }
        }
        for (String name : MORE) {
            JsonValue value = file.find(name);
            if (value instanceof JsonObject object && !name.equals("additional_special_tokens")) {
                // Tokens of one model only, under names of their own.
                object.members().forEach((key, token) -> put(named, key, token(file, name, token)));
            } else if (value instanceof JsonArray list) {
                for (JsonValue element : list.elements()) {
                    JsonObject token = token(file, name, element);
                    if (token != null) {
                        more.add(token);
                    }
                }
            } else if (value != null) {
                throw file.fail("'" + name + "' must be a list of tokens");
            }
        }
    }

    private static void put(Map<String, JsonObject> named, String name, @Nullable JsonObject token) {
        if (token == null) {
            named.remove(name);
        } else {
            named.put(name, token);
        }
    }

    /** The definition of a token; null for none, which an empty text means too. */
    private static @Nullable JsonObject token(JsonFile file, String name, @Nullable JsonValue value) {
        if (value == null || value instanceof JsonNull) {
            return null;
        }
        JsonObject token = value instanceof JsonObject object ? object
                : value instanceof JsonString text ? JsonObject.EMPTY.with("content", text) : JsonObject.EMPTY;
        if (!(token.get("content") instanceof JsonString content)) {
            throw file.fail("'" + name + "' must be a string, or an object with the string 'content'");
        }
        return content.value().isEmpty() ? null : token;
    }

    private static Map<Integer, JsonObject> added(JsonFile file) {
        JsonFile decoder = file.child("added_tokens_decoder");
        Map<Integer, JsonObject> added = new TreeMap<>();
        if (decoder != null) {
            decoder.object().members().forEach((id, value) -> {
                JsonObject token = value instanceof JsonObject ? token(decoder, id, value) : null;
                if (token == null || !(id.length() < 10 && id.chars().allMatch(c -> c >= '0' && c <= '9')
                        && !id.isEmpty())) {
                    throw decoder.fail("'" + id + "' must be the number of a token, with an object that has 'content'");
                }
                added.put(Integer.parseInt(id), token);
            });
        }
        return added;
    }

    private static Map<String, Integer> ids(@Nullable JsonFile... models) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (JsonFile model : models) {
            if (model != null) {
                for (String name : NAMES) {
                    model.integers(name + "_id").stream().limit(1).forEach(id -> ids.putIfAbsent(name, id));
                }
            }
        }
        return ids;
    }

    private static String content(JsonObject token) {
        return token.get("content") instanceof JsonString content ? content.value() : "";
    }

    static boolean special(JsonObject token) {
        return token.get("special") instanceof JsonBoolean flag && flag.value();
    }
}
