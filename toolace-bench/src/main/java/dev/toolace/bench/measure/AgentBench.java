package dev.toolace.bench.measure;

import dev.toolace.Attempt;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.grammar.Grammar;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.refine.StopReason;
import dev.toolace.refine.StoppingPolicy;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Refinement as an agent does it, with a model that writes calls. Only queries take part that do what is to be
 * measured: the model repeats its call when it reads it over, or mends one that was altered behind its back.
 */
final class AgentBench {

    private static final int SHORTEST = 200;
    private static final int LONGEST = 600;
    private static final int ENOUGH = 4;
    private static final StoppingPolicy SINGLE = AdaptivePolicy.off().withCorrectBudget(0);
    private static final StoppingPolicy TWO_ROUNDS = AdaptivePolicy.DEFAULT.withMaxRounds(2);

    private final Opened model;
    private final Workload workload;
    private final BenchSettings settings;
    private final Consumer<String> notes;

    AgentBench(Opened model, Workload workload, BenchSettings settings, Consumer<String> notes) {
        this.model = model;
        this.workload = workload;
        this.settings = settings;
        this.notes = notes;
    }

    /** Measures; empty if the model writes no calls that it repeats. */
    Optional<Refinement> measure() {
        List<String> repeated = queries(this::repeats);
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        List<String> mended = queries(this::mends);
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("single", round -> time(repeated, round, true, SINGLE));
        works.put("unchanged", round -> time(repeated, round, true, AdaptivePolicy.DEFAULT));
        works.put("naive", round -> time(repeated, round, false, AdaptivePolicy.DEFAULT));
        if (mended.isEmpty()) {
            notes.accept("refine_changed_ratio is null: the model accepts whatever call it is shown");
        } else {
            works.put("single of changed", round -> time(mended, round, true, SINGLE));
            works.put("changed", round -> altered(mended.get(round % mended.size())));
        }
        Interleaved all = Interleaved.run(settings, works);
        return Optional.of(new Refinement("agent", all.ratio("unchanged", "single"),
                mended.isEmpty() ? null : all.ratio("changed", "single of changed"),
                all.ratio("naive", "single"), warm(repeated), all.times("single"),
                repeated.stream().map(this::prompt).toList(), grammar()));
    }

    private Optional<Grammar> grammar() {
        return model.usual().capabilities().constraints() ? model.format().grammar(ToolSet.of(workload.tools()))
                : Optional.empty();
    }

    private List<String> queries(Predicate<String> fit) {
        List<String> chosen = new ArrayList<>();
        for (String query : workload.queries()) {
            int length = model.usual().encode(prompt(query)).length;
            if (chosen.size() < ENOUGH && length >= SHORTEST && length <= LONGEST && fit.test(query)) {
                chosen.add(query);
            }
        }
        return chosen;
    }

    private boolean repeats(String query) {
        try (ToolAgent agent = model.agent(true, AdaptivePolicy.DEFAULT)) {
            Outcome outcome = agent.invoke(query, workload.tools());
            return outcome instanceof Outcome.Calls && outcome.trace().attempts().size() == 2
                    && outcome.trace().stopReason() == StopReason.UNCHANGED;
        }
    }

    private boolean mends(String query) {
        AlteredAnswer altered = new AlteredAnswer(model.usual(), model.format(), ToolSet.of(workload.tools()));
        List<Attempt> attempts = agent(altered).invoke(query, workload.tools()).trace().attempts();
        return attempts.size() == 2 && attempts.get(0).valid() && attempts.get(1).valid()
                && !attempts.get(0).calls().isEmpty() && !attempts.get(0).sameAs(attempts.get(1));
    }

    private ToolAgent agent(AlteredAnswer altered) {
        return ToolAgent.builder().backend(altered).ownsBackend(false).format(model.format()).policy(TWO_ROUNDS)
                .build();
    }

    private double time(List<String> queries, int round, boolean reuse, StoppingPolicy policy) {
        String query = queries.get(round % queries.size());
        model.forget(prompt(query));
        try (ToolAgent agent = model.agent(reuse, policy)) {
            return Interleaved.millis(() -> agent.invoke(query, workload.tools()));
        }
    }

    private double altered(String query) {
        model.forget(prompt(query));
        AlteredAnswer altered = new AlteredAnswer(model.usual(), model.format(), ToolSet.of(workload.tools()));
        try (ToolAgent agent = agent(altered)) {
            return Interleaved.millis(() -> agent.invoke(query, workload.tools()));
        }
    }

    private Stats warm(List<String> queries) {
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("cold", round -> {
            Prompt prompt = prompt(queries.get(round % queries.size()));
            model.forget(prompt);
            return Interleaved.millis(() -> model.first(prompt));
        });
        works.put("warm", round -> {
            Prompt prompt = prompt(queries.get(round % queries.size()));
            Prompt before = prompt(other(queries.get(round % queries.size())));
            model.forget(prompt);
            model.first(before);
            return Interleaved.millis(() -> model.first(prompt));
        });
        return Interleaved.run(settings, works).ratio("warm", "cold");
    }

    private String other(String query) {
        return workload.queries().stream().filter(another -> !another.equals(query)).findFirst().orElseThrow();
    }

    /** What an agent gives to the backend first. */
    private Prompt prompt(String query) {
        ScriptedBackend script =
                ScriptedBackend.builder().capabilities(model.usual().capabilities()).then("[]").build();
        try (ToolAgent agent = ToolAgent.builder().backend(script).format(model.format()).policy(SINGLE).build()) {
            agent.invoke(query, workload.tools());
        }
        return script.requests().get(0).prompt();
    }
}
