package dev.toolace.internal.agent;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        Completion completion = guarded(() -> backend.generate(request));
        if (completion == null) {
            throw new ToolaceException(ErrorId.BACKEND_FAILED, "backend " + backend.name() + " returned null");
        }
        return completion;
    }

    void warmUp(GenerationRequest example) {
        guarded(() -> {
            backend.warmUp(example);
            return null;
        });
    }

    private @Nullable Completion guarded(Supplier<@Nullable Completion> work) {
        if (!concurrent) {
            turn.lock();
        }
        try {
            return work.get();
        } catch (ToolaceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ToolaceException(ErrorId.BACKEND_FAILED, "backend " + backend.name() + " failed: " + e, e);
        } finally {
            if (!concurrent) {
                turn.unlock();
            }
        }
    }
}
