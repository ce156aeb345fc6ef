package dev.toolace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on errors. */
public final class Errors {

    private Errors() {}

    /** Asserts the id, and that the message starts with its code and holds some words. */
    public static void assertError(ErrorId id, ThrowingCallable action, String... words) {
        Throwable thrown = catchThrowable(action);
        assertThat(thrown).isInstanceOf(ToolaceException.class).hasMessageStartingWith(id.code() + ": ");
        assertThat(((ToolaceException) thrown).errorId()).isEqualTo(id);
        for (String word : words) {
            assertThat(thrown).hasMessageContaining(word);
        }
    }
}
