package dev.toolace.bench.measure;

import dev.toolace.Attempt;
import dev.toolace.BatchResult;
import dev.toolace.ToolAgent;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.conversation.Conversation;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.ToolSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many queries a model answers in a second: one after the other, and several at once with {@link
 * ToolAgent#invokeAll}, for one native thread and for more. Stateless; it needs a machine that has nothing else to do.
 */
public final class Throughput {

    private static final int ROUNDS = 9;
    private static final int QUERIES = 48;
    private static final int MOST_TOKENS = 64;
    private static final String BASE = "threads=1 workers=1";

    private Throughput() {}

    /**
     * Prints the figures as one JSON object.
     *
     * @param args the model folder; then, optionally, rounds and queries of a round
     */
    public static void main(String[] args) {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        int queries = args.length > 2 ? Integer.parseInt(args[2]) : QUERIES;
        System.out.println(measure(Path.of(args[0]), rounds, queries, counts()).toJson());
    }

    /** 1, 2, 4, up to twice the number of processors. */
    private static List<Integer> counts() {
        List<Integer> counts = new ArrayList<>();
        for (int count = 1; count <= 2 * Runtime.getRuntime().availableProcessors(); count *= 2) {
            counts.add(count);
        }
        return counts;
    }

    /**
     * Measures. All ways take turns in each round, with the same queries over the same ten tools.
     *
     * @param folder the model folder
     * @param rounds at least 1
     * @param queries of a round
     * @param workers how many are answered at once, the first being 1
     * @return {@code speedup}: queries a second for each that one thread answers one after the other, by threads and
     *     workers; {@code queries_per_s} the same in seconds
     * @throws IllegalStateException if an answer depends on how it was asked for
     */
    static JsonObject measure(Path folder, int rounds, int queries, List<Integer> workers) {
        int processors = Runtime.getRuntime().availableProcessors();
        int most = workers.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int threads = Math.max(2, processors);
        try (OnnxBackend single = open(folder, 1, most); OnnxBackend several = open(folder, threads, most)) {
            List<Conversation> conversations = conversations(queries);
            Map<String, Interleaved.Work> works = new LinkedHashMap<>();
            List<String> first = new ArrayList<>();
            for (OnnxBackend backend : List.of(single, several)) {
                for (int count : workers) {
                    String name = "threads=" + (backend == single ? 1 : threads) + " workers=" + count;
                    works.put(name, round -> time(backend, count, conversations, first));
                }
            }
            Interleaved all = Interleaved.run(1, rounds, works);
            JsonObject speedup = JsonObject.EMPTY;
            JsonObject rates = JsonObject.EMPTY;
            for (String name : works.keySet()) {
                speedup = speedup.with(name, all.ratio(BASE, name).toJson());
                rates = rates.with(name, all.times(name).rateOf(queries).toJson());
            }
            return JsonObject.EMPTY.with("model", new JsonString(single.name()))
                    .with("processors", JsonNumber.of(processors)).with("queries", JsonNumber.of(queries))
                    .with("speedup", speedup).with("queries_per_s", rates);
        }
    }

    private static OnnxBackend open(Path folder, int threads, int concurrency) {
        return OnnxBackend.builder(folder).threads(threads).concurrency(concurrency).cacheMemory(0).build();
    }

    private static List<Conversation> conversations(int count) {
        Workload workload = Workload.standard();
        ToolSet tools = ToolSet.of(workload.tools());
        List<Conversation> conversations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String query = workload.queries().get(i % workload.queries().size());
            conversations.add(new Conversation(Conversation.of(query, List.of()).messages(), tools));
        }
        return conversations;
    }

    private static double time(OnnxBackend backend, int workers, List<Conversation> conversations,
            List<String> expected) {
        try (ToolAgent agent = ToolAgent.builder().backend(backend).ownsBackend(false).workers(workers)
                .options(GenerationOptions.greedy(MOST_TOKENS)).build()) {
            long start = System.nanoTime();
            List<BatchResult> results = agent.invokeAll(conversations);
            double millis = (System.nanoTime() - start) / 1e6;
            List<String> texts = results.stream().map(Throughput::texts).toList();
            if (expected.isEmpty()) {
                expected.addAll(texts);
            } else if (!expected.equals(texts)) {
                throw new IllegalStateException("answers depend on the number of threads or workers");
            }
            return millis;
        }
    }

    private static String texts(BatchResult result) {
        return result.outcome().trace().attempts().stream().map(Attempt::text).toList().toString();
    }
}
