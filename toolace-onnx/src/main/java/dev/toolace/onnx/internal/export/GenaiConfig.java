package dev.toolace.onnx.internal.export;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.export.ExportTarget;
import dev.toolace.onnx.internal.architecture.Architectures;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code genai_config.json}, with the members that onnxruntime-genai's own builder writes for a decoder. */
final class GenaiConfig {
    private GenaiConfig() { }

    /**
     * The text of the file.
     *
     * @param config     the checkpoint's configuration
     * @param generation its {@code generation_config.json}, empty where there is none
     * @param shape      of the exported decoder
     * @param target     what it is made to run on
     * @param onnxFile   name of the graph
     */
    static String write(JsonObject config, JsonObject generation, DecoderConfig shape, ExportTarget target,
            String onnxFile) {
        JsonFile source = new JsonFile("config.json", config, OnnxErrors.CHECKPOINT_BROKEN);
        JsonFile search = new JsonFile("generation_config.json", generation, OnnxErrors.CHECKPOINT_BROKEN);
        return JsonValue.of(ordered("model", model(source, search, shape, decoder(shape, target, onnxFile)),
                "search", search(search, shape))).toJson();
    }

    private static Map<String, Object> model(JsonFile config, JsonFile generation, DecoderConfig shape,
            Map<String, Object> decoder) {
        List<Integer> ends = new ArrayList<>(config.integers("eos_token_id"));
        generation.integers("eos_token_id").stream().filter(end -> !ends.contains(end)).forEach(ends::add);
        Map<String, Object> model = new LinkedHashMap<>();
        putFirst(model, "bos_token_id", config.integers("bos_token_id"), generation.integers("bos_token_id"));
        model.put("context_length", shape.context());
        model.put("decoder", decoder);
        if (!ends.isEmpty()) {
            model.put("eos_token_id", ends.size() == 1 ? (Object) ends.get(0) : ends);
        }
        putFirst(model, "pad_token_id", config.integers("pad_token_id"), generation.integers("pad_token_id"), ends);
        model.put("type", Architectures.modelType(shape));
        model.put("vocab_size", shape.vocabulary());
        return model;
    }

    private static Map<String, Object> decoder(DecoderConfig shape, ExportTarget target, String onnxFile) {
        return ordered(
                "session_options", ordered("log_id", "onnxruntime-genai", "provider_options", providers(target)),
                "filename", onnxFile,
                "head_size", DecoderGraph.cachedHeadSize(shape),
                "hidden_size", shape.hidden(),
                "inputs", ordered("input_ids", "input_ids", "attention_mask", "attention_mask",
                        "past_key_names", "past_key_values.%d.key", "past_value_names", "past_key_values.%d.value"),
                "outputs", ordered("logits", "logits", "present_key_names", "present.%d.key",
                        "present_value_names", "present.%d.value"),
                "num_attention_heads", shape.heads(),
                "num_hidden_layers", shape.layers().size(),
                "num_key_value_heads", shape.kvHeads());
    }

    /** No graph is captured: which logits are wanted decides about shapes, and is read on the processor. */
    private static List<Object> providers(ExportTarget target) {
        return switch (target) {
            case CPU -> List.of();
            case CUDA -> List.of(Map.of("cuda",
                    ordered("enable_cuda_graph", "0", "enable_skip_layer_norm_strict_mode", "1")));
        };
    }

    /** What the model's makers recommend, else what generates greedily and without penalties. */
    private static Map<String, Object> search(JsonFile generation, DecoderConfig shape) {
        Integer topK = generation.integer("top_k");
        return ordered(
                "diversity_penalty", 0.0,
                "do_sample", generation.bool("do_sample", false),
                "early_stopping", true,
                "length_penalty", 1.0,
                "max_length", shape.context(),
                "min_length", 0,
                "no_repeat_ngram_size", 0,
                "num_beams", 1,
                "num_return_sequences", 1,
                "past_present_share_buffer", true,
                "repetition_penalty", generation.number("repetition_penalty", 1),
                "temperature", generation.number("temperature", 1),
                "top_k", topK == null ? 50 : topK,
                "top_p", generation.number("top_p", 1));
    }

    /** Puts the first number that one of the lists has. */
    @SafeVarargs
    private static void putFirst(Map<String, Object> map, String name, List<Integer>... lists) {
        for (List<Integer> list : lists) {
            if (!list.isEmpty()) {
                map.put(name, list.get(0));
                return;
            }
        }
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
