package dev.toolace.bench.sound;

import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.format.CallFormat;
import dev.toolace.format.NoCallText;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarScope;
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

    /** More characters than these are seldom needed; a token has one or more. */
    private static final int MAX_TOKENS = 500;
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
        SoundCounts all = SoundCounts.NONE;
        for (int i = 0; all.finished() < finished && i < finished * TRIES; i++) {
            Completion answer = model.generate(GenerationRequest
                    .of(new Prompt.Text("Question " + (seed + i)), options(i)).withGrammar(grammar));
            all = all.plus(answer.finishReason() == FinishReason.STOP ? judged(calls, set, answer)
                    : new SoundCounts(0, 0, 0, 1, answer.usage().completionTokens(), 0, 0, List.of()));
        }
        return all;
    }

    private GenerationOptions options(int i) {
        GenerationOptions options = GenerationOptions.sampled(
                MAX_TOKENS, TEMPERATURES[i % TEMPERATURES.length], seed + i);
        return i % 7 == 3 ? options.withTopK(40) : i % 7 == 5 ? options.withTopP(0.95) : options;
    }

    private SoundCounts judged(CallFormat calls, ToolSet set, Completion answer) {
        List<String> faults = new ArrayList<>();
        ParseResult result = calls.parse(answer.text(), set);
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
                : List.of(format + " " + scope + " " + faults + " " + answer.text() + " " + tools);
        return new SoundCounts(1, count > 0 ? 1 : 0, count, 0, answer.usage().completionTokens(), told.size(), 0, told);
    }
}
