package dev.toolace.bench.sound;

import dev.toolace.ToolaceException;
import dev.toolace.format.CallFormat;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets a model with random weights answer about many tools in all formats that have a grammar, and counts what is not a
 * valid call. Runs on one thread.
 */
public final class Soundness {

    /** Of each schema's formats: these always, the others in turn. */
    private static final List<String> ALWAYS = List.of("json", "toolace");
    private static final int EACH = 5;
    private static final long SECOND = 1_000_000_000;

    private Soundness() {}

    /**
     * Runs, or goes on where an earlier run was stopped, and prints one JSON object. The exit status is 1 where an
     * answer was faulty.
     *
     * @param args a folder with data sets ({@code *.jsonl.gz}), the number of schemas, the number of finished
     *     answers, and a folder for what is kept of the run
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        List<Tool> tools = new ArrayList<>(SchemaPicks.of(Path.of(args[0]), Integer.parseInt(args[1])));
        int answers = Integer.parseInt(args[2]);
        Path folder = Path.of(args[3]);
        System.err.println(tools.size() + " schemas of the data, and " + SchemaPicks.handwritten().size() + " others");
        tools.addAll(SchemaPicks.handwritten());
        JsonObject report = run(tools, answers, folder, true);
        System.out.println(report.toJson());
        System.exit(report.get("faulty") instanceof JsonNumber faulty && faulty.value().signum() == 0 ? 0 : 1);
    }

    /** Runs all jobs that are not done yet, and sums up. */
    static JsonObject run(List<Tool> tools, int answers, Path folder, boolean tells) throws IOException {
        Files.createDirectories(folder);
        Path model = Files.exists(folder.resolve("model")) ? folder.resolve("model") : SoundModel.write(folder, 1);
        List<SoundJob> jobs = jobs(tools, answers);
        Path log = folder.resolve("jobs.jsonl");
        Map<Integer, SoundCounts> done = done(log);
        long start = System.nanoTime();
        long told = start;
        long fresh = 0;
        try (OnnxBackend backend = OnnxBackend.builder(model).threads(1).concurrency(1).build()) {
            for (int i = 0; i < jobs.size(); i++) {
                if (done.containsKey(i)) {
                    continue;
                }
                SoundCounts counts = jobs.get(i).run(backend);
                done.put(i, counts);
                fresh += counts.finished();
                Files.writeString(log, counts.toJson().with("job", JsonNumber.of(i)).toJson() + "\n",
                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (tells && System.nanoTime() - told > 10 * SECOND) {
                    told = System.nanoTime();
                    double rate = fresh * (double) SECOND / (told - start);
                    System.err.printf("job %d of %d, %d answers, %.1f a second, %.0f s left%n", i + 1, jobs.size(),
                            done.values().stream().mapToLong(SoundCounts::finished).sum(), rate,
                            (jobs.size() - i - 1.0) * jobs.get(0).finished() / Math.max(rate, 1e-9));
                }
            }
        }
        return report(jobs, done);
    }

    /** Each tool in some formats, with its neighbour on offer beside it. */
    static List<SoundJob> jobs(List<Tool> tools, int answers) {
        List<String> others = new ArrayList<>(CallFormat.names().stream()
                .filter(name -> CallFormat.byName(name).grammar(ToolSet.EMPTY).isPresent()).toList());
        others.removeAll(ALWAYS);
        int each = Math.max(1, (answers + tools.size() * EACH - 1) / (tools.size() * EACH));
        List<SoundJob> jobs = new ArrayList<>();
        for (int i = 0; i < tools.size(); i++) {
            List<String> formats = new ArrayList<>(ALWAYS);
            while (formats.size() < EACH) {
                formats.add(others.get((i * (EACH - ALWAYS.size()) + formats.size()) % others.size()));
            }
            List<Tool> offered = offered(tools, i);
            for (int k = 0; k < EACH; k++) {
                GrammarScope scope = (i + k) % EACH == 0 ? GrammarScope.ALLOWED : GrammarScope.DECLARED;
                jobs.add(new SoundJob(offered, formats.get(k), scope, each, 1000L * jobs.size()));
            }
        }
        return jobs;
    }

    private static List<Tool> offered(List<Tool> tools, int i) {
        List<Tool> two = List.of(tools.get(i), tools.get((i + 1) % tools.size()));
        try {
            ToolSet.of(two);
            return i % 2 == 0 ? List.of(tools.get(i)) : two;
        } catch (ToolaceException e) {
            // Both have one name.
            return List.of(tools.get(i));
        }
    }

    private static Map<Integer, SoundCounts> done(Path log) throws IOException {
        Map<Integer, SoundCounts> done = new HashMap<>();
        if (Files.exists(log)) {
            for (String line : Files.readAllLines(log)) {
                JsonObject json = (JsonObject) JsonValue.parse(line);
                if (json.get("job") instanceof JsonNumber job) {
                    done.put(job.value().intValueExact(), SoundCounts.of(json));
                }
            }
        }
        return done;
    }

    private static JsonObject report(List<SoundJob> jobs, Map<Integer, SoundCounts> done) {
        SoundCounts all = SoundCounts.NONE;
        Map<String, SoundCounts> formats = new TreeMap<>();
        Map<String, SoundCounts> scopes = new TreeMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            SoundCounts one = done.getOrDefault(i, SoundCounts.NONE);
            all = all.plus(one);
            formats.merge(jobs.get(i).format(), one, SoundCounts::plus);
            scopes.merge(jobs.get(i).scope().name(), one, SoundCounts::plus);
        }
        return all.toJson().with("schemas", JsonNumber.of(jobs.size() / EACH)).with("jobs", JsonNumber.of(jobs.size()))
                .with("formats", table(formats)).with("scopes", table(scopes));
    }

    private static JsonObject table(Map<String, SoundCounts> counts) {
        JsonObject table = JsonObject.EMPTY;
        for (Map.Entry<String, SoundCounts> one : counts.entrySet()) {
            JsonObject json = one.getValue().toJson();
            table = table.with(one.getKey(), new JsonString(json.get("finished") + " finished, "
                    + json.get("with_calls") + " with calls, " + json.get("cut_off") + " cut off, "
                    + json.get("faulty") + " faulty"));
        }
        return table;
    }
}
