package dev.toolace.eval.run;

import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalCase;
import dev.toolace.eval.EvalErrors;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts the tests of a set to agents, one or several times each. Results come in the order of the set, and are written
 * to a run folder in that order, however many workers there are. For use by one thread.
 */
public final class BenchmarkRun {

    private final Benchmark benchmark;
    private final List<Asked> tests;
    private final int leftOut;
    private final RecordingBackend backend;
    private int samples = 1;
    private long seed;
    private int workers = 1;

    /** A test that can be put to an agent. */
    private record Asked(BenchmarkCase test, EvalCase asked) {}

    /** One answer that is still to be given. */
    private record Task(Asked test, int sample) {}

    private record Line(CaseResult result, JsonObject json) {}

    /** Told how far a run is. */
    @FunctionalInterface
    public interface Progress {

        /**
         * A test was answered.
         *
         * @param done answers there are, also those of an earlier process
         * @param fresh answers that this process gave
         * @param all answers that the run wants
         */
        void answered(int done, int fresh, int all);
    }

    /**
     * Prepares a run.
     *
     * @param benchmark how tests are asked and judged
     * @param tests the tests, in order
     * @param backend what the agents use
     */
    public BenchmarkRun(Benchmark benchmark, List<BenchmarkCase> tests, RecordingBackend backend) {
        this.benchmark = benchmark;
        this.backend = backend;
        List<Asked> usable = new ArrayList<>();
        for (BenchmarkCase test : tests) {
            Optional<EvalCase> asked = test.evalCase().map(benchmark.protocol()::ask).filter(EvalCase::askable);
            asked.ifPresent(one -> usable.add(new Asked(test, one)));
        }
        this.leftOut = tests.size() - usable.size();
        this.tests = usable;
    }

    /**
     * How many tests of the set cannot be put to an agent.
     *
     * @return tests with tools, calls or messages that toolace cannot represent
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * Keeps the first tests only.
     *
     * @param limit at most so many
     * @return this
     */
    public BenchmarkRun limit(int limit) {
        if (limit < tests.size()) {
            tests.subList(limit, tests.size()).clear();
        }
        return this;
    }

    /**
     * Asks every test several times.
     *
     * @param count at least 1
     * @param firstSeed of the first answers; the next ones have the numbers after it
     * @return this
     */
    public BenchmarkRun samples(int count, long firstSeed) {
        samples = count;
        seed = firstSeed;
        return this;
    }

    /**
     * Asks several tests at once.
     *
     * @param count at least 1
     * @return this
     */
    public BenchmarkRun workers(int count) {
        workers = count;
        return this;
    }

    /**
     * Runs to the end, or goes on with what a folder has.
     *
     * @param agents makes the agent for the answers with one number, from 0; they are closed at the end
     * @param folder where every answer goes; null for nowhere
     * @param progress told after each answer
     * @return the results, in order of tests, then of answers
     * @throws ToolaceException TA-EVAL-004 where the folder has other tests; and as {@link ToolAgent#invoke}
     */
    public List<CaseResult> run(IntFunction<ToolAgent> agents, @Nullable RunFolder folder, Progress progress) {
        List<Task> tasks = new ArrayList<>();
        tests.forEach(test -> {
            for (int sample = 0; sample < samples; sample++) {
                tasks.add(new Task(test, sample));
            }
        });
        List<CaseResult> results = new ArrayList<>();
        if (folder != null) {
            results.addAll(folder.done());
        }
        int before = results.size();
        checkOrder(results, tasks);
        List<ToolAgent> open = new ArrayList<>();
        try {
            for (int sample = 0; sample < samples; sample++) {
                open.add(agents.apply(sample));
            }
            answer(tasks.subList(before, tasks.size()), open, line -> {
                if (folder != null) {
                    folder.append(line.json());
                }
                results.add(line.result());
                progress.answered(results.size(), results.size() - before, tasks.size());
            });
        } finally {
            open.forEach(ToolAgent::close);
        }
        return results;
    }

    /** Keeps a few answers in flight, and hands them on in order. */
    private void answer(List<Task> tasks, List<ToolAgent> agents, Consumer<Line> done) {
        CaseJudge judge = new CaseJudge(benchmark);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        Deque<Future<Line>> flying = new ArrayDeque<>();
        try {
            for (Task task : tasks) {
                if (flying.size() == 4 * workers) {
                    done.accept(await(flying.removeFirst()));
                }
                flying.add(pool.submit(() -> line(judge, agents.get(task.sample()), task)));
            }
            while (!flying.isEmpty()) {
                done.accept(await(flying.removeFirst()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Line line(CaseJudge judge, ToolAgent agent, Task task) {
        backend.take();
        CaseJudge.Judged judged = judge.judge(agent, task.test().test(), task.test().asked(), task.sample());
        JsonObject json = CaseTrace.line(judged.result(), seed + task.sample(), backend.take(), judged.outcome(),
                attempt -> judge.right(task.test().test(), attempt));
        return new Line(judged.result(), json);
    }

    private static Line await(Future<Line> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a test was answered", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void checkOrder(List<CaseResult> done, List<Task> tasks) {
        for (int i = 0; i < done.size(); i++) {
            CaseResult result = done.get(i);
            boolean same = i < tasks.size() && tasks.get(i).test().test().id().equals(result.verdict().id())
                    && tasks.get(i).sample() == result.sample();
            if (!same) {
                throw new ToolaceException(EvalErrors.RUN_FOLDER,
                        "the run has an answer to '" + result.verdict().id() + "' where the set has another test");
            }
        }
    }
}
