package dev.toolace.bench.measure;

import dev.toolace.ToolaceException;
import dev.toolace.backend.Prompt;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a model folder through the public interface, and reports ratios of the one run. Stateless; measurements that
 * run at the same time disturb each other.
 */
public final class ModelBench {

    private static final double KIB_PER_MIB = 1024;

    private ModelBench() {}

    /**
     * Measures.
     *
     * @param folder the model folder, with its tokenizer
     * @param settings how much to measure
     * @param notes told what could not be measured and why, one line each
     * @return the figures; those that were not measured are null
     * @throws ToolaceException TA-MODEL-001 to 010 if the model cannot be opened or fails
     */
    public static JsonObject run(Path folder, BenchSettings settings, Consumer<String> notes) {
        long start = System.nanoTime();
        try (OnnxBackend backend = Opened.open(folder, settings.threads(), true)) {
            double load = (System.nanoTime() - start) / 1e6;
            Opened.generate(backend, new Prompt.Tokens(IntStream.range(2, 2 + settings.promptTokens()).toArray()),
                    settings.decodedTokens());
            // Before anything else is opened: this is what a host with one model has.
            OptionalLong peak = PeakMemory.kibibytes();
            if (peak.isEmpty()) {
                notes.accept("peak_memory_mib is null: the system does not tell");
            }
            Workload workload = Workload.standard();
            Refinement refinement;
            Constraints.Result constraints;
            try (Opened model = Opened.beside(backend, folder, settings.threads())) {
                refinement = new AgentBench(model, workload, settings, notes).measure()
                        .orElseGet(() -> new TokenBench(model, folder, settings).measure(notes));
                constraints = Constraints.measure(model, refinement, settings, notes);
            }
            List<JsonValue> rates = new ArrayList<>();
            for (int threads : settings.threadCounts()) {
                rates.add(Rates.measure(folder, threads, settings).toJson());
            }
            JsonObject report = JsonObject.EMPTY.with("model", new JsonString(backend.name()))
                    .with("measured_with", new JsonString(refinement.kind()))
                    .with("runs", JsonNumber.of(settings.runs()))
                    .with("threads", JsonNumber.of(settings.threads()));
            Map<String, @Nullable Stats> ratios = ratios(refinement, constraints);
            for (Map.Entry<String, @Nullable Stats> ratio : ratios.entrySet()) {
                Stats stats = ratio.getValue();
                report = report.with(ratio.getKey(), stats == null ? JsonNull.INSTANCE : Stats.number(stats.median()));
            }
            return report.with("spread", spread(ratios))
                    .with("single_pass_ms", refinement.singleMillis().toJson())
                    .with("first_load_ms", Stats.number(load))
                    .with("peak_memory_mib", peak.isEmpty() ? JsonNull.INSTANCE
                            : Stats.number(peak.getAsLong() / KIB_PER_MIB))
                    .with("rates", new JsonArray(rates));
        }
    }

    private static JsonObject spread(Map<String, @Nullable Stats> ratios) {
        JsonObject spread = JsonObject.EMPTY;
        for (Map.Entry<String, @Nullable Stats> ratio : ratios.entrySet()) {
            Stats stats = ratio.getValue();
            spread = stats == null ? spread : spread.with(ratio.getKey(), stats.toJson());
        }
        return spread;
    }

    private static Map<String, @Nullable Stats> ratios(Refinement refinement, Constraints.Result constraints) {
        Map<String, @Nullable Stats> all = new LinkedHashMap<>(refinement.ratios());
        all.put("constrained_speedup", constraints.speedup());
        all.put("mask_share", constraints.maskShare());
        return all;
    }
}
