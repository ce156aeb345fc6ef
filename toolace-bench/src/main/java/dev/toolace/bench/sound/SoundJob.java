package dev.toolace.bench.sound;

import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.NoCallText;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarNote;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.grammar.GrammarState;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers about some tools in one format. Immutable.
 *
 * @param tools on offer
 * @param format of the answers
 * @param scope of the grammar
 * @param finished so many answers that come to an end are wanted
 * @param seed of the first; each has another
 */
record SoundJob(List<Tool> tools, String format, GrammarScope scope, int finished, long seed) {

    private static final int MAX_TOKENS = 400;
    private static final int TRIES = 6;
    private static final double[] TEMPERATURES = {0.7, 1, 1, 1.4, 2};
    private static final CallValidator VALIDATOR = new CallValidator();

    SoundJob {
        tools = List.copyOf(tools);
    }

    /** Generates and checks. */
    SoundCounts run(OnnxBackend model) {
        CallFormat calls = CallFormat.byName(format);
        ToolSet set = ToolSet.of(tools);
        Grammar grammar = calls.grammar(set, scope).orElseThrow();
        if (!grammar.notes().isEmpty()) {
            return new SoundCounts(0, 0, 0, 0, 0, 0, 1, List.of());
        }
        String start = calls.render(List.of(Call.of(tools.get(0).name())));
        Begun begun = new Begun(grammar, start.substring(0, start.indexOf(tools.get(0).name())));
        Begun declared = switch (scope) {
            case DECLARED -> begun;
            case ALLOWED -> new Begun(calls.grammar(set).orElseThrow(), begun.text);
        };
        SoundCounts all = SoundCounts.NONE;
        for (int i = 0; all.finished() < finished && i < finished * TRIES; i++) {
            // Random words seldom lead into a call: most of the answers begin with one.
            Begun from = i % 4 == 0 ? new Begun(grammar, "") : begun;
            if (scope == GrammarScope.ALLOWED && i % 8 != 0) {
                // Random names are never the required ones: they are there already.
                from = new Begun(grammar, begun.text + cut(answer(model, declared, i).text(), i));
            }
            Completion answer = answer(model, from, i);
            all = all.plus(answer.finishReason() == FinishReason.STOP
                    ? judged(calls, set, from.text + answer.text(), answer.usage().completionTokens())
                    : new SoundCounts(0, 0, 0, 1, answer.usage().completionTokens(), 0, 0, List.of()));
        }
        return all;
    }

    private Completion answer(OnnxBackend model, Begun from, int i) {
        GenerationOptions options = GenerationOptions.sampled(
                MAX_TOKENS, TEMPERATURES[i % TEMPERATURES.length], seed + i);
        return model.generate(GenerationRequest.of(new Prompt.Text("Question " + (seed + i)),
                i % 7 == 3 ? options.withTopK(40) : i % 7 == 5 ? options.withTopP(0.95) : options).withGrammar(from));
    }

    /** What may follow after some text. */
    private record Begun(Grammar whole, String text) implements Grammar {

        @Override
        public GrammarState start() {
            return whole.after(text);
        }

        @Override
        public List<GrammarNote> notes() {
            return whole.notes();
        }
    }

    private GenerationOptions options(int i) {
        GenerationOptions options = GenerationOptions.sampled(
                MAX_TOKENS, TEMPERATURES[i % TEMPERATURES.length], seed + i);
        return i % 7 == 3 ? options.withTopK(40) : i % 7 == 5 ? options.withTopP(0.95) : options;
    }

    /** A text without some of its end. */
    private static String cut(String text, int i) {
        int end = Math.max(0, text.length() - 1 - i % 10);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private SoundCounts judged(CallFormat calls, ToolSet set, String text, int tokens) {
        List<String> faults = new ArrayList<>();
        ParseResult result = calls.parse(text, set);
        int count = 0;
        if (result instanceof ParsedCalls parsed) {
            count = parsed.calls().size();
            if (!parsed.repairs().isEmpty()) {
                faults.add("repaired: " + parsed.repairs());
            }
            List<ValidationError> errors = VALIDATOR.validate(parsed.calls(), set);
            if (!errors.isEmpty()) {
                faults.add("invalid: " + errors);
            }
        } else if (!(result instanceof NoCallText)) {
            faults.add("unreadable: " + result);
        }
        List<String> told = faults.isEmpty() ? List.of()
                : List.of(format + " " + scope + " " + faults + " " + text + " for " + set.tools());
        return new SoundCounts(1, count > 0 ? 1 : 0, count, 0, tokens, told.size(), 0, told);
    }
}
