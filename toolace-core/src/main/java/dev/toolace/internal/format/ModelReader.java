package dev.toolace.internal.format;

import dev.toolace.Limits;
import dev.toolace.format.ParseFailure;
import dev.toolace.format.ParseResult;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.tool.ToolSet;

/** Reads a model's text by a grammar: thinking first, then calls and what stands around them. Stateless. */
public final class ModelReader {

    private ModelReader() {}

    /**
     * Reads a whole text. Never throws for any text.
     *
     * @param text what the model wrote
     * @param tools on offer
     * @param grammar the format's syntax
     * @param limits bounds on length, depth and the number of calls
     * @return calls, no call, or a failure
     */
    public static ParseResult read(String text, ToolSet tools, Grammar grammar, Limits limits) {
        if (text.length() > limits.maxJsonChars()) {
            return new ParseFailure("answer is longer than " + limits.maxJsonChars() + " characters", 0);
        }
        Thinking.Span thinking = Thinking.find(text);
        if (thinking != Thinking.Span.NONE && !thinking.opened()) {
            Reading whole = read(text, tools, grammar, limits, 0);
            if (whole.insideCall(thinking.to())) {
                // The marker is data: it stands in an argument.
                return whole.result();
            }
        }
        Reading reading = new Reading(text, tools, limits);
        reading.reasoning(thinking.from(), thinking.to());
        read(reading, grammar, thinking.next());
        return reading.result();
    }

    /**
     * Follows a whole text: thinking first, then calls.
     *
     * @param grammar the format's syntax
     * @param out takes what seems to be calls
     * @return a scanner at the start of the text
     */
    public static CallScanner scanner(Grammar grammar, Drafts out) {
        return new ThinkingScanner(out, () -> grammar.scanner(out));
    }

    private static Reading read(String text, ToolSet tools, Grammar grammar, Limits limits, int from) {
        Reading reading = new Reading(text, tools, limits);
        read(reading, grammar, from);
        return reading;
    }

    private static void read(Reading reading, Grammar grammar, int from) {
        try {
            grammar.read(reading, from);
        } catch (JsonSyntaxError e) {
            reading.fail(e);
        } catch (TooManyCalls e) {
            reading.reject(e, from);
        }
    }
}
