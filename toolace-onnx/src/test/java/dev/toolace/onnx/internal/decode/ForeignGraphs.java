package dev.toolace.onnx.internal.decode;

import dev.toolace.json.JsonValue;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.RandomCheckpoint;
import dev.toolace.onnx.internal.export.PlainGraph;
import dev.toolace.onnx.internal.proto.GraphEditor;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxFile;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The graph of a small checkpoint in the forms that other exporters give it. All compute the same, but for those
 * that round to eight bits.
 *
 * <p>The checkpoint: three layers of four heads over two of keys and values, 16 numbers each; 90 tokens.
 */
final class ForeignGraphs {
    static final int VOCABULARY = 90;

    private static final int LAYERS = 3;
    private static final long KV = 2;
    private static final long SIZE = 16;

    private ForeignGraphs() { }

    /** What an exporter does. */
    enum Form {
        PLAIN(true, edit -> { }),
        ALL_LOGITS(false, edit -> { }),
        PAST_KEY_N(true, edit -> rename(edit, "past_%2$s_%1$d", "present_%2$s_%1$d")),
        PRESENT_KEY_VALUES(true, edit -> rename(edit, "past_key_values.%d.%s", "present_key_values.%d.%s")),
        CACHE_IN_OUT(true, edit -> rename(edit, "cache_%2$s_%1$d_in", "cache_%2$s_%1$d_out")),
        LAYER_GAPS(true, edit -> rename(edit, 5, "past_key_values.%d.%s", "present.%d.%s")),
        STACKED(true, ForeignGraphs::stacked),
        FLATTENED_LAYER(true, ForeignGraphs::flattened),
        HALF_CACHE(true, edit -> castCache(edit, TensorType.FLOAT16)),
        BRAIN_CACHE(true, edit -> castCache(edit, TensorType.BFLOAT16)),
        /** Rounds as {@link #BRAIN_CACHE} does. */
        ROUNDED_CACHE(true, ForeignGraphs::roundCache),
        HALF_ATTENTION(true, ForeignGraphs::halfAttention),
        INT32(true, edit -> {
            ids(edit, "input_ids", TensorType.INT32);
            mask(edit, TensorType.INT32);
        }),
        INT32_IDS_ONLY(true, edit -> ids(edit, "tokens", TensorType.INT32)),
        BOOL_MASK(true, edit -> mask(edit, TensorType.BOOL)),
        FLOAT_MASK(true, edit -> mask(edit, TensorType.FLOAT)),
        NO_MASK(true, ForeignGraphs::noMask),
        POSITIONS(true, edit -> positions(edit, "position_ids", List.of("batch", "sequence"))),
        INT32_POSITIONS(true, edit -> positions(edit, "position_ids", List.of("batch", "sequence"), TensorType.INT32)),
        CACHE_POSITION(true, edit -> positions(edit, "cache_position", List.of("sequence"))),
        POSITIONS_OF_THREE_AXES(true, edit -> positions(edit, "position_ids", List.of(3L, "batch", "sequence"))),
        LENGTHS(true, ForeignGraphs::lengths),
        PAST_LENGTH(true, ForeignGraphs::pastLength),
        LOGITS_WANTED(false, ForeignGraphs::logitsWanted),
        HALF_LOGITS(false, edit -> castLogits(edit, TensorType.FLOAT16, "sequence_length")),
        BRAIN_LOGITS(true, edit -> castLogits(edit, TensorType.BFLOAT16, 1L)),
        /** Rounds as {@link #BRAIN_LOGITS} does. */
        ROUNDED_LOGITS(true, ForeignGraphs::roundLogits),
        FLAT_LOGITS(true, edit -> flatLogits(edit, List.of("batch", (long) VOCABULARY))),
        FLAT_LOGITS_OF_ALL(false, edit -> flatLogits(edit, List.of("rows", (long) VOCABULARY))),
        OPEN_LOGITS(false, edit -> openLogits(edit, List.of("batch", "rows", "vocabulary"))),
        OPEN_LAST_LOGITS(true, edit -> openLogits(edit, List.of("batch", "rows", "vocabulary"))),
        CACHE_BRANCH(false, ForeignGraphs::cacheBranch);

        final boolean lastOnly;
        final Consumer<GraphEditor> edit;

        Form(boolean lastOnly, Consumer<GraphEditor> edit) {
            this.lastOnly = lastOnly;
            this.edit = edit;
        }
    }

    /** Writes a model folder without a configuration of onnxruntime-genai. */
    static Path write(Path parent, Form form) throws IOException {
        return write(parent, form.name(), form.lastOnly, form.edit);
    }

    static Path write(Path parent, String name, boolean lastOnly, Consumer<GraphEditor> edit) throws IOException {
        return write(parent, name, lastOnly, edit, Map.of());
    }

    /** Writes one of a configuration with some additions; all of one parent folder must have the same. */
    static Path write(Path parent, String name, boolean lastOnly, Consumer<GraphEditor> edit,
            Map<String, Object> additions) throws IOException {
        Path source = parent.resolve("checkpoint");
        Map<String, Object> config = RandomCheckpoint.config("LlamaForCausalLM", "llama", additions);
        if (!Files.exists(source)) {
            RandomCheckpoint.write(source, config);
        }
        Path folder = Files.createDirectories(parent.resolve(name));
        Files.writeString(folder.resolve("config.json"), JsonValue.of(config).toJson());
        try (Checkpoint checkpoint = Checkpoint.open(source)) {
            OnnxGraph graph = PlainGraph.build(checkpoint, lastOnly);
            edit.accept(new GraphEditor(graph));
            OnnxFile.write(graph, folder.resolve("model.onnx"), (bytes, total) -> { });
        }
        return folder;
    }

    /** The names of {@code genai_config.json} for a folder. */
    static void configure(Path folder, Map<String, Object> inputs, Map<String, Object> outputs) throws IOException {
        Files.writeString(folder.resolve("genai_config.json"),
                JsonValue.of(Map.of("model", Map.of("context_length", 256,
                "decoder", Map.of("filename", "model.onnx", "inputs", inputs, "outputs", outputs)))).toJson());
    }

    private static List<String[]> tensors(int layer) {
        List<String[]> all = new ArrayList<>();
        for (String part : List.of("key", "value")) {
            all.add(new String[] {"past_key_values." + layer + "." + part, "present." + layer + "." + part, part});
        }
        return all;
    }

    private static List<Object> cacheShape(String time) {
        return List.of("batch_size", KV, time, SIZE);
    }

    private static void ids(GraphEditor edit, String name, TensorType type) {
        edit.dropInput("input_ids");
        edit.graph().input(name, type, List.of("batch", "sequence"));
        edit.inPlaceOf("embedding/Gather", graph -> {
            edit.cast(name, "ids.wide", TensorType.INT64);
            graph.node("Gather", List.of("embed_tokens.weight", "ids.wide"), "embedding");
        });
    }

    private static void mask(GraphEditor edit, TensorType type) {
        edit.dropInput("attention_mask");
        edit.graph().input("attention_mask", type, List.of("batch", "total"));
        edit.inPlaceOf("mask_sum/ReduceSum", graph -> {
            edit.cast("attention_mask", "mask.wide", TensorType.INT64);
            graph.node("", "ReduceSum", List.of("mask.wide", "axis_one"), List.of("mask_sum"), Map.of("keepdims", 0L));
        });
    }

    static void rename(GraphEditor edit, String past, String present) {
        rename(edit, 1, past, present);
    }

    /** A past that is only called otherwise is still written in place. */
    private static void rename(GraphEditor edit, int gap, String past, String present) {
        for (int layer = 0; layer < LAYERS; layer++) {
            Map<String, Object> attributes = attributes();
            String name = "layers." + layer;
            List<String> names = new ArrayList<>();
            for (String[] tensor : tensors(layer)) {
                edit.dropInput(tensor[0]);
                edit.dropOutput(tensor[1]);
                names.add(String.format(past, layer * gap, tensor[2]));
                names.add(String.format(present, layer * gap, tensor[2]));
                edit.graph().input(names.get(names.size() - 2), TensorType.FLOAT, cacheShape("past"));
                edit.graph().output(names.get(names.size() - 1), TensorType.FLOAT, cacheShape("present"));
            }
            edit.inPlaceOf(name + ".attention/GroupQueryAttention",
                    graph -> graph.node(OnnxGraph.MICROSOFT, "GroupQueryAttention",
                    List.of(name + ".qkv_proj", "", "", names.get(0), names.get(2), "seqlens_k", "total_length",
                    "cos_cache",
                            "sin_cache"), List.of(name + ".attention", names.get(1), names.get(3)), attributes));
        }
    }

    private static Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("num_heads", 4L);
        attributes.put("kv_num_heads", KV);
        attributes.put("do_rotary", 1L);
        attributes.put("rotary_interleaved", 0L);
        attributes.put("scale", 0.25f);
        return attributes;
    }

    private static void stacked(GraphEditor edit) {
        for (int layer = 0; layer < LAYERS; layer++) {
            String past = "past_" + layer;
            String present = "present_" + layer;
            List<Object> shape = List.of(2L, "batch_size", KV, "past_sequence", SIZE);
            edit.graph().input(past, TensorType.FLOAT, shape);
            edit.graph().output(present, TensorType.FLOAT, List.of(2L, "batch_size", KV, "total_sequence", SIZE));
            List<String> parts = new ArrayList<>();
            for (String[] tensor : tensors(layer)) {
                edit.dropInput(tensor[0]);
                edit.dropOutput(tensor[1]);
                String index = edit.numbers(true, parts.size());
                edit.before(graph ->
                        graph.node("", "Gather", List.of(past, index), List.of(tensor[0]), Map.of("axis", 0L)));
                parts.add(edit.graph()
                        .node("Unsqueeze", List.of(tensor[1], edit.numbers(false, 0)), tensor[1] + ".one"));
            }
            edit.graph().node("", "Concat", parts, List.of(present), Map.of("axis", 0L));
        }
    }

    /** One layer has [batch, tokens, heads * size], unlike the others. */
    private static void flattened(GraphEditor edit) {
        for (String[] tensor : tensors(1)) {
            edit.dropInput(tensor[0]);
            edit.dropOutput(tensor[1]);
            String flatPast = "past_key_values.1.flat_" + tensor[2];
            String flatPresent = "present.1.flat_" + tensor[2];
            edit.graph().input(flatPast, TensorType.FLOAT, List.of("batch_size", "past", KV * SIZE));
            edit.graph().output(flatPresent, TensorType.FLOAT, List.of("batch_size", "total", KV * SIZE));
            String joined = edit.numbers(false, 0, -1, KV * SIZE);
            edit.before(graph -> {
                graph.node("", "Reshape", List.of(flatPast, edit.numbers(false, 0, 0, KV, SIZE)),
                        List.of(tensor[0] + ".split"),
                        Map.of());
                transpose(graph, tensor[0] + ".split", tensor[0]);
            });
            transpose(edit.graph(), tensor[1], tensor[1] + ".turned");
            edit.graph().node("Reshape", List.of(tensor[1] + ".turned", joined), flatPresent);
        }
    }

    /** Swaps heads and tokens without a list attribute, which the writer does not know: with Einsum. */
    private static void transpose(OnnxGraph graph, String from, String to) {
        graph.node("", "Einsum", List.of(from), List.of(to), Map.of("equation", "abcd->acbd"));
    }

    private static void castCache(GraphEditor edit, TensorType type) {
        for (int layer = 0; layer < LAYERS; layer++) {
            for (String[] tensor : tensors(layer)) {
                edit.dropInput(tensor[0]);
                edit.dropOutput(tensor[1]);
                edit.graph().input(tensor[0] + "_past", type, cacheShape("past"));
                edit.graph().output(tensor[0] + "_present", type, cacheShape("total"));
                edit.before(graph -> edit.cast(tensor[0] + "_past", tensor[0], TensorType.FLOAT));
                edit.cast(tensor[1], tensor[0] + "_present", type);
            }
        }
    }

    private static void roundCache(GraphEditor edit) {
        for (int layer = 0; layer < LAYERS; layer++) {
            for (String[] tensor : tensors(layer)) {
                edit.dropOutput(tensor[1]);
                edit.dropInput(tensor[0]);
                edit.graph().input(tensor[0] + "_past", TensorType.FLOAT, cacheShape("past"));
                edit.graph().output(tensor[0] + "_present", TensorType.FLOAT, cacheShape("total"));
                edit.before(graph -> graph.node("Identity", List.of(tensor[0] + "_past"), tensor[0]));
                edit.cast(tensor[1], tensor[1] + ".rounded", TensorType.BFLOAT16);
                edit.cast(tensor[1] + ".rounded", tensor[0] + "_present", TensorType.FLOAT);
            }
        }
    }

    private static void roundLogits(GraphEditor edit) {
        edit.dropOutput("logits");
        edit.graph().output("lm_logits", TensorType.FLOAT, List.of("batch", 1L, (long) VOCABULARY));
        edit.cast("logits", "logits.rounded", TensorType.BFLOAT16);
        edit.cast("logits.rounded", "lm_logits", TensorType.FLOAT);
    }

    /** Attention and its cache in half precision, written in place. */
    private static void halfAttention(GraphEditor edit) {
        edit.before(graph -> {
            edit.cast("cos_cache", "cos_half", TensorType.FLOAT16);
            edit.cast("sin_cache", "sin_half", TensorType.FLOAT16);
        });
        for (int layer = 0; layer < LAYERS; layer++) {
            String name = "layers." + layer;
            for (String[] tensor : tensors(layer)) {
                edit.dropInput(tensor[0]);
                edit.dropOutput(tensor[1]);
                edit.graph().input(tensor[0], TensorType.FLOAT16, cacheShape("past"));
                edit.graph().output(tensor[1], TensorType.FLOAT16, cacheShape("total"));
            }
            List<String> from = List.of(name + ".qkv_half", "", "", "past_key_values." + layer + ".key",
                    "past_key_values." + layer + ".value", "seqlens_k", "total_length", "cos_half", "sin_half");
            List<String> to = List.of(name + ".attention_half", "present." + layer + ".key",
                    "present." + layer + ".value");
            edit.inPlaceOf(name + ".attention/GroupQueryAttention", graph -> {
                edit.cast(name + ".qkv_proj", name + ".qkv_half", TensorType.FLOAT16);
                graph.node(OnnxGraph.MICROSOFT, "GroupQueryAttention", from, to, attributes());
                edit.cast(name + ".attention_half", name + ".attention", TensorType.FLOAT);
            });
        }
    }

    /** The length of the past comes from the shape of the cache: then that must not have room for more. */
    private static void noMask(GraphEditor edit) {
        edit.dropInput("attention_mask");
        edit.before(graph -> {
            graph.node("Shape", List.of("past_key_values.0.key"), "past.shape");
            graph.node("Gather", List.of("past.shape", edit.numbers(true, 2)), "past.length");
            graph.node("Shape", List.of("input_ids"), "ids.shape");
            graph.node("Gather", List.of("ids.shape", edit.numbers(true, 1)), "ids.length");
            graph.node("Add", List.of("past.length", "ids.length"), "total.length");
            ones(edit, "total.length");
        });
    }

    /** Makes the mask of as many ones as a number says. */
    private static void ones(GraphEditor edit, String length) {
        OnnxGraph graph = edit.graph();
        graph.node("Unsqueeze", List.of(length, edit.numbers(false, 0)), "mask.length");
        graph.node("", "Concat", List.of(edit.numbers(false, 1), "mask.length"), List.of("mask.dims"),
                Map.of("axis", 0L));
        graph.node("Expand", List.of(edit.numbers(false, 1), "mask.dims"), "attention_mask");
    }

    private static void positions(GraphEditor edit, String name, List<Object> shape) {
        positions(edit, name, shape, TensorType.INT64);
    }

    /** The mask is as long as the last position says, so that wrong ones spoil everything. */
    private static void positions(GraphEditor edit, String name, List<Object> shape, TensorType type) {
        edit.dropInput("attention_mask");
        edit.graph().input(name, type, shape);
        edit.before(graph -> {
            edit.cast(name, "places", TensorType.INT64);
            graph.node("", "ReduceMax", List.of("places"), List.of("places.last"), Map.of("keepdims", 0L));
            graph.node("Add", List.of("places.last", edit.numbers(true, 1)), "places.count");
            ones(edit, "places.count");
        });
    }

    private static void lengths(GraphEditor edit) {
        edit.dropInput("attention_mask");
        edit.graph().input("seqlens_k", TensorType.INT32, List.of("batch_size"));
        edit.graph().input("total_sequence_length", TensorType.INT32, List.of());
        for (String made : List.of("mask_sum/ReduceSum", "last_position/Sub", "seqlens_k/Cast", "mask_shape/Shape",
                "mask_length/Gather")) {
            edit.inPlaceOf(made, graph -> { });
        }
        edit.inPlaceOf("total_length/Cast",
                graph -> graph.node("Identity", List.of("total_sequence_length"), "total_length"));
    }

    private static void pastLength(GraphEditor edit) {
        edit.dropInput("attention_mask");
        edit.graph().input("past_sequence_length", TensorType.INT64, List.of(1L, 1L));
        edit.before(graph -> {
            graph.node("Squeeze", List.of("past_sequence_length"), "past.number");
            graph.node("Shape", List.of("input_ids"), "ids.shape");
            graph.node("Gather", List.of("ids.shape", edit.numbers(true, 1)), "ids.length");
            graph.node("Add", List.of("past.number", "ids.length"), "total.length");
            ones(edit, "total.length");
        });
    }

    private static void logitsWanted(GraphEditor edit) {
        edit.dropOutput("logits");
        edit.graph().input("num_logits_to_keep", TensorType.INT64, List.of());
        edit.graph().output("logits.kept", TensorType.FLOAT, List.of("batch", "kept", (long) VOCABULARY));
        edit.graph().node("Neg", List.of("num_logits_to_keep"), "kept.start");
        edit.graph().node("Unsqueeze", List.of("kept.start", edit.numbers(false, 0)), "kept.starts");
        edit.graph().node("Slice",
                List.of("logits", "kept.starts", edit.numbers(false, Integer.MAX_VALUE), edit.numbers(false, 1)),
                "logits.kept");
        renameLogits(edit, "logits.kept", TensorType.FLOAT, List.of("batch", "kept", (long) VOCABULARY));
    }

    /** The output has its usual name, and the value within another one. */
    private static void renameLogits(GraphEditor edit, String made, TensorType type, List<Object> shape) {
        edit.dropOutput(made);
        edit.graph().output("lm_logits", type, shape);
        edit.graph().node("Identity", List.of(made), "lm_logits");
    }

    private static void castLogits(GraphEditor edit, TensorType type, Object rows) {
        edit.dropOutput("logits");
        edit.graph().output("lm_logits", type, List.of("batch", rows, (long) VOCABULARY));
        edit.cast("logits", "lm_logits", type);
    }

    private static void flatLogits(GraphEditor edit, List<Object> shape) {
        edit.dropOutput("logits");
        edit.graph().output("lm_logits", TensorType.FLOAT, shape);
        edit.graph().node("Squeeze", List.of("logits", edit.numbers(false, 0)), "logits.rows");
        edit.graph().node("Identity", List.of("logits.rows"), "lm_logits");
    }

    private static void openLogits(GraphEditor edit, List<Object> shape) {
        edit.dropOutput("logits");
        edit.graph().output("lm_logits", TensorType.FLOAT, shape);
        edit.graph().node("Identity", List.of("logits"), "lm_logits");
    }

    /** Where the flag says that there is no cache, what is given as one counts nothing. */
    private static void cacheBranch(GraphEditor edit) {
        edit.graph().input("use_cache_branch", TensorType.BOOL, List.of(1L));
        for (int layer = 0; layer < LAYERS; layer++) {
            for (String[] tensor : tensors(layer)) {
                edit.dropInput(tensor[0]);
                edit.graph().input(tensor[0] + "_past", TensorType.FLOAT, cacheShape("past"));
                edit.dropOutput(tensor[1]);
                edit.graph().output(tensor[0] + "_present", TensorType.FLOAT, cacheShape("total"));
                edit.graph().node("Identity", List.of(tensor[1]), tensor[0] + "_present");
            }
        }
        edit.before(graph -> {
            edit.cast("use_cache_branch", "branch.number", TensorType.FLOAT);
            for (int layer = 0; layer < LAYERS; layer++) {
                for (String[] tensor : tensors(layer)) {
                    graph.node("Mul", List.of(tensor[0] + "_past", "branch.number"), tensor[0]);
                }
            }
        });
    }

    /** A convolution over the last three embeddings, whose state goes along beside the cache. */
    static void convolution(GraphEditor edit, String past, String present) {
        long hidden = 64;
        OnnxGraph all = edit.graph();
        all.input(past, TensorType.FLOAT, List.of("batch_size", 2L, hidden));
        all.output(present, TensorType.FLOAT, List.of("batch_size", 2L, hidden));
        edit.inPlaceOf("embedding/Gather", graph -> {
            graph.node("Gather", List.of("embed_tokens.weight", "input_ids"), "conv.plain");
            graph.node("", "Concat", List.of(past, "conv.plain"), List.of("conv.window"), Map.of("axis", 1L));
            graph.node("Slice", List.of("conv.window", edit.numbers(false, -2), edit.numbers(false, Integer.MAX_VALUE),
                    edit.numbers(false, 1)), present);
            graph.node("Slice", List.of("conv.window", edit.numbers(false, 0), edit.numbers(false, -2),
                    edit.numbers(false, 1)), "conv.two");
            graph.node("Slice", List.of("conv.window", edit.numbers(false, 1), edit.numbers(false, -1),
                    edit.numbers(false, 1)), "conv.one");
            String half = graph.constant(new Initializer("conv.half", TensorType.FLOAT, List.of(),
                    out -> Initializer.writeFloats(out, new float[] {0.5f})));
            graph.node("Mul", List.of("conv.one", half), "conv.one.part");
            graph.node("Mul", List.of("conv.two", half), "conv.two.part");
            graph.node("Sub", List.of("conv.one.part", "conv.two.part"), "conv.before");
            graph.node("Add", List.of("conv.plain", "conv.before"), "embedding");
        });
    }
}
