package dev.toolace.eval.run;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers the prompts that a backend is given, for each thread its own. As safe for use by many threads as the
 * backend.
 */
public final class RecordingBackend implements Backend {

    private final Backend backend;
    private final ThreadLocal<List<Prompt>> prompts = ThreadLocal.withInitial(ArrayList::new);

    /**
     * Records a backend.
     *
     * @param backend what generates; closed together with this
     */
    public RecordingBackend(Backend backend) {
        this.backend = backend;
    }

    /**
     * Forgets and returns the prompts that this thread has given since it last asked.
     *
     * @return the prompts in order
     */
    public List<Prompt> take() {
        List<Prompt> taken = List.copyOf(prompts.get());
        prompts.remove();
        return taken;
    }

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
        prompts.get().add(request.prompt());
        return backend.generate(request);
    }

    @Override
    public void close() {
        backend.close();
    }
}
