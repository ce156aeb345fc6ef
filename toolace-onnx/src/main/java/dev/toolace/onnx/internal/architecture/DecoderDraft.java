package dev.toolace.onnx.internal.architecture;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A decoder in the making: an architecture sets what is not as in Llama, {@link #build} reads the rest. Fields whose
 * names begin with {@code default} hold for values that the configuration lacks. Confined to one thread.
 */
final class DecoderDraft {
    /** Far above all models; a configuration that lies must not take all memory. */
    private static final int MAX_LAYERS = 10_000;
    private static final int MAX_WIDTH = 1 << 24;
    /** Sines of all positions, the largest table that is made at once. */
    private static final int MAX_TABLE = 1 << 28;

    final JsonFile config;
    final int layers;
    final int hidden;
    /** The longest text that the configuration allows. */
    final int positions;
    /** The longest text of the export. */
    private int context;
    private final boolean asked;
    private @Nullable LongRope longRope;

    /** 0 for as many as query heads. */
    int defaultKvHeads;
    /** 0 for the hidden size divided by the number of heads. */
    int defaultHeadSize;
    double defaultEpsilon = 1e-6;
    double defaultTheta = 10_000;
    boolean defaultTied;
    String activation = "hidden_act";
    String defaultActivation = "silu";

    boolean fused;
    boolean normsPlusOne;
    boolean normedOutputs;
    boolean normedHeads;
    boolean queryKeyValueBias;
    boolean outputBias;
    boolean feedForwardBias;
    double embeddingScale = 1;
    double residualScale = 1;
    double logitsDivisor = 1;
    /** Null for one divided by the root of the head size. */
    @Nullable Double scoreScale;
    double scoreCap;
    double logitsCap;
    /** Part of each head that is rotated; above 1 never. */
    double rotaryPart = 1;
    /** Which layers have rotary embeddings. */
    final boolean[] rotated;
    /** The base of the layers with a window, where they have one of their own: then without scaling. */
    @Nullable Double localTheta;

    private final int[] windows;
    private boolean windowed;

    /**
     * Begins a decoder.
     *
     * @param longest tokens of the longest text, or 0 for what the configuration says
     */
    DecoderDraft(JsonFile config, int longest) {
        this.config = config;
        layers = bounded("num_hidden_layers", MAX_LAYERS);
        hidden = bounded("hidden_size", MAX_WIDTH);
        positions = config.positive("max_position_embeddings");
        asked = longest > 0;
        context = asked ? Math.min(longest, positions) : positions;
        rotated = new boolean[layers];
        Arrays.fill(rotated, true);
        windows = new int[layers];
    }

    private int bounded(String name, int most) {
        int value = config.positive(name);
        if (value > most) {
            throw config.fail("'" + name + "' must be at most " + most);
        }
        return value;
    }

    /** Frequencies that depend on the longest text; that is the original one unless more was asked for. */
    void stretch(LongRope rope) {
        longRope = rope;
        context = asked ? context : Math.min(context, rope.original());
    }

    /** A whole number; the default where it is absent, null where it is null, as in Python. */
    @Nullable Integer integer(String name, @Nullable Integer otherwise) {
        return config.object().get(name) == null ? otherwise : config.integer(name);
    }

    /** A number above 0; the default where it is absent, 0 where it is null. */
    double cap(String name, double otherwise) {
        if (config.object().get(name) != null && config.find(name) == null) {
            return 0;
        }
        double cap = config.number(name, otherwise);
        if (cap < 0) {
            throw config.fail("'" + name + "' must be above 0");
        }
        return cap;
    }

    /**
     * Gives some layers a window: those that {@code layer_types} names, or else those of the architecture's pattern.
     */
    void slide(@Nullable Integer window, IntPredicate pattern) {
        windowed = true;
        List<String> types = layerTypes();
        for (int layer = 0; layer < layers; layer++) {
            if (types == null ? pattern.test(layer) : types.get(layer).equals("sliding_attention")) {
                if (window == null || window <= 0) {
                    throw config.fail("'sliding_window' must be a positive whole number where layers have a window");
                }
                windows[layer] = window;
            }
        }
    }

    /** Gives every layer the same window, whatever {@code layer_types} says; none where it is null. */
    void slideEverywhere(@Nullable Integer window) {
        windowed = true;
        if (window != null && window <= 0) {
            throw config.fail("'sliding_window' must be a positive whole number");
        }
        Arrays.fill(windows, window == null ? 0 : window);
    }

    private @Nullable List<String> layerTypes() {
        JsonValue value = config.find("layer_types");
        if (value == null) {
            return null;
        }
        List<String> types = new ArrayList<>();
        for (JsonValue element : value instanceof JsonArray array ? array.elements() : List.<JsonValue>of()) {
            String type = element instanceof JsonString text ? text.value() : element.toJson();
            if (!type.equals("full_attention") && !type.equals("sliding_attention")) {
                throw Architectures.unsupported("layer type '" + type + "'");
            }
            types.add(type);
        }
        if (types.size() != layers) {
            throw config.fail("'layer_types' must be a list of " + layers + " texts");
        }
        return types;
    }

    DecoderConfig build(Architecture architecture) {
        refuse(architecture);
        int heads = config.positive("num_attention_heads");
        Integer named = integer("num_key_value_heads", defaultKvHeads == 0 ? heads : defaultKvHeads);
        int kvHeads = Objects.requireNonNullElse(named, heads);
        int headSize = headSize(heads);
        int rotarySize = (int) (headSize * rotaryPart);
        if (kvHeads <= 0 || heads % kvHeads != 0 || headSize <= 0 || headSize > MAX_WIDTH || rotarySize <= 0
                || rotarySize > headSize
                || rotarySize % 2 != 0) {
            throw config.fail("heads " + heads + ", key-value heads " + kvHeads + ", head size " + headSize
                    + " and its rotated part " + rotarySize + " do not fit together");
        }
        if ((long) context * headSize > MAX_TABLE) {
            throw Architectures.unsupported("a context of " + context + " tokens with heads of " + headSize);
        }
        double scores = scoreScale == null ? 1 / Math.sqrt(headSize) : scoreScale;
        return new DecoderConfig(architecture.name(), config.positive("vocab_size"), hidden,
                config.positive("intermediate_size"), heads, kvHeads, headSize, rotarySize, context,
                config.bool("tie_word_embeddings", defaultTied), fused,
                Activation.of(Objects.requireNonNullElse(config.text(activation), defaultActivation)),
                new DecoderConfig.Norms((float) config.number("rms_norm_eps", defaultEpsilon), normsPlusOne,
                        normedOutputs, normedHeads),
                new DecoderConfig.Biases(queryKeyValueBias, outputBias, feedForwardBias),
                new DecoderConfig.Scales((float) embeddingScale, (float) scores, (float) residualScale,
                        (float) logitsDivisor),
                new DecoderConfig.Caps((float) scoreCap, (float) logitsCap), layers(rotarySize));
    }

    private void refuse(Architecture architecture) {
        if (config.find("quantization_config") != null) {
            throw Architectures.unsupported("quantized checkpoints ('quantization_config')");
        }
        if (!windowed) {
            Integer window = config.integer("sliding_window");
            if (window != null && window < context && config.bool("use_sliding_window", true)) {
                throw Architectures.unsupported("'sliding_window' in " + architecture.name());
            }
            List<String> types = layerTypes();
            if (types != null && types.contains("sliding_attention")) {
                throw Architectures.unsupported("layer type 'sliding_attention' in " + architecture.name());
            }
        }
    }

    private int headSize(int heads) {
        Integer size = integer("head_dim", defaultHeadSize == 0 ? null : defaultHeadSize);
        if (size != null) {
            return size;
        }
        if (hidden % heads != 0) {
            throw config.fail("'hidden_size' is not a multiple of 'num_attention_heads'");
        }
        return hidden / heads;
    }

    private List<DecoderConfig.Layer> layers(int rotarySize) {
        RopeSettings settings = RopeSettings.read(config, defaultTheta, localTheta, rotaryPart);
        Rotary everywhere = longRope != null ? longRope.rotary(settings.theta(), rotarySize, context)
                : Rotary.of(settings.theta(), settings.scaling(), rotarySize, positions).upTo(context);
        Rotary local = settings.localTheta() == null ? everywhere
                : Rotary.of(settings.localTheta(), null, rotarySize, context);
        List<DecoderConfig.Layer> list = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            Rotary rotary = windows[layer] == 0 ? everywhere : local;
            // A window as long as the context hides nothing.
            int window = windows[layer] < context ? windows[layer] : 0;
            list.add(new DecoderConfig.Layer(rotated[layer] ? rotary : null, window));
        }
        return List.copyOf(list);
    }
}
