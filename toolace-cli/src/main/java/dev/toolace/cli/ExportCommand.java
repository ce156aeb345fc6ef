package dev.toolace.cli;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.onnx.export.CheckpointExporter;
import dev.toolace.onnx.export.ExportSettings;
import dev.toolace.onnx.export.ExportTarget;
import dev.toolace.onnx.export.Precision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code toolace export}: a Hugging Face checkpoint becomes an ONNX model folder. */
@Command(name = "export", description = "Turns a checkpoint into an ONNX model folder.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--checkpoint", paramLabel = "DIR", required = true, description = "Folder of the checkpoint.")
    private Path checkpoint;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write; must not exist.")
    private Path out;

    @Option(names = "--precision", paramLabel = "P", description = "fp32 (the default), fp16, int8 or int4.")
    private Precision precision = Precision.FP32;

    @Option(names = "--target", paramLabel = "T",
            description = "What it is made to run on: cpu (the default) or cuda (attention in half precision).")
    private ExportTarget target = ExportTarget.CPU;

    @Option(names = "--max-context", paramLabel = "N",
            description = "Tokens of prompt and answer together; the checkpoint's own limit by default.")
    private int maxContext;

    @Override
    public Integer call() {
        if (maxContext < 0) {
            throw new ParameterException(spec.commandLine(), "--max-context is at least 1, not " + maxContext);
        }
        Percents percents = new Percents(spec.commandLine().getErr());
        try (StopSignal stop = new StopSignal()) {
            ExportSettings settings = new ExportSettings(precision, target, maxContext);
            CheckpointExporter.export(checkpoint, out, settings, (bytes, total) -> {
                stop.check();
                percents.written(bytes, total);
            });
        }
        spec.commandLine().getOut().println(JsonObject.EMPTY
                .with("model", new JsonString(out.toString()))
                .with("precision", new JsonString(precision.name().toLowerCase(Locale.ROOT)))
                .with("target", new JsonString(target.name().toLowerCase(Locale.ROOT)))
                .toJson());
        return 0;
    }

    /** Prints a line for each tenth of the weights. */
    private static final class Percents {
        private static final int STEP = 10;

        private final PrintWriter err;
        private long printed;

        Percents(PrintWriter err) {
            this.err = err;
        }

        void written(long bytes, long total) {
            long percent = bytes * 100 / Math.max(1, total) / STEP * STEP;
            if (percent > printed) {
                printed = percent;
                err.println("export: " + percent + " % of " + total + " bytes written");
                err.flush();
            }
        }
    }
}
