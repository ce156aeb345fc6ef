package dev.toolace.bench.same;

import dev.toolace.bench.same.Setting.Answer;
import dev.toolace.eval.CaseReader;
import dev.toolace.eval.EvalCase;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.BackendMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Puts queries to one model in several settings, greedily, and counts answers that differ: without anything, with
 * reused prompts, with drafts, with grammars, and with all together. Answers are compared with all attempts of the refinement.
 * A grammar changes answers that are not valid, which is its purpose: with one, the others are compared.
 */
public final class SameAnswers {

    private static final String PLAIN = "plain";
    private static final long TELL = 10_000_000_000L;

    /**
     * A comparison.
     *
     * @param setting differs from the reference in one thing or more
     * @param reference the answers it should give
     * @param onlyValid whether only queries are compared whose plain answer is valid
     */
    private record Pair(String setting, String reference, boolean onlyValid) {}

    private static final List<Pair> PAIRS = List.of(new Pair("reuse", PLAIN, false), new Pair("drafts", PLAIN, false),
            new Pair("reuse+drafts", PLAIN, false), new Pair("allowed", PLAIN, true),
            new Pair("allowed+reuse+drafts", PLAIN, true), new Pair("allowed+reuse+drafts", "allowed", false),
            new Pair("declared", PLAIN, true), new Pair("declared+reuse+drafts", "declared", false));

    private SameAnswers() {}

    /**
     * Compares, and prints one JSON object; queries with different answers go to standard error. The exit status is 1
     * where there is one that should not be: grammars that leave out undeclared members ({@code declared}) may change
     * valid answers.
     *
     * @param args {@code --set FILE} once or more, {@code --limit N} (queries, evenly spread over all), {@code --model
     *     DIR|nano}, {@code --threads N}
     */
    public static void main(String[] args) {
        List<EvalCase> cases = new ArrayList<>();
        int limit = Integer.MAX_VALUE;
        int threads = 1;
        String model = "nano";
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--set" -> cases.addAll(CaseReader.read(Path.of(args[i + 1])).cases());
                case "--limit" -> limit = Integer.parseInt(args[i + 1]);
                case "--threads" -> threads = Integer.parseInt(args[i + 1]);
                case "--model" -> model = args[i + 1];
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        JsonObject report = run(model.equals("nano") ? NanoModel.folder() : Path.of(model), spread(cases, limit),
                threads, System.err::println);
        System.out.println(report.toJson());
        System.exit(same(report) ? 0 : 1);
    }

    /** So many of the cases that can be asked, evenly spread. */
    static List<EvalCase> spread(List<EvalCase> cases, int limit) {
        List<EvalCase> askable = cases.stream().filter(EvalCase::askable).toList();
        int count = Math.min(limit, askable.size());
        List<EvalCase> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(askable.get((int) ((long) i * askable.size() / count)));
        }
        return chosen;
    }

    /** Whether nothing differs that should not. */
    static boolean same(JsonObject report) {
        JsonNumber none = JsonNumber.of(0);
        return report.get("comparisons") instanceof JsonArray all && all.elements().stream().allMatch(one ->
                one instanceof JsonObject pair && (none.equals(pair.get("different"))
                        || new JsonString("declared").equals(pair.get("setting"))));
    }

    /** Puts each query to all settings, one after the other. */
    static JsonObject run(Path model, List<EvalCase> cases, int threads, Consumer<String> notes) {
        List<Setting> settings = new ArrayList<>();
        try {
            settings.add(Setting.open(PLAIN, model, threads, false, false, null));
            settings.add(Setting.open("reuse", model, threads, true, false, null));
            settings.add(Setting.open("drafts", model, threads, false, true, null));
            settings.add(Setting.open("reuse+drafts", model, threads, true, true, null));
            for (GrammarScope scope : List.of(GrammarScope.ALLOWED, GrammarScope.DECLARED)) {
                String name = scope == GrammarScope.ALLOWED ? "allowed" : "declared";
                settings.add(Setting.open(name, model, threads, false, false, scope));
                settings.add(Setting.open(name + "+reuse+drafts", model, threads, true, true, scope));
            }
            return compare(settings, cases, notes);
        } finally {
            settings.forEach(Setting::close);
        }
    }

    private static JsonObject compare(List<Setting> settings, List<EvalCase> cases, Consumer<String> notes) {
        Map<Pair, int[]> counts = new LinkedHashMap<>();
        int valid = 0;
        long told = System.nanoTime();
        for (int i = 0; i < cases.size(); i++) {
            Map<String, Answer> answers = new LinkedHashMap<>();
            for (Setting setting : settings) {
                answers.put(setting.name(), setting.answer(cases.get(i)));
            }
            boolean good = of(PLAIN, answers).valid();
            valid += good ? 1 : 0;
            for (Pair pair : PAIRS) {
                int[] count = counts.computeIfAbsent(pair, key -> new int[2]);
                List<String> texts = of(pair.setting, answers).texts();
                List<String> expected = of(pair.reference, answers).texts();
                if (good || !pair.onlyValid) {
                    count[0]++;
                    if (!texts.equals(expected)) {
                        count[1]++;
                        notes.accept(pair.setting + " differs from " + pair.reference + ", query " + cases.get(i).id()
                                + "\n  " + expected + "\n  " + texts);
                    }
                }
            }
            if (System.nanoTime() - told > TELL) {
                told = System.nanoTime();
                notes.accept(i + 1 + " of " + cases.size() + " queries");
            }
        }
        return report(settings, cases.size(), valid, counts);
    }

    private static Answer of(String setting, Map<String, Answer> answers) {
        return Objects.requireNonNull(answers.get(setting));
    }

    private static JsonObject report(List<Setting> settings, int queries, int valid, Map<Pair, int[]> counts) {
        List<JsonValue> comparisons = new ArrayList<>();
        counts.forEach((pair, count) -> comparisons.add(JsonObject.EMPTY.with("setting", new JsonString(pair.setting))
                .with("reference", new JsonString(pair.reference)).with("compared", JsonNumber.of(count[0]))
                .with("different", JsonNumber.of(count[1]))));
        JsonObject work = JsonObject.EMPTY;
        for (Setting setting : settings) {
            BackendMetrics metrics = setting.metrics();
            work = work.with(setting.name(), JsonObject.EMPTY
                    .with("generations", JsonNumber.of(metrics.generations()))
                    .with("prompt_tokens", JsonNumber.of(metrics.promptTokens()))
                    .with("cached_tokens", JsonNumber.of(metrics.cachedTokens()))
                    .with("completion_tokens", JsonNumber.of(metrics.completionTokens()))
                    .with("accepted_drafts", JsonNumber.of(metrics.acceptedTokens())));
        }
        return JsonObject.EMPTY.with("queries", JsonNumber.of(queries)).with("plain_valid", JsonNumber.of(valid))
                .with("comparisons", new JsonArray(comparisons)).with("work", work);
    }
}
