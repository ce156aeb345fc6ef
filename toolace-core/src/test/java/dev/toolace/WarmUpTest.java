package dev.toolace;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.format.CallFormat;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final List<Tool> TOOLS = List.of(WEATHER, TIMER);

    /** Notes what it is to prepare for; generates nothing. */
    private record Preparing(Capabilities capabilities, List<GenerationRequest> examples, RuntimeException failure)
            implements Backend {

        static Preparing of(boolean rendersTools, boolean concurrent) {
            Capabilities capabilities = new Capabilities(rendersTools, false, false, concurrent, 0, true);
            return new Preparing(capabilities, new ArrayList<>(), null);
        }

        @Override
        public String name() {
            return "preparing";
        }

        @Override
        public Completion generate(GenerationRequest request) {
            throw new AssertionError("nothing is asked");
        }

        @Override
        public void warmUp(GenerationRequest example) {
            if (failure != null) {
                throw failure;
            }
            examples.add(example);
        }
    }

    @Test
    void theBackendIsShownAPromptWithTheToolsAndTheGrammar() {
        Preparing backend = Preparing.of(true, false);
        GenerationOptions options = GenerationOptions.greedy(99);
        ToolAgent.builder().backend(backend).options(options).systemPrompt("Be kind.").constrained(true).build()
                .warmUp(TOOLS);
        GenerationRequest example = backend.examples().get(0);
        assertThat(backend.examples()).hasSize(1);
        assertThat(example.prompt()).isInstanceOfSatisfying(Prompt.Chat.class, chat -> {
            assertThat(chat.tools()).isEqualTo(TOOLS);
            assertThat(chat.messages()).startsWith(Message.system("Be kind."));
        });
        assertThat(example.options()).isEqualTo(options);
        assertThat(example.grammar()).isPresent();
    }

    @Test
    void theSystemMessageOfTheExampleIsPartOfIt() {
        Preparing backend = Preparing.of(true, true);
        Conversation example = Conversation.of("anything", TOOLS);
        ToolAgent.builder().backend(backend).build().warmUp(
                new Conversation(List.of(Message.system("It is noon."), Message.user("anything")), example.tools()));
        assertThat(((Prompt.Chat) backend.examples().get(0).prompt()).messages())
                .containsExactly(Message.system("It is noon."), Message.user("anything"));
    }

    @Test
    void aBackendWithoutWarmUpIsAskedNothing() {
        ScriptedBackend backend = ScriptedBackend.of();
        ToolAgent.builder().backend(backend).build().warmUp(TOOLS);
        assertThat(backend.requests()).isEmpty();
    }

    @Test
    void everyFormatCanBeWarmedUp() {
        for (String name : CallFormat.names()) {
            ToolAgent agent = ToolAgent.builder().backend(Preparing.of(false, true))
                    .format(CallFormat.byName(name)).build();
            assertThatCode(() -> agent.warmUp(TOOLS)).as(name).doesNotThrowAnyException();
            assertThatCode(() -> agent.warmUp(List.of())).as(name).doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsWrongIsSaidAtOnce() {
        ToolAgent agent = ToolAgent.builder().backend(Preparing.of(true, true))
                .limits(Limits.DEFAULT.withMaxTools(1)).build();
        assertError(ErrorId.TOOL_LIMIT, () -> agent.warmUp(TOOLS), "2 tools");
        assertError(ErrorId.INPUT_INVALID, () -> agent.warmUp(Conversation.of(" ", List.of())), "blank");
        agent.close();
        assertError(ErrorId.BACKEND_CLOSED, () -> agent.warmUp(List.of()));
        Preparing failing = new Preparing(new Capabilities(true, false, false, false, 0), List.of(),
                new IllegalStateException("boom"));
        assertError(ErrorId.BACKEND_FAILED, () -> ToolAgent.builder().backend(failing).build().warmUp(TOOLS), "boom");
    }
}
