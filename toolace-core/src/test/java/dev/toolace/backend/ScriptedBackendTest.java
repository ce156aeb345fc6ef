package dev.toolace.backend;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedBackendTest {

    private static final GenerationRequest REQUEST =
            GenerationRequest.of(new Prompt.Text("hi"), GenerationOptions.DEFAULT);

    @Test
    void answersInOrderAndRecords() {
        Completion metered = new Completion("two", FinishReason.LENGTH, new Usage(3, 4));
        ScriptedBackend backend = ScriptedBackend.builder().then("one").then(metered).build();
        List<String> heard = new ArrayList<>();

        assertThat(backend.generate(REQUEST.withListener(heard::add)).text()).isEqualTo("one");
        assertThat(backend.generate(REQUEST)).isEqualTo(metered);
        assertThat(heard).containsExactly("one");
        assertThat(backend.requests()).hasSize(2).last().isEqualTo(REQUEST);
        assertError(ErrorId.BACKEND_EXHAUSTED, () -> backend.generate(REQUEST), "2 replies");
    }

    @Test
    void aCancelledRequestUsesUpNothing() {
        ScriptedBackend backend = ScriptedBackend.of("one");
        Cancellation cancellation = Cancellation.create();
        cancellation.cancel();
        assertThat(backend.generate(REQUEST.withCancellation(cancellation)).finishReason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(backend.generate(REQUEST).text()).isEqualTo("one");
    }

    @Test
    void refusesAfterClose() {
        ScriptedBackend backend = ScriptedBackend.of("one");
        backend.close();
        assertError(ErrorId.BACKEND_CLOSED, () -> backend.generate(REQUEST));
    }
}
