package dev.toolace;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.Usage;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.refine.StopReason;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InvokeAllTest {

    private static final List<Tool> TOOLS = List.of(TIMER);

    /** Sets a timer to the number that the user says; notes the order and how many generations run at once. */
    private static final class Timers implements Backend {

        private final Capabilities capabilities;
        private final Consumer<String> before;
        private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Timers(boolean concurrent, int concurrency, Consumer<String> before) {
            this.capabilities = new Capabilities(true, false, false, concurrent, 0, false, concurrency);
            this.before = before;
        }

        @Override
        public String name() {
            return "timers";
        }

        @Override
        public Capabilities capabilities() {
            return capabilities;
        }

        @Override
        public Completion generate(GenerationRequest request) {
            List<Message> messages = ((Prompt.Chat) request.prompt()).messages();
            String query = messages.get(messages.size() - 1).content();
            asked.add(query);
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                before.accept(query);
            } finally {
                inside.decrementAndGet();
            }
            if (request.cancellation().isCancelled()) {
                return new Completion("", FinishReason.CANCELLED, Usage.NONE);
            }
            return new Completion("[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":" + query + "}}]",
                    FinishReason.STOP, new Usage(1, 1));
        }
    }

    private static Timers timers(Consumer<String> before) {
        return new Timers(true, 4, before);
    }

    private static ToolAgent agent(Backend backend, int workers) {
        return ToolAgent.builder().backend(backend).policy(AdaptivePolicy.off().withCorrectBudget(0)).workers(workers)
                .build();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static String minutes(BatchResult result) {
        return ((Outcome.Calls) result.outcome()).calls().get(0).arguments().toJson();
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("toolace-"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 100})
    void resultsAreThoseOfEachQueryAloneInTheOrderOfTheQueries(int workers) {
        ToolAgent agent = agent(timers(query -> {
            if (query.hashCode() % 3 == 0) {
                pause();
            }
        }), workers);
        List<BatchResult> results = agent.invokeAll(numbers(50), TOOLS);
        assertThat(results.stream().map(InvokeAllTest::minutes).toList())
                .isEqualTo(numbers(50).stream().map(number -> "{\"minutes\":" + number + "}").toList());
    }

    @Test
    void oneThatFailsLeavesTheOthers() {
        ToolAgent agent = agent(timers(query -> {
            if (query.equals("3")) {
                throw new IllegalStateException("boom");
            }
        }), 2);
        List<BatchResult> results = agent.invokeAll(List.of("1", " ", "x", "3", "4"), TOOLS);
        assertThat(minutes(results.get(0))).isEqualTo("{\"minutes\":1}");
        assertError(ErrorId.INPUT_INVALID, () -> results.get(1).outcome(), "blank");
        assertThat(results.get(2).outcome()).isInstanceOf(Outcome.Rejected.class);
        assertError(ErrorId.BACKEND_FAILED, () -> results.get(3).outcome(), "boom");
        assertThat(results.get(3)).isInstanceOf(BatchResult.Failed.class);
        assertThat(minutes(results.get(4))).isEqualTo("{\"minutes\":4}");
    }

    @Test
    void exceptionsOfTheHostsOwnCodeAreResultsToo() {
        List<Exception> thrown = List.of(new IllegalArgumentException("mine"), new IOException("checked"));
        for (Exception exception : thrown) {
            ToolAgent agent = ToolAgent.builder().backend(timers(query -> { })).policy(history -> {
                throw InvokeAllTest.<RuntimeException>unchecked(exception);
            }).build();
            RuntimeException error = ((BatchResult.Failed) agent.invokeAll(List.of("1"), TOOLS).get(0)).error();
            assertThat(error instanceof UndeclaredThrowableException ? error.getCause() : error).isSameAs(exception);
        }
    }

    /** What other languages on the JVM do as a matter of course. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E unchecked(Exception exception) throws E {
        throw (E) exception;
    }

    @Test
    void anErrorEndsTheBatch() {
        Error error = new StackOverflowError("deep");
        AtomicInteger answered = new AtomicInteger();
        ToolAgent agent = agent(timers(query -> {
            answered.incrementAndGet();
            if (query.equals("5")) {
                throw error;
            }
            pause();
        }), 3);
        assertThatThrownBy(() -> agent.invokeAll(numbers(1000), TOOLS)).isSameAs(error);
        assertThat(answered.get()).isLessThan(1000);
    }

    @Test
    void asManyAreAnsweredAtOnceAsAreOfUse() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(most(true, 3, 0, 3)).isEqualTo(3);
        assertThat(most(false, 3, 0, 1)).as("not concurrent").isEqualTo(1);
        assertThat(most(false, 3, 4, 1)).as("not concurrent, whatever the host says").isEqualTo(1);
        assertThat(most(true, 0, 0, processors)).as("unknown").isEqualTo(processors);
        assertThat(most(true, 3, 5, 5)).as("as the host says").isEqualTo(5);
        assertError(ErrorId.CONFIG, () -> ToolAgent.builder().workers(0), "workers must be 1 to 1024, is 0");
    }

    /** How many generations ran at once, where the first ones wait until as many are there as are expected. */
    private static int most(boolean concurrent, int concurrency, int workers, int expected) {
        CountDownLatch there = new CountDownLatch(expected);
        Timers backend = new Timers(concurrent, concurrency, query -> {
            there.countDown();
            try {
                there.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ToolAgent.Builder builder = ToolAgent.builder().backend(backend).policy(AdaptivePolicy.off());
        (workers == 0 ? builder : builder.workers(workers)).build().invokeAll(numbers(10 * expected), TOOLS);
        return backend.most.get();
    }

    @Test
    void queriesThatShareToolsFollowEachOther() {
        Timers backend = timers(query -> { });
        List<Conversation> mixed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            mixed.add(Conversation.of(Integer.toString(i), i % 2 == 0 ? TOOLS : List.of(WEATHER, TIMER)));
        }
        List<BatchResult> results = agent(backend, 1).invokeAll(mixed);
        assertThat(backend.asked).containsExactly("0", "2", "4", "1", "3", "5");
        assertThat(results).extracting(InvokeAllTest::minutes).element(1).isEqualTo("{\"minutes\":1}");
    }

    @Test
    void cancellingKeepsWhatThereIs() {
        Cancellation cancellation = Cancellation.create();
        ToolAgent agent = agent(timers(query -> {
            if (query.equals("7")) {
                cancellation.cancel();
            }
        }), 1);
        List<Conversation> all = numbers(20).stream().map(number -> Conversation.of(number, TOOLS)).toList();
        List<BatchResult> results = agent.invokeAll(all, cancellation);
        assertThat(results).hasSize(20);
        assertThat(results.subList(0, 7)).extracting(BatchResult::outcome).hasOnlyElementsOfType(Outcome.Calls.class);
        assertThat(results.subList(7, 20)).allSatisfy(result ->
                assertThat(result.outcome()).isInstanceOfSatisfying(Outcome.Rejected.class,
                        rejected -> assertThat(rejected.trace().stopReason()).isEqualTo(StopReason.CANCELLED)));
    }

    @Test
    void interruptingTheCallerCancels() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        ToolAgent agent = agent(timers(query -> {
            running.countDown();
            pause();
        }), 2);
        List<BatchResult> results = new ArrayList<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            results.addAll(agent.invokeAll(numbers(100_000), TOOLS));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(interrupted).isTrue();
        assertThat(results).hasSize(100_000);
        assertThat(results.get(99_999).outcome().trace().stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void nothingToAskAndNothingAfterClose() {
        Timers backend = timers(query -> { });
        ToolAgent agent = agent(backend, 2);
        assertThat(agent.invokeAll(List.of())).isEmpty();
        assertError(ErrorId.TOOL_DUPLICATE, () -> agent.invokeAll(List.of("1"), List.of(TIMER, TIMER)));
        agent.close();
        assertError(ErrorId.BACKEND_CLOSED, () -> agent.invokeAll(List.of("1"), TOOLS));
        assertThat(backend.asked).isEmpty();
    }
}
