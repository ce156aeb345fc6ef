package dev.toolace.internal.grammar.schema;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.grammar.GrammarLimits;
import dev.toolace.grammar.GrammarNote;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.grammar.CompiledGrammar;
import dev.toolace.internal.grammar.Elements;
import dev.toolace.internal.grammar.Members;
import dev.toolace.internal.grammar.Part;
import dev.toolace.internal.grammar.regular.CharDfa;
import dev.toolace.internal.grammar.regular.Inexpressible;
import dev.toolace.internal.grammar.regular.Patterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the construction of one grammar collects: its parts, within a limit, and its notes. Used by one thread. */
public final class Workshop {

    private static final int MAX_NOTES = 1000;

    private final GrammarLimits limits;
    private final GrammarScope scope;
    private final List<Part> parts = new ArrayList<>();
    private final Set<GrammarNote> notes = new LinkedHashSet<>();
    private final Map<String, CharDfa> patterns = new HashMap<>();
    private final Map<String, Inexpressible> refused = new HashMap<>();
    private long patternStates;

    /**
     * Nothing collected yet.
     *
     * @param limits bounds
     * @param scope what is written of what schemas allow
     */
    public Workshop(GrammarLimits limits, GrammarScope scope) {
        this.limits = limits;
        this.scope = scope;
    }

    /**
     * Takes a part.
     *
     * @param part what was made
     * @param <P> its kind
     * @return the part
     * @throws ToolaceException TA-GRAMMAR-001 if there are too many
     */
    public <P extends Part> P keep(P part) {
        parts.add(part);
        if (part instanceof Members members) {
            parts.addAll(members.own());
        } else if (part instanceof Elements elements) {
            parts.addAll(elements.own());
        }
        if (parts.size() > limits.maxParts()) {
            throw new ToolaceException(ErrorId.GRAMMAR_LIMIT,
                    "the grammar of the tools has more than " + limits.maxParts() + " parts");
        }
        return part;
    }

    void note(GrammarNote note) {
        if (notes.size() < MAX_NOTES) {
            notes.add(note);
        }
    }

    /**
     * Notes a tool that has no place in the grammar.
     *
     * @param tool its name
     * @param reason why
     */
    public void leaveOut(String tool, String reason) {
        note(new GrammarNote(tool, "", "name", reason));
    }

    GrammarLimits limits() {
        return limits;
    }

    GrammarScope scope() {
        return scope;
    }

    CharDfa pattern(String source) {
        Inexpressible before = refused.get(source);
        if (before != null) {
            throw before;
        }
        CharDfa known = patterns.get(source);
        if (known == null) {
            try {
                if (patternStates > 20L * limits.maxPatternStates()) {
                    throw new Inexpressible("comes after many others");
                }
                known = Patterns.found(source, limits.maxPatternStates());
                patternStates += known.size();
            } catch (Inexpressible e) {
                refused.put(source, e);
                patternStates += limits.maxPatternStates();
                throw e;
            }
            patterns.put(source, known);
        }
        return known;
    }

    /**
     * Makes the grammar.
     *
     * @param root all texts
     * @return the grammar
     * @throws ToolaceException TA-GRAMMAR-002 if there is no text
     */
    public CompiledGrammar grammar(Part root) {
        return new CompiledGrammar(root, parts, limits, List.copyOf(notes));
    }
}
