package dev.toolace.examples;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;

/** A backend with a bug of its own. Stateless. */
final class FailingBackend implements Backend {

    @Override
    public String name() {
        return "failing";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false, false, true, 0);
    }

    @Override
    public Completion generate(GenerationRequest request) {
        throw new IllegalStateException("the server is on fire");
    }
}
