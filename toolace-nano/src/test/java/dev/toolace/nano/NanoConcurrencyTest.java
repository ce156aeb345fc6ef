package dev.toolace.nano;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** One agent, many threads: the same answers as one thread gives, and no memory that stays behind. */
class NanoConcurrencyTest {

    private static final int THREADS = 8;
    private static final int INVOCATIONS = 200;
    private static final long FLAT_BYTES = 64L << 20;

    private static final List<String> QUERIES = List.of(
            "Set a timer for 12 minutes",
            "Dim the kitchen lights to 70 percent",
            "Play music by Nina Simone in the office",
            "Add oat milk to the shopping list",
            "What is the capital of Mongolia?");

    @Test
    void eightThreadsAnswerAsOneAndMemoryStaysFlat() throws Exception {
        List<Tool> home = Tool.parseAll(Files.readString(Path.of("..", "toolace-examples", "tools", "home.json")));
        try (ToolAgent agent = ToolAgent.builder()
                .backend(OnnxBackend.builder(NanoModel.folder()).threads(1).build())
                .options(GenerationOptions.greedy(96))
                .build()) {
            List<String> alone = QUERIES.stream().map(query -> answer(agent.invoke(query, home))).toList();
            run(agent, home, alone, 40);
            long before = residentBytes();
            run(agent, home, alone, INVOCATIONS);
            Assumptions.assumeTrue(before > 0, "memory not checked: needs /proc/self/status");
            assertThat(residentBytes() - before).as("growth of resident memory, bytes").isLessThan(FLAT_BYTES);
        }
    }

    private static void run(ToolAgent agent, List<Tool> tools, List<String> expected, int invocations) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int offset = thread;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < invocations; i++) {
                        int query = (i + offset) % QUERIES.size();
                        assertThat(answer(agent.invoke(QUERIES.get(query), tools))).isEqualTo(expected.get(query));
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String answer(Outcome outcome) {
        return outcome instanceof Outcome.Calls calls
                ? CanonicalCalls.of(calls.calls())
                : outcome.getClass().getSimpleName() + outcome.trace().attempts().size();
    }

    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
