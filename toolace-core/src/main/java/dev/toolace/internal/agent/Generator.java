package dev.toolace.internal.agent;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import java.util.concurrent.locks.ReentrantLock;

/** A backend whose callers take turns where it wants them to, and whose failures have an id. Thread-safe. */
final class Generator {

    private final Backend backend;
    private final boolean concurrent;
    private final ReentrantLock turn = new ReentrantLock(true);

    Generator(Backend backend) {
        this.backend = backend;
        this.concurrent = backend.capabilities().concurrent();
    }

    Completion generate(GenerationRequest request) {
        if (concurrent) {
            return guarded(request);
        }
        turn.lock();
        try {
            return guarded(request);
        } finally {
            turn.unlock();
        }
    }

    @SuppressWarnings("ConstantValue") // backends are written by others, who may not keep to the annotations
    private Completion guarded(GenerationRequest request) {
        Completion completion;
        try {
            completion = backend.generate(request);
        } catch (ToolaceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ToolaceException(ErrorId.BACKEND_FAILED, "backend " + backend.name() + " failed: " + e, e);
        }
        if (completion == null) {
            throw new ToolaceException(ErrorId.BACKEND_FAILED, "backend " + backend.name() + " returned null");
        }
        return completion;
    }
}
