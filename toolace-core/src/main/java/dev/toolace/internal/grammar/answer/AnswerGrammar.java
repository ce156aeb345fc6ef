package dev.toolace.internal.grammar.answer;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.ParsedCalls;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarLimits;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.format.Thinking;
import dev.toolace.internal.grammar.Choice;
import dev.toolace.internal.grammar.Elements;
import dev.toolace.internal.grammar.Literal;
import dev.toolace.internal.grammar.Marks;
import dev.toolace.internal.grammar.Named;
import dev.toolace.internal.grammar.Part;
import dev.toolace.internal.grammar.Sequence;
import dev.toolace.internal.grammar.Spelling;
import dev.toolace.internal.grammar.Text;
import dev.toolace.internal.grammar.answer.CallShape.Kind;
import dev.toolace.internal.grammar.regular.CharDfa;
import dev.toolace.internal.grammar.regular.Languages;
import dev.toolace.internal.grammar.regular.Patterns;
import dev.toolace.internal.grammar.schema.Notation;
import dev.toolace.internal.grammar.schema.SchemaGrammar;
import dev.toolace.internal.grammar.schema.Workshop;
import dev.toolace.internal.json.JsonWriter;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the grammar of a format's answers. Used by one thread. */
public final class AnswerGrammar {

    /** What the formats take for white space at the start of an answer. */
    private static final String SPACE =
            "[\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]*";

    /** Texts that start with thinking. */
    private static final CharDfa THINKING = Patterns.found("^" + SPACE + "(" + opens() + ")", 1000);

    /** Texts that start with a bracket. */
    private static final CharDfa BRACKET = Patterns.found("^" + SPACE + "\\[", 100);

    /** What models write around their calls where it says nothing. */
    private static final CharDfa AROUND = Patterns.found("^[ \n\r\t]{0,8}$", 100);

    private static final CharDfa BREAKS = Patterns.found("^\n{0,2}$", 100);

    private static final int MAX_STATES = 100_000;

    /** A call has at least so many bytes, and what stands between two. */
    private static final int CALL_BYTES = 16;

    private final CallShape shape;
    private final CallFormat format;
    private final ToolSet tools;
    private final int maxCalls;
    private final GrammarScope scope;
    private final Workshop shop;

    private AnswerGrammar(CallShape shape, CallFormat format, ToolSet tools, Limits limits, GrammarScope scope) {
        this.shape = shape;
        this.format = format;
        this.tools = tools;
        this.maxCalls = limits.maxCalls();
        this.scope = scope;
        // The list and the object of a call are levels too.
        this.shop = new Workshop(GrammarLimits.DEFAULT.withMaxDepth(Math.max(1, limits.maxDepth() - 2)), scope);
    }

    private static String opens() {
        StringBuilder all = new StringBuilder();
        for (Thinking.Block block : Thinking.BLOCKS) {
            all.append(all.isEmpty() ? "" : "|");
            block.open().chars().forEach(c -> all.append(Character.isLetterOrDigit(c) ? "" : "\\").append((char) c));
        }
        return all.toString();
    }

    /**
     * The answers of a format.
     *
     * @param shape how its calls look
     * @param format reads them
     * @param tools on offer
     * @param limits the format's
     * @param scope what is written of what the tools' schemas allow
     * @return the grammar
     */
    public static Grammar of(CallShape shape, CallFormat format, ToolSet tools, Limits limits, GrammarScope scope) {
        return new AnswerGrammar(shape, format, tools, limits, scope).grammar();
    }

    private Grammar grammar() {
        List<Part> ways = new ArrayList<>();
        Part calls = switch (scope) {
            case DECLARED -> calls();
            case ALLOWED -> sequence(text(AROUND), calls(), text(AROUND));
        };
        ways.add(calls);
        if (!shape.none().isEmpty()) {
            ways.add(literal(shape.none()));
        }
        Part plain = choice(ways);
        List<Part> answers = new ArrayList<>(List.of(plain));
        switch (shape.words().kind()) {
            case NONE -> answers.add(thought(sequence(text(BREAKS), plain)));
            case INSTEAD -> answers.add(text(Languages.without(Languages.ANY, BRACKET, MAX_STATES)));
            case BEFORE -> {
                CharDfa words = Languages.avoiding(shape.words().without());
                Part end = choice(List.of(calls, literal("")));
                answers.add(sequence(text(Languages.without(words, THINKING, MAX_STATES)), end));
                answers.add(thought(sequence(text(words), end)));
            }
        }
        return shop.grammar(choice(answers));
    }

    /** Thinking of any kind, and what follows. */
    private Part thought(Part next) {
        List<Part> kinds = new ArrayList<>();
        for (Thinking.Block block : Thinking.BLOCKS) {
            kinds.add(sequence(literal(block.open()), text(Languages.avoiding(List.of(block.close()))),
                    literal(block.close())));
        }
        return sequence(choice(kinds), next);
    }

    private Part calls() {
        Map<Notation, List<Part>> arguments = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Tool tool : tools.tools()) {
            if (readable(tool.name())) {
                names.add(tool.name());
                for (Notation notation : notations()) {
                    arguments.computeIfAbsent(notation, key -> new ArrayList<>())
                            .add(SchemaGrammar.arguments(tool, notation, shop));
                }
            } else {
                shop.leaveOut(tool.name(), "this format cannot write the tool's name");
            }
        }
        List<Part> styles = new ArrayList<>();
        Set<CallShape> shapes = new LinkedHashSet<>(List.of(shape, shape.compact()));
        for (CallShape style : shapes) {
            for (Notation notation : notations()) {
                styles.add(list(style, names, arguments.getOrDefault(notation, List.of())));
            }
        }
        return choice(styles);
    }

    private List<Notation> notations() {
        return shape.python() ? List.of(Notation.SPACED_PYTHON, Notation.PYTHON)
                : List.of(Notation.JSON, Notation.SPACED_JSON);
    }

    /** Whether the format reads back the name that it writes. */
    private boolean readable(String name) {
        List<Call> calls = List.of(Call.of(name));
        return format.parse(format.render(calls), tools) instanceof ParsedCalls parsed
                && parsed.calls().equals(calls) && parsed.repairs().isEmpty();
    }

    private Part list(CallShape style, List<String> names, List<Part> arguments) {
        List<String> words = names.stream().map(name -> style.name() + written(name) + style.arguments()).toList();
        List<Part> parts = arguments.stream()
                .map(part -> style.end().isEmpty() ? part : sequence(part, literal(style.end()))).toList();
        Part call = shop.keep(new Named(words, parts));
        return shop.keep(new Elements(new Marks(style.before(), style.between(), style.after()), List.of(), call,
                1, maxCalls, CALL_BYTES, false));
    }

    private String written(String name) {
        if (!shape.name().endsWith("\"")) {
            return name;
        }
        StringBuilder quoted = new StringBuilder();
        JsonWriter.quote(name, quoted);
        return quoted.substring(1, quoted.length() - 1);
    }

    private Part literal(String text) {
        return shop.keep(new Literal(text));
    }

    private Part text(CharDfa language) {
        return shop.keep(new Text(language, Spelling.BARE));
    }

    private Part choice(List<Part> parts) {
        return shop.keep(new Choice(parts));
    }

    private Part sequence(Part... parts) {
        return shop.keep(new Sequence(List.of(parts)));
    }
}
