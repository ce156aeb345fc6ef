package dev.toolace.internal.agent;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.format.CallFormat;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.tool.ToolSet;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The grammars of the tools that were asked about last: what a backend has worked out for one is worth more than the
 * grammar itself. All are forgotten where memory runs short, because one may remember many states. Safe for use by many
 * threads.
 */
final class Grammars {

    /** Nothing is constrained. */
    static final Grammars NONE = new Grammars(null, GrammarScope.DECLARED);

    private static final int KEPT = 16;

    private final @Nullable CallFormat format;
    private final GrammarScope scope;
    private final Object lock = new Object();
    private SoftReference<Latest> remembered = new SoftReference<>(null);

    /** The one that was used least recently makes room. */
    private static final class Latest extends LinkedHashMap<ToolSet, Grammar> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ToolSet, Grammar> eldest) {
            return size() > KEPT;
        }
    }

    private Grammars(@Nullable CallFormat format, GrammarScope scope) {
        this.format = format;
        this.scope = scope;
    }

    /** Throws TA-CONFIG-001 where the format has no grammar, or the backend would not obey it. */
    static Grammars of(CallFormat format, Backend backend, GrammarScope scope) {
        if (!backend.capabilities().constraints()) {
            throw new ToolaceException(ErrorId.CONFIG,
                    "the backend " + backend.name() + " cannot hold its model to a grammar; leave out constrained");
        }
        if (format.grammar(ToolSet.EMPTY, scope).isEmpty()) {
            throw new ToolaceException(ErrorId.CONFIG,
                    "the format " + format.name() + " has no grammar"
                            + (scope == GrammarScope.DECLARED ? "" : " that writes undeclared members")
                            + "; leave out constrained");
        }
        return new Grammars(format, scope);
    }

    /** The grammar for some tools; empty where nothing is constrained. */
    Optional<Grammar> of(ToolSet tools) {
        if (format == null) {
            return Optional.empty();
        }
        synchronized (lock) {
            Grammar before = known().get(tools);
            if (before != null) {
                return Optional.of(before);
            }
        }
        Optional<Grammar> made = format.grammar(tools, scope);
        synchronized (lock) {
            made.ifPresent(grammar -> known().put(tools, grammar));
        }
        return made;
    }

    private Latest known() {
        Latest known = remembered.get();
        if (known == null) {
            known = new Latest();
            remembered = new SoftReference<>(known);
        }
        return known;
    }

    /** How many are remembered; for tests. */
    int size() {
        synchronized (lock) {
            return known().size();
        }
    }

    /** Forgets all, as the collector does; for tests. */
    void forget() {
        synchronized (lock) {
            remembered.clear();
        }
    }
}
