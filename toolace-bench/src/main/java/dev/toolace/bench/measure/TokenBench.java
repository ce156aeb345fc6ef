package dev.toolace.bench.measure;

import dev.toolace.backend.Completion;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.grammar.Grammar;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.onnx.TokenModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The generations that refinement consists of, for models that write no calls by themselves, such as those with random
 * weights: prompts of the usual lengths are made of arbitrary tokens, and where a grammar can be obeyed, the answers are
 * thirty letters of the model's choice, so that their tokens are those of their text again. What the second generation
 * writes is known beforehand; a refinement that changes nothing has it as its draft, one that changes something has it
 * with other letters in the middle third.
 */
final class TokenBench {

    /** A call of the usual length. Its free text is plain, so that its tokens are those of its text again. */
    private static final JsonObject CALL = (JsonObject) JsonValue.parse("""
            {"type":"object","properties":{"name":{"const":"set_timer"},"arguments":{"type":"object","properties":{
            "minutes":{"type":"integer","minimum":1,"maximum":9999},"label":{"type":"string","pattern":"^[a-z]{8,20}$"}},
            "required":["minutes","label"],"additionalProperties":false}},"required":["name","arguments"],
            "additionalProperties":false}""");
    private static final JsonObject LETTERS =
            (JsonObject) JsonValue.parse("{\"type\":\"string\",\"pattern\":\"^[a-z]{30}$\"}");
    private static final int PROMPT = 400;
    private static final int ANSWER = 32;
    private static final int INSTRUCTION = 40;
    /** What the template and the tokenizer of Qwen3 make of the ten tools of {@link Workload}, and of the rest of a prompt. */
    private static final int TOOLS = 1078;
    private static final int QUERY = 16;

    private final Opened model;
    private final BenchSettings settings;
    private final int vocabulary;
    private final Optional<Grammar> letters;
    private final Optional<Grammar> calls;
    private final SplittableRandom random = new SplittableRandom(1);

    TokenBench(Opened model, Path folder, BenchSettings settings) {
        this.model = model;
        this.settings = settings;
        boolean constraints = model.usual().capabilities().constraints();
        this.letters = constraints ? Optional.of(Grammar.ofSchema(LETTERS)) : Optional.empty();
        this.calls = constraints ? Optional.of(Grammar.ofSchema(CALL)) : Optional.empty();
        try (TokenModel tokens = TokenModel.open(folder, settings.threads())) {
            vocabulary = tokens.vocabularySize();
        }
    }

    /** Measures what can be measured without a model that understands. */
    Refinement measure(Consumer<String> notes) {
        notes.accept("the model writes no calls that it repeats: refinement is measured with " + PROMPT
                + " arbitrary tokens as the prompt, at most " + ANSWER + " as the answer, " + INSTRUCTION
                + " as the instruction, and drafts that are known to be right (unchanged) or to be wrong in the middle "
                + "third (changed)");
        int[] prompt = tokens(PROMPT);
        GenerationRequest first = request(prompt);
        String answer = model.usual().generate(first).text();
        GenerationRequest second = request(
                concat(concat(prompt, model.usual().encode(new Prompt.Text(answer))), tokens(INSTRUCTION)));
        Completion known = model.usual().generate(second);
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("single", round -> time(model.usual(), first));
        works.put("unchanged", round -> time(model.usual(), first, second.withDraft(known.text())));
        works.put("changed", round -> time(model.usual(), first, second.withDraft(altered(known.text()))));
        works.put("naive", round -> time(model.naive(), first, second));
        Interleaved all = Interleaved.run(settings, works);
        return new Refinement("tokens", all.ratio("unchanged", "single"), all.ratio("changed", "single"),
                all.ratio("naive", "single"), warm(), all.times("single"), List.of(first.prompt()), calls);
    }

    private GenerationRequest request(int[] prompt) {
        GenerationRequest free = GenerationRequest.of(new Prompt.Tokens(prompt), GenerationOptions.greedy(ANSWER));
        return letters.map(free::withGrammar).orElse(free);
    }

    private double time(OnnxBackend backend, GenerationRequest... requests) {
        model.forget(requests[0].prompt());
        return Interleaved.millis(() -> {
            for (GenerationRequest request : requests) {
                backend.generate(request);
            }
        });
    }

    /** Other letters in the middle third. */
    private static String altered(String text) {
        int third = text.length() / 3;
        return text.substring(0, third) + text.substring(third, 2 * third).chars().map(c -> c == 'x' ? 'y' : 'x')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + text.substring(2 * third);
    }

    private Stats warm() {
        int room = model.usual().capabilities().contextLength();
        int[] tools = tokens(Math.min(TOOLS, room - QUERY - 1));
        Prompt query = new Prompt.Tokens(concat(tools, tokens(QUERY)));
        Prompt before = new Prompt.Tokens(concat(tools, tokens(QUERY)));
        Map<String, Interleaved.Work> works = new LinkedHashMap<>();
        works.put("cold", round -> {
            model.forget(query);
            return Interleaved.millis(() -> model.first(query));
        });
        works.put("warm", round -> {
            model.forget(query);
            model.first(before);
            return Interleaved.millis(() -> model.first(query));
        });
        return Interleaved.run(settings, works).ratio("warm", "cold");
    }

    private int[] tokens(int count) {
        // Neither of the first two tokens, which as a rule are special.
        return random.ints(count, 2, vocabulary).toArray();
    }

    private static int[] concat(int[] one, int[] other) {
        return IntStream.concat(IntStream.of(one), IntStream.of(other)).toArray();
    }
}
