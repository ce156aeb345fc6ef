package dev.toolace.format;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.format.ModelReader;
import dev.toolace.internal.format.Wording;
import dev.toolace.internal.format.json.JsonFormats;
import dev.toolace.internal.format.stream.CheckedStream;
import dev.toolace.internal.grammar.answer.AnswerGrammar;
import dev.toolace.internal.grammar.answer.CallShape;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.JsonWriter;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonObject;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls as a JSON array: {@code [{"name":"f","arguments":{...}}]}, exactly these two members in any order. What is not
 * that is read as JSON with calls somewhere in the text, alone or in an array, in a code fence or bare, with the member
 * names that other models use; {@code []} and text without calls are no call. Immutable and safe for use by many
 * threads.
 */
public final class JsonListFormat implements CallFormat {

    static final String NAME = "json";

    private static final CallShape SHAPE =
            CallShape.objects("", "name", "arguments", "").within("[", ", ", "]").orNone("[]");

    private final Limits limits;

    /** A format within default limits. */
    public JsonListFormat() {
        this(Limits.DEFAULT);
    }

    /**
     * A format within given limits.
     *
     * @param limits bounds on length, depth and the number of calls
     */
    public JsonListFormat(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String systemPrompt(List<Tool> tools) {
        return "You answer requests by calling functions. These functions are available:\n"
                + Wording.toolsAsJson(tools)
                + "\nAnswer with a JSON array of the calls to make and nothing else: "
                + "[{\"name\":\"function_name\",\"arguments\":{\"parameter\":\"value\"}}]. "
                + "Answer [] if no function fits the request.";
    }

    @Override
    public String render(List<Call> calls) {
        StringBuilder out = new StringBuilder("[");
        for (Call call : calls) {
            out.append(out.length() == 1 ? "{\"name\":" : ",{\"name\":");
            JsonWriter.quote(call.name(), out);
            out.append(",\"arguments\":").append(call.arguments().toJson()).append('}');
        }
        return out.append(']').toString();
    }

    @Override
    public ParseResult parse(String text, ToolSet tools) {
        String stripped = text.strip();
        if (!stripped.startsWith("[") || text.length() > limits.maxJsonChars()) {
            return ModelReader.read(text, tools, JsonFormats.ANYWHERE, limits);
        }
        int shift = text.indexOf('[');
        try {
            List<Call> calls = read(new JsonReader(stripped, limits));
            return calls.isEmpty() ? new NoCallText("") : new ParsedCalls(calls);
        } catch (JsonSyntaxError e) {
            ParseResult lenient = ModelReader.read(text, tools, JsonFormats.ANYWHERE, limits);
            return lenient instanceof ParsedCalls ? lenient
                    : new ParseFailure(e.reason(), e.offset() + shift, lenient.content(), lenient.reasoning());
        }
    }

    @Override
    public CallStream stream(ToolSet tools, Consumer<? super CallEvent> listener) {
        return new CheckedStream(this, tools, limits, listener,
                out -> ModelReader.scanner(JsonFormats.ANYWHERE, out));
    }

    @Override
    public Optional<Grammar> grammar(ToolSet tools) {
        return grammar(tools, GrammarScope.DECLARED);
    }

    @Override
    public Optional<Grammar> grammar(ToolSet tools, GrammarScope scope) {
        return Optional.of(AnswerGrammar.of(SHAPE, this, tools, limits, scope));
    }

    private List<Call> read(JsonReader reader) {
        List<Call> calls = new ArrayList<>();
        reader.expect('[');
        if (reader.peek() == ']') {
            reader.expect(']');
        } else {
            calls.add(readCall(reader));
            while (reader.peek() == ',') {
                reader.expect(',');
                if (calls.size() >= limits.maxCalls()) {
                    throw reader.error("more than " + limits.maxCalls() + " calls");
                }
                calls.add(readCall(reader));
            }
            reader.expect(']');
        }
        reader.expectEnd();
        return calls;
    }

    private static Call readCall(JsonReader reader) {
        Slot slot = new Slot();
        reader.expect('{');
        slot.readMember(reader);
        while (reader.peek() == ',') {
            reader.expect(',');
            slot.readMember(reader);
        }
        reader.expect('}');
        return slot.call(reader);
    }

    /** The two members of a call, as far as they were read. */
    private static final class Slot {

        private @Nullable String name;
        private @Nullable JsonObject arguments;

        void readMember(JsonReader reader) {
            reader.skipSpace();
            int start = reader.position();
            String member = reader.readString();
            boolean isName = member.equals("name");
            if (!isName && !member.equals("arguments")) {
                throw new JsonSyntaxError("a call has no member " + Place.shorten(member), start, false);
            }
            if (isName ? name != null : arguments != null) {
                throw new JsonSyntaxError("duplicate member " + Place.shorten(member), start, false);
            }
            reader.expect(':');
            if (isName) {
                name = reader.readString();
            } else {
                // The list and the call's own braces count as levels too.
                arguments = reader.readObject(2);
            }
        }

        Call call(JsonReader reader) {
            String foundName = name;
            JsonObject foundArguments = arguments;
            if (foundName == null || foundArguments == null) {
                throw reader.error("a call needs the member '" + (foundName == null ? "name" : "arguments") + "'");
            }
            return new Call(foundName, foundArguments);
        }
    }

    @Override
    public String refineInstruction() {
        return Wording.REFINE;
    }

    @Override
    public String correctInstruction(List<ValidationError> errors) {
        return Wording.correct(errors);
    }
}
