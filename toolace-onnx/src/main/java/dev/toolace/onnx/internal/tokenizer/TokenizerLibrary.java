package dev.toolace.onnx.internal.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** The native tokenizer library: loaded only when a tokenizer is opened, and kept off the network. Stateless. */
final class TokenizerLibrary {
    private static final String OFFLINE = "ai.djl.offline";
    private static final String NO_TRACKING = "OPT_OUT_TRACKING";
    /** The library in the jar; with a GPU present another one would be looked for online. */
    private static final String FLAVOR = "RUST_FLAVOR";

    /**
     * Unless told otherwise, the library cuts every text at 512 tokens; what the file says of truncation and padding is
     * for training, and turned off too.
     */
    private static final Map<String, String> OPTIONS =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    private TokenizerLibrary() { }

    /** Makes a tokenizer of the content of a file. */
    static HuggingFaceTokenizer open(String file, byte[] content) {
        stayOffline();
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(content), OPTIONS);
        } catch (IOException | RuntimeException e) {
            throw new ToolaceException(OnnxErrors.TOKENIZER_BROKEN, file + " cannot be loaded: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new ToolaceException(OnnxErrors.NATIVE_MISSING, "the tokenizer library cannot be loaded: " + e, e);
        }
    }

    /** Must come before the library's first class is loaded. A host that set the properties itself is left alone. */
    private static void stayOffline() {
        setUnlessSet(OFFLINE, "true");
        setUnlessSet(NO_TRACKING, "true");
        setUnlessSet(FLAVOR, "cpu");
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
