package dev.toolace.bench.soak;

import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Invokes a model again and again in this process, in every way that a host may, and looks at the process after each
 * thousand: its memory and its threads must be the same at the end as they were at the beginning. For one thread.
 */
public final class Soak {

    private static final int LOOKS = 50;
    private static final int LOOK_MILLIS = 100;

    private final SoakSettings settings;
    private final Consumer<JsonObject> out;
    private final Consumer<String> notes;
    private final List<ProcessState> states = new ArrayList<>();
    private final long start = System.nanoTime();

    private Soak(SoakSettings settings, Consumer<JsonObject> out, Consumer<String> notes) {
        this.settings = settings;
        this.out = out;
        this.notes = notes;
    }

    /**
     * Runs it: a JSON line for each thousand invocations and one with the verdict on standard output, progress on
     * standard error. The exit status is 1 where anything grew or was left, 2 on bad usage.
     *
     * @param args {@code --model DIR}, {@code --invocations N}, {@code --warm-up N}, {@code --threads N},
     *     {@code --seed N}
     * @throws Exception if the model cannot be opened
     */
    public static void main(String[] args) throws Exception {
        SoakSettings settings;
        try {
            settings = SoakSettings.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println("soak: " + e.getMessage());
            System.exit(2);
            return;
        }
        boolean flat = run(settings, line -> System.out.println(line.toJson()),
                note -> System.err.println("soak: " + note));
        System.exit(flat ? 0 : 1);
    }

    /** Soaks; returns whether nothing grew and nothing was left. */
    static boolean run(SoakSettings settings, Consumer<JsonObject> out, Consumer<String> notes) throws Exception {
        if (!Jvm.heapIsConstant()) {
            notes.accept("Java's heap is not resident from the start, so native memory is not known exactly: give Java "
                    + "-Xms and -Xmx of the same size, and -XX:+AlwaysPreTouch");
        }
        return new Soak(settings, out, notes).run();
    }

    private boolean run() throws InterruptedException, ExecutionException {
        // What native libraries start once for the process belongs to no model.
        new SoakWork(settings).close();
        LiveThreads before = LiveThreads.now();
        SoakWork work = new SoakWork(settings);
        ExecutorService threads =
                Executors.newFixedThreadPool(settings.threads(), task -> new Thread(task, "soak-worker"));
        ProcessState trimmedFirst = null;
        try {
            for (int done = -settings.warmUp(); done < settings.invocations(); done += settings.round()) {
                round(threads, work, done);
                state(work, done + settings.round());
                if (done == 0) {
                    trimmedFirst = trimmed();
                }
            }
        } finally {
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
        ProcessState trimmedLast = trimmed();
        work.close();
        SoakVerdict verdict = new SoakVerdict(states.get(0), states.get(settings.warmUp() / settings.round()),
                trimmedFirst, states.get(states.size() - 1), trimmedLast, left(before), work.surprises());
        JsonObject outcomes = JsonObject.EMPTY;
        for (Map.Entry<String, Long> outcome : work.outcomes().entrySet()) {
            outcomes = outcomes.with(outcome.getKey(), JsonNumber.of(outcome.getValue()));
        }
        JsonObject closed = ProcessState.now().toJson();
        Jvm.trim();
        out.accept(verdict.toJson().with("outcomes", outcomes).with("closed", closed)
                .with("closed_and_trimmed", ProcessState.now().toJson()));
        return verdict.flat();
    }

    private static @Nullable ProcessState trimmed() throws InterruptedException {
        return Jvm.trim() ? ProcessState.now() : null;
    }

    /** A thread that has ended for Java may be on its way out of the process. */
    private static Set<String> left(LiveThreads before) throws InterruptedException {
        for (int i = 0; i < LOOKS && !LiveThreads.now().since(before).isEmpty(); i++) {
            Thread.sleep(LOOK_MILLIS);
        }
        return LiveThreads.now().since(before);
    }

    private void round(ExecutorService threads, SoakWork work, int from)
            throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger(from);
        int end = from + settings.round();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < settings.threads(); i++) {
            running.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                    work.invoke(number);
                }
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
    }

    private void state(SoakWork work, int done) throws InterruptedException {
        ProcessState state = ProcessState.now();
        states.add(state);
        int all = done + settings.warmUp();
        out.accept(JsonObject.EMPTY.with("invocations", JsonNumber.of(all))
                .with("warm_up", new JsonBoolean(done <= 0)).with("caches", JsonNumber.of(work.caches()))
                .with("surprises", JsonNumber.of(work.surprises().size())).with("process", state.toJson()));
        double seconds = (System.nanoTime() - start) / 1e9;
        double left = seconds / all * (settings.invocations() - done);
        notes.accept(String.format(Locale.ROOT, "%d of %d, %.0f a second, %.0f minutes left, native memory %d MiB", all,
                settings.warmUp() + settings.invocations(), all / seconds, left / 60, state.nativeMemory() / 1024));
    }
}
