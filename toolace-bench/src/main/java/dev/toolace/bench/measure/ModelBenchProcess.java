package dev.toolace.bench.measure;

import java.nio.file.Path;

/** {@link ModelBench} in a process of its own, for whoever measures several models. Stateless. */
public final class ModelBenchProcess {

    private ModelBenchProcess() {}

    /**
     * Prints the figures as one JSON object.
     *
     * @param args the model folder, the most threads, the runs of each ratio
     */
    public static void main(String[] args) {
        BenchSettings settings = BenchSettings.of(false, Integer.parseInt(args[1])).withRuns(Integer.parseInt(args[2]));
        System.out.println(ModelBench.run(Path.of(args[0]), settings, note -> System.err.println("bench: " + note))
                .toJson());
    }
}
