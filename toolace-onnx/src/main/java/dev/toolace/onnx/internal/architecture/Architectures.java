package dev.toolace.onnx.internal.architecture;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The architectures that can be exported. Stateless. */
public final class Architectures {
    private static final List<Architecture> KNOWN = List.of(new Llama(), new Mistral(), new Qwen2(), new Qwen3(),
            new SmolLm3(), new Phi3(), new Gemma2(), new Gemma3(), new Granite());

    private Architectures() { }

    /** Reads and checks a configuration; what it asks for and cannot be had is named in the error. */
    public static DecoderConfig read(JsonObject object) {
        return read(object, 0);
    }

    /**
     * Reads and checks a configuration.
     *
     * @param longest tokens of the longest text, at most what the configuration allows; 0 for that, or with LongRoPE
     *                for the original length
     */
    public static DecoderConfig read(JsonObject object, int longest) {
        JsonFile config = new JsonFile("config.json", object, OnnxErrors.CHECKPOINT_BROKEN);
        DecoderDraft draft = new DecoderDraft(config, longest);
        Architecture architecture = find(config);
        architecture.describe(draft);
        return draft.build(architecture);
    }

    /** What Hugging Face's {@code model_type} says for a decoder, also where its configuration does not say it. */
    public static String modelType(DecoderConfig config) {
        return KNOWN.stream().filter(known -> known.name().equals(config.architecture())).findFirst().orElseThrow()
                .modelType();
    }

    private static Architecture find(JsonFile config) {
        String name = name(config);
        String type = config.text("model_type");
        for (Architecture known : KNOWN) {
            if (name == null ? known.modelType().equals(type) : known.name().equals(name)) {
                if (type != null && !known.modelType().equals(type)) {
                    // Hugging Face chooses by the type, others by the name: they would run different models.
                    throw unsupported("architecture '" + name + "' with model_type '" + type + "'");
                }
                return known;
            }
        }
        throw unsupported("architecture '" + (name == null ? type : name) + "'; known are "
                + KNOWN.stream().map(Architecture::name).sorted().toList());
    }

    private static @Nullable String name(JsonFile config) {
        JsonValue value = config.find("architectures");
        List<JsonValue> names = value instanceof JsonArray array ? array.elements() : List.of();
        if (names.size() == 1 && names.get(0) instanceof JsonString name) {
            return name.value();
        }
        if (value == null && config.text("model_type") != null) {
            return null;
        }
        throw config.fail("'architectures' must name one architecture");
    }

    static ToolaceException unsupported(String what) {
        return new ToolaceException(OnnxErrors.CHECKPOINT_ARCHITECTURE, "the exporter does not support " + what);
    }
}
