package dev.toolace;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import java.util.function.Consumer;

/** Does something before every generation. */
record DelegatingBackend(Backend delegate, Consumer<GenerationRequest> before) implements Backend {

    @Override
    public String name() {
        return "delegating";
    }

    @Override
    public Capabilities capabilities() {
        return delegate.capabilities();
    }

    @Override
    public Completion generate(GenerationRequest request) {
        before.accept(request);
        return delegate.generate(request);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
