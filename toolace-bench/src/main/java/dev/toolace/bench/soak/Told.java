package dev.toolace.bench.soak;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.TokenListener;
import java.util.Optional;

/**
 * A backend that tells a listener of what is generated; closing it closes nothing. Safe for use by many threads where
 * the listener is.
 *
 * @param backend generates
 * @param listener is told
 */
record Told(Backend backend, TokenListener listener) implements Backend {

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public Capabilities capabilities() {
        return backend.capabilities();
    }

    @Override
    public Optional<String> chatTemplate() {
        return backend.chatTemplate();
    }

    @Override
    public Completion generate(GenerationRequest request) {
        return backend.generate(request.withListener(listener));
    }

    @Override
    public void close() {}
}
