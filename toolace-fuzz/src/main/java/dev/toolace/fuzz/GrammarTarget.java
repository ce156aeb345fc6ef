package dev.toolace.fuzz;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.NoCallText;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.grammar.ByteSet;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.grammar.GrammarState;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Grammars of any schema: no dead ends, and what is accepted is read without repairs and valid, unless a note says
 * that something is left to the validator.
 */
public final class GrammarTarget {

    private static final CallValidator VALIDATOR = new CallValidator();
    private static final List<CallFormat> FORMATS =
            List.of(CallFormat.byName("json"), CallFormat.byName("hermes"), CallFormat.byName("toolace"));
    private static final String CLOSERS = "\"']}),=:0";
    private static final int MAX_BYTES = 600;

    private GrammarTarget() {}

    /**
     * Makes a grammar and a few texts of it.
     *
     * @param data parameters in JSON
     */
    public static void fuzzerTestOneInput(byte[] data) {
        ToolSet tools;
        try {
            if (!(JsonValue.parse(new String(data, StandardCharsets.UTF_8)) instanceof JsonObject parameters)) {
                return;
            }
            tools = ToolSet.of(List.of(new Tool("f", "", parameters)));
        } catch (ToolaceException e) {
            return;
        }
        Random random = new Random(data.length);
        for (CallFormat format : FORMATS) {
            // One of the two scopes, by the input; both are tried over many.
            GrammarScope scope = GrammarScope.values()[random.nextInt(2)];
            Grammar grammar;
            try {
                grammar = format.grammar(tools, scope).orElseThrow();
            } catch (ToolaceException e) {
                Expect.that(e.errorId().equals(ErrorId.GRAMMAR_LIMIT), e);
                return;
            }
            String call = format.render(List.of(Call.of("f")));
            String start = call.substring(0, call.length() / 2);
            for (int i = 0; i < 3; i++) {
                walk(format, grammar, tools, grammar.after(start).dead() ? "" : start, random);
            }
        }
    }

    private static void walk(CallFormat format, Grammar grammar, ToolSet tools, String start, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        GrammarState state = grammar.after(start);
        while (out.size() < MAX_BYTES && !(state.accepting() && random.nextInt(4) == 0)) {
            ByteSet allowed = state.allowed();
            Expect.that(allowed.size() > 0 || state.accepting(), "a dead end");
            if (allowed.size() == 0) {
                break;
            }
            int value = choose(allowed, random);
            out.write(value);
            state = state.next(value);
        }
        if (state.accepting()) {
            check(format, grammar, tools, out.toString(StandardCharsets.UTF_8));
        }
    }

    private static int choose(ByteSet allowed, Random random) {
        int value = CLOSERS.charAt(random.nextInt(CLOSERS.length()));
        while (!allowed.contains(value)) {
            value = random.nextInt(256);
        }
        return value;
    }

    private static void check(CallFormat format, Grammar grammar, ToolSet tools, String text) {
        ParseResult result = format.parse(text, tools);
        Expect.that(result instanceof NoCallText || result instanceof ParsedCalls parsed && parsed.repairs().isEmpty(),
                text);
        if (result instanceof ParsedCalls parsed && grammar.notes().isEmpty()) {
            Expect.that(VALIDATOR.validate(parsed.calls(), tools).isEmpty(), text);
        }
    }
}
