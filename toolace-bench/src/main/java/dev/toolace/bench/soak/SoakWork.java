package dev.toolace.bench.soak;

import dev.toolace.ErrorId;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.TokenListener;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.refine.StoppingPolicy;
import dev.toolace.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Invocations of every kind on one model, which stays open, and on some that do not. What an invocation is like follows
 * from the seed and its number alone. Safe for use by many threads.
 */
final class SoakWork implements AutoCloseable {

    private static final int TOKENS = 40;
    private static final StoppingPolicy SINGLE = AdaptivePolicy.off().withCorrectBudget(0);
    private static final StoppingPolicy REFINED = AdaptivePolicy.DEFAULT.withMaxRounds(3);
    private static final GenerationOptions GREEDY = GenerationOptions.greedy(TOKENS);
    private static final String TOO_LONG = "one more word, ".repeat(2_500);

    private final long seed;
    private final Path model;
    private final OnnxBackend backend;
    private final ToolAgent single;
    private final ToolAgent refined;
    private final ToolAgent constrained;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();

    /** What a listener throws. */
    private static final class ListenerFailed extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    SoakWork(SoakSettings settings) {
        seed = settings.seed();
        model = settings.model();
        // One less than threads, so that some wait for a cache.
        backend = OnnxBackend.builder(model).threads(2).concurrency(Math.max(1, settings.threads() - 1)).build();
        single = agent(backend, SINGLE, GREEDY, false);
        refined = agent(backend, REFINED, GREEDY, false);
        constrained = agent(backend, SINGLE, GREEDY, true);
    }

    private static ToolAgent agent(Backend backend, StoppingPolicy policy, GenerationOptions options,
            boolean constrained) {
        return ToolAgent.builder().backend(backend).ownsBackend(false).policy(policy).options(options)
                .constrained(constrained).build();
    }

    /** Invokes once. */
    void invoke(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        SoakKind kind = SoakKind.draw(random);
        try {
            count(run(kind, random));
        } catch (ListenerFailed | ToolaceException e) {
            String id = e instanceof ToolaceException known ? known.errorId().code() : "listener failed";
            count(id);
            if (!allowed(kind).contains(id)) {
                surprise(number, kind, e);
            }
        } catch (RuntimeException | Error e) {
            surprise(number, kind, e);
        } finally {
            if (kind == SoakKind.INTERRUPTED) {
                Thread.interrupted();
            }
        }
    }

    private void surprise(int number, SoakKind kind, Throwable thrown) {
        surprises.add("invocation " + number + ", " + kind + ": " + thrown);
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    }

    private static Set<String> allowed(SoakKind kind) {
        return switch (kind) {
            case LISTENER_FAILS -> Set.of(ErrorId.BACKEND_FAILED.code());
            case TOO_LONG -> Set.of(ErrorId.INPUT_CONTEXT.code());
            case INTERRUPTED -> Set.of(OnnxErrors.INTERRUPTED.code());
            case REOPENED -> Set.of(OnnxErrors.CLOSED.code());
            case SINGLE, REFINED, CONSTRAINED, CONSTRAINED_REFINED, SAMPLED, LISTENED, CANCELLED, TIMED, IMPOSSIBLE ->
                    Set.of();
        };
    }

    private String run(SoakKind kind, SplittableRandom random) {
        List<Tool> tools = SoakTools.draw(random);
        String query = SoakTools.query(tools, random);
        return switch (kind) {
            case SINGLE -> said(single.invoke(query, tools));
            case REFINED -> said(refined.invoke(query, tools));
            case CONSTRAINED -> said(constrained.invoke(query, tools));
            case CONSTRAINED_REFINED -> said(fresh(backend, REFINED, sampled(random), true, query, tools));
            case SAMPLED -> said(fresh(backend, SINGLE, sampled(random), false, query, tools));
            case LISTENED -> said(fresh(new Told(backend, piece -> { }), SINGLE, GREEDY, false, query, tools));
            case CANCELLED -> cancelled(random, query, tools);
            case TIMED -> said((random.nextBoolean() ? refined : constrained)
                    .invoke(query, tools, Cancellation.after(Duration.ofNanos(random.nextInt(8_000_000)))));
            case LISTENER_FAILS -> said(fresh(new Told(backend, piece -> {
                throw new ListenerFailed();
            }), SINGLE, GREEDY, random.nextBoolean(), query, tools));
            case TOO_LONG -> said(single.invoke(query + TOO_LONG, tools));
            case IMPOSSIBLE -> said(constrained.invoke(query, List.of(SoakTools.impossible())));
            case INTERRUPTED -> {
                Thread.currentThread().interrupt();
                yield said(single.invoke(query, tools));
            }
            case REOPENED -> reopened(random, query, tools);
        };
    }

    private static GenerationOptions sampled(SplittableRandom random) {
        return GenerationOptions.sampled(TOKENS, 0.8, random.nextInt(1000));
    }

    private static Outcome fresh(Backend backend, StoppingPolicy policy, GenerationOptions options, boolean constrained,
            String query, List<Tool> tools) {
        try (ToolAgent agent = agent(backend, policy, options, constrained)) {
            return agent.invoke(query, tools);
        }
    }

    private String cancelled(SplittableRandom random, String query, List<Tool> tools) {
        Cancellation cancellation = Cancellation.create();
        AtomicInteger left = new AtomicInteger(1 + random.nextInt(12));
        TokenListener listener = piece -> {
            if (left.decrementAndGet() == 0) {
                cancellation.cancel();
            }
        };
        try (ToolAgent agent = agent(new Told(backend, listener), REFINED, GREEDY, random.nextBoolean())) {
            return said(agent.invoke(query, tools, cancellation));
        }
    }

    /** Opens the model once more, and closes it while another thread, or this one, generates. */
    private String reopened(SplittableRandom random, String query, List<Tool> tools) {
        OnnxBackend own = OnnxBackend.builder(model).threads(1 + random.nextInt(2)).concurrency(1).cacheMemory(0)
                .maxContext(512).build();
        Thread closer = new Thread(own::close, "soak-closer");
        int how = random.nextInt(3);
        TokenListener listener = piece -> {
            if (how == 1) {
                own.close();
            } else if (how == 2 && closer.getState() == Thread.State.NEW) {
                closer.start();
            }
        };
        try (own; ToolAgent agent = agent(new Told(own, listener), REFINED, GREEDY, random.nextBoolean())) {
            return said(agent.invoke(query, tools));
        } finally {
            join(closer);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String said(Outcome outcome) {
        return outcome.getClass().getSimpleName() + " " + outcome.trace().stopReason().code();
    }

    /** Caches of the model that stays open. */
    int caches() {
        return backend.metrics().caches();
    }

    /** How often invocations ended in which way. */
    Map<String, Long> outcomes() {
        Map<String, Long> all = new TreeMap<>();
        outcomes.forEach((outcome, count) -> all.put(outcome, count.sum()));
        return all;
    }

    /** What should not have happened. */
    List<String> surprises() {
        return surprises;
    }

    /** Closes the agents and the model. */
    @Override
    public void close() {
        single.close();
        refined.close();
        constrained.close();
        backend.close();
    }
}
