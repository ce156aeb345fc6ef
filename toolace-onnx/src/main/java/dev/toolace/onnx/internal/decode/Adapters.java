package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoraAdapter;
import ai.onnxruntime.OrtSession;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Low-rank adapters that every run of a model has. Safe for use by many threads until it is closed. */
final class Adapters implements AutoCloseable {
    static final Adapters NONE = new Adapters(null, List.of());

    private final OrtSession.@Nullable RunOptions options;
    private final List<OrtLoraAdapter> adapters;

    private Adapters(OrtSession.@Nullable RunOptions options, List<OrtLoraAdapter> adapters) {
        this.options = options;
        this.adapters = adapters;
    }

    static Adapters open(List<Path> files) throws OrtException {
        if (files.isEmpty()) {
            return NONE;
        }
        Adapters all = new Adapters(new OrtSession.RunOptions(), new ArrayList<>());
        for (Path file : files) {
            try {
                all.add(file);
            } catch (OrtException | RuntimeException e) {
                all.close();
                throw e instanceof ToolaceException known ? known : new ToolaceException(OnnxErrors.ONNX_BROKEN,
                        "the adapter " + file.getFileName() + " cannot be loaded: " + e.getMessage(), e);
            }
        }
        return all;
    }

    private void add(Path file) throws OrtException {
        if (!Files.isRegularFile(file)) {
            throw new ToolaceException(OnnxErrors.FILE_MISSING, "no adapter at " + file);
        }
        OrtLoraAdapter adapter = OrtLoraAdapter.create(file.toString());
        adapters.add(adapter);
        if (options != null) {
            options.addActiveLoraAdapter(adapter);
        }
    }

    /** What each run is given; null where there are no adapters. */
    OrtSession.@Nullable RunOptions options() {
        return options;
    }

    @Override
    public void close() {
        if (options != null) {
            options.close();
        }
        adapters.forEach(OrtLoraAdapter::close);
    }
}
