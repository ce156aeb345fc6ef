package dev.toolace.onnx.internal.checkpoint;

import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code model.safetensors.index.json}: which file holds which tensor. Stateless. */
public final class ShardIndex {
    private ShardIndex() { }

    /**
     * Reads the list.
     *
     * @param index the file's content
     * @return names of files beside it, by the name of the tensor
     */
    public static Map<String, String> read(JsonFile index) {
        JsonFile map = index.child("weight_map");
        if (map == null) {
            throw index.fail("there is no 'weight_map'");
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> entry : map.object().members().entrySet()) {
            if (!(entry.getValue() instanceof JsonString file) || !plain(file.value())) {
                throw map.fail("'" + entry.getValue().toJson() + "' is not a file name");
            }
            files.put(entry.getKey(), file.value());
        }
        return Collections.unmodifiableMap(files);
    }

    /** An index must not lead out of its folder, nor to what is no file name on some system. */
    private static boolean plain(String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < 0x20
                        || Character.isSurrogate((char) c));
    }
}
