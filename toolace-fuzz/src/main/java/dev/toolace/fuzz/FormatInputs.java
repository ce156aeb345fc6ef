package dev.toolace.fuzz;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.CallEvent;
import dev.toolace.format.CallFormat;
import dev.toolace.format.CallStream;
import dev.toolace.format.ParseFailure;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.format.Repair;
import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.ModelFormat;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads inputs in one of several formats, whole and in pieces: the first byte chooses. Immutable. */
final class FormatInputs {

    private static final ToolSet TOOLS = ToolSet.of(List.of(
            Tool.parse("""
                    {"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"},
                     "days":{"type":"integer"},"units":{"enum":["C","F"]}},"required":["city"]}}"""),
            Tool.parse("""
                    {"name":"f","parameters":{"type":"object","properties":{"a":{},"b":{"type":"array"},
                     "c":{"type":"object"},"d":{"type":["boolean","null"]}}}}""")));

    private final List<? extends CallFormat> formats;

    FormatInputs(List<? extends CallFormat> formats) {
        this.formats = formats;
    }

    static FormatInputs of(List<FormatSpec> specs) {
        return new FormatInputs(specs.stream().map(spec -> new ModelFormat(spec, Limits.DEFAULT)).toList());
    }

    void check(byte[] data) {
        if (data.length == 0) {
            return;
        }
        String text = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
        CallFormat format = formats.get((data[0] & 0xff) % formats.size());
        ParseResult result = format.parse(text, TOOLS);
        if (result instanceof ParsedCalls parsed) {
            Expect.that(!parsed.calls().isEmpty() && parsed.calls().size() <= Limits.DEFAULT.maxCalls(), parsed);
            for (Repair repair : parsed.repairs()) {
                Expect.that(repair.offset() >= 0 && repair.offset() <= text.length(), repair);
            }
        } else if (result instanceof ParseFailure failure) {
            Expect.that(failure.offset() >= 0 && failure.offset() <= text.length(), failure);
        }
        streamed(format, text, result);
    }

    /** In pieces: the same result, and events that tell its calls. */
    private static void streamed(CallFormat format, String text, ParseResult result) {
        List<@Nullable Call> shown = new ArrayList<>();
        CallStream stream = format.stream(TOOLS, event -> {
            if (event instanceof CallEvent.Started) {
                shown.add(null);
            } else if (event instanceof CallEvent.Withdrawn) {
                shown.remove(shown.size() - 1);
            } else if (event instanceof CallEvent.Finished finished) {
                shown.set(finished.index(), finished.call());
            }
        });
        int length = 1 + (text.hashCode() & 15);
        for (int i = 0; i < text.length(); i += length) {
            stream.feed(text.substring(i, Math.min(text.length(), i + length)));
        }
        Expect.that(stream.finish().equals(result), "pieces of " + length + " characters give another result");
        Expect.that(shown.equals(result instanceof ParsedCalls parsed ? parsed.calls() : List.of()), shown);
    }
}
