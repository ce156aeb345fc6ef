package dev.toolace.bench.peers;

import dev.toolace.bench.peers.PeerEngines.Launch;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Holds toolace against other engines: the same weights and prompts, each engine in a process of its own, one after the
 * other, round after round. Prints the tables of the documentation, and writes the figures as JSON. For one thread.
 */
public final class Peers {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("bench", "nano:int8,nano-135m:int4,nano-500m:int4"),
            Map.entry("models", "smollm2-135m:int4,smollm2-135m:int8,nano:int8"), Map.entry("rounds", "5"),
            Map.entry("repeats", "3"), Map.entry("runs", "9"), Map.entry("threads", "2"), Map.entry("decode", "64"),
            Map.entry("shorter", "256"), Map.entry("longer", "1024"), Map.entry("work", "toolace-bench/target/peers"),
            Map.entry("nano", "toolace-nano/checkpoint"), Map.entry("scripts", "toolace-bench/peers"));
    private static final int TIMEOUT_MINUTES = 2;
    private static final int BENCH_TIMEOUT_MINUTES = 30;
    private static final int LINES_OF_ERROR = 10;

    private final Map<String, String> options;
    private final Path work;

    private Peers(Map<String, String> options) {
        this.options = options;
        this.work = Path.of(option("work"));
    }

    /**
     * Runs it.
     *
     * @param args options such as {@code rounds=3}: {@code bench} (what to measure as {@code toolace bench} does, a
     *     list of {@code NAME:PRECISION}) with so many {@code runs}; {@code models} (what to hold against other
     *     engines) with so many {@code rounds} of processes and {@code repeats} within each; {@code threads},
     *     {@code decode}, {@code shorter} and {@code longer} in tokens; and the folders {@code work}, {@code nano},
     *     {@code scripts}
     * @throws Exception if an engine fails
     */
    public static void main(String[] args) throws Exception {
        Map<String, String> options;
        try {
            options = options(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println("peers: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.out.print(run(options));
    }

    /** Reads the command line. */
    static Map<String, String> options(List<String> args) {
        Map<String, String> options = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 0 || !DEFAULTS.containsKey(arg.substring(0, equals))) {
                throw new IllegalArgumentException("no option " + arg + "; there are " + new TreeMap<>(DEFAULTS));
            }
            options.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        return options;
    }

    /** Measures; returns the tables, and leaves {@code peers.json} in the work folder. */
    static String run(Map<String, String> options) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(DEFAULTS);
        all.putAll(options);
        return new Peers(all).run();
    }

    private String run() throws IOException, InterruptedException {
        PeerModels models = new PeerModels(work, Path.of(option("nano")));
        Files.createDirectories(work);
        Map<String, JsonObject> ratios = new LinkedHashMap<>();
        for (Named named : list("bench")) {
            System.err.println("peers: ratios of " + named);
            Path folder = PeerModels.SHAPES.containsKey(named.name)
                    ? models.prepare(named.name, named.precision).folder()
                    : models.writingCalls(named.name, named.precision);
            ratios.put(named.toString(), start(BENCH_TIMEOUT_MINUTES,
                    PeerEngines.ratios(folder, number("threads"), number("runs"))));
        }
        Map<String, Launch> engines =
                PeerEngines.found(Path.of(option("scripts")), note -> System.err.println("peers: " + note));
        PeerReport report = new PeerReport(number("shorter"), number("longer"));
        for (Named named : list("models")) {
            report.add(named.toString(),
                    results(engines, models.prepare(named.name, named.precision), named.toString()));
        }
        JsonObject settings = JsonObject.EMPTY;
        for (String name : List.of("rounds", "repeats", "runs", "threads", "decode")) {
            settings = settings.with(name, JsonNumber.of(number(name)));
        }
        Files.writeString(work.resolve("peers.json"),
                settings.with("bench", new JsonObject(new LinkedHashMap<>(ratios)))
                        .with("rows", new JsonArray(report.toJson())).toJson() + "\n");
        return RatioTable.of(ratios) + "\n" + report.toMarkdown();
    }

    /** A model in a precision. */
    private record Named(String name, Precision precision) {

        @Override
        public String toString() {
            return name + " " + precision.name().toLowerCase(Locale.ROOT);
        }
    }

    private List<Named> list(String option) {
        List<Named> all = new ArrayList<>();
        for (String name : option(option).split(",")) {
            int colon = name.indexOf(':');
            all.add(new Named(name.substring(0, colon),
                    Precision.valueOf(name.substring(colon + 1).toUpperCase(Locale.ROOT))));
        }
        return all;
    }

    private Map<String, List<PeerResult>> results(Map<String, Launch> engines, PeerModels.Model model, String name)
            throws IOException, InterruptedException {
        Map<String, Launch> left = new LinkedHashMap<>(engines);
        Map<String, List<PeerResult>> results = new LinkedHashMap<>();
        for (int round = 0; round < number("rounds"); round++) {
            Path prompts = work.resolve("prompts.json");
            PeerPrompts.of(round, number("repeats"), number("decode"), List.of(number("shorter"), number("longer")))
                    .write(prompts);
            for (String engine : List.copyOf(left.keySet())) {
                System.err.printf("peers: %s, round %d, %s%n", name, round + 1, engine);
                try {
                    Launch launch = Objects.requireNonNull(left.get(engine));
                    JsonObject printed = start(TIMEOUT_MINUTES, launch.with(model, prompts, number("threads")));
                    results.computeIfAbsent(engine, key -> new ArrayList<>()).add(PeerResult.parse(printed));
                } catch (IOException e) {
                    System.err.println("peers: " + engine + ": " + e.getMessage());
                    // Rounds are held against each other: who misses one has no ratios.
                    left.remove(engine);
                    results.remove(engine);
                }
            }
        }
        return results;
    }

    /** The last line that a process prints is its report. */
    private JsonObject start(int minutes, List<String> command) throws IOException, InterruptedException {
        Path out = work.resolve("out.txt");
        Path err = work.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        // Newer versions of ONNX Runtime, such as that of transformers.js, report home otherwise.
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        Process process = builder.start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        List<String> lines = List.of(new String(Files.readAllBytes(out), StandardCharsets.UTF_8).strip().split("\n"));
        JsonValue last = process.exitValue() == 0 ? JsonValue.parse(lines.get(lines.size() - 1)) : null;
        if (last instanceof JsonObject object) {
            return object;
        }
        List<String> said = Files.readAllLines(err, StandardCharsets.ISO_8859_1);
        throw new IOException("left out, failed with status " + process.exitValue() + ":\n"
                + String.join("\n", said.subList(Math.max(0, said.size() - LINES_OF_ERROR), said.size())));
    }

    private String option(String name) {
        return options.getOrDefault(name, "");
    }

    private int number(String name) {
        return Integer.parseInt(option(name));
    }
}
