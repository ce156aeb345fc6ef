package dev.toolace.internal.agent;

import dev.toolace.BatchResult;
import dev.toolace.Outcome;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Capabilities;
import dev.toolace.conversation.Conversation;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers many conversations with some threads, which live no longer than the batch. What a conversation's result is
 * depends on nothing but the conversation: not on the number of threads, nor on the others. Used by one thread, once.
 */
public final class Batch {

    /** More threads than this are a mistake. */
    public static final int MOST_WORKERS = 1024;

    private final List<Conversation> conversations;
    private final BiFunction<Conversation, Cancellation, Outcome> agent;
    private final Cancellation cancellation;
    private final int[] order;
    private final Stretches stretches;
    private final List<Thread> threads = new ArrayList<>();
    /** Each place is written by one worker, and read when all have ended. */
    private final @Nullable BatchResult[] results;
    private volatile @Nullable Error broken;

    private Batch(List<Conversation> conversations, BiFunction<Conversation, Cancellation, Outcome> agent, int workers,
            Cancellation cancellation) {
        BatchOrder ordered = BatchOrder.of(conversations);
        this.conversations = ordered.conversations();
        this.order = ordered.places();
        this.agent = agent;
        this.cancellation = cancellation.or(Cancellation.none());
        this.stretches = new Stretches(conversations.size(), workers);
        this.results = new BatchResult[conversations.size()];
    }

    /**
     * How many conversations at once are of use.
     *
     * @param capabilities of the backend
     * @return 1 to {@link #MOST_WORKERS}
     */
    public static int workers(Capabilities capabilities) {
        if (!capabilities.concurrent()) {
            return 1;
        }
        int useful = capabilities.concurrency();
        return Math.min(MOST_WORKERS, useful > 0 ? useful : Runtime.getRuntime().availableProcessors());
    }

    /**
     * Answers all. An interrupt of the calling thread cancels what is left, and is still set on return.
     *
     * @param conversations in any order
     * @param agent answers one
     * @param workers the most threads, at least 1
     * @param cancellation the host's wish to stop
     * @return a result for each, in the same order
     */
    public static List<BatchResult> run(List<Conversation> conversations,
            BiFunction<Conversation, Cancellation, Outcome> agent, int workers, Cancellation cancellation) {
        int used = Math.min(workers, conversations.size());
        Batch batch = new Batch(conversations, agent, Math.max(1, used), cancellation);
        batch.run(used);
        return List.of(batch.results);
    }

    private void run(int workers) {
        try {
            for (int i = 0; i < workers; i++) {
                int worker = i;
                Thread thread = new Thread(() -> work(worker), "toolace-batch-" + worker);
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
        } catch (Error e) {
            fail(e);
        } finally {
            join();
        }
        Error error = broken;
        if (error != null) {
            throw error;
        }
    }

    private void work(int worker) {
        try {
            for (int next = stretches.next(worker); next >= 0 && broken == null; next = stretches.next(worker)) {
                int place = order[next];
                results[place] = answer(conversations.get(place));
            }
        } catch (Error e) {
            fail(e);
        }
    }

    private BatchResult answer(Conversation conversation) {
        try {
            return new BatchResult.Answered(agent.apply(conversation, cancellation));
        } catch (Exception e) {
            // Policies and formats written in other languages than Java may throw checked exceptions.
            return new BatchResult.Failed(
                    e instanceof RuntimeException error ? error : new UndeclaredThrowableException(e));
        }
    }

    /** No memory, no thread, a class that is missing: nothing that only one conversation would suffer from. */
    private void fail(Error error) {
        broken = error;
        cancellation.cancel();
    }

    private void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancellation.cancel();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
