package dev.toolace.format;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.internal.format.AutoScanner;
import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.FormatTable;
import dev.toolace.internal.format.ModelFormat;
import dev.toolace.internal.format.Occurrences;
import dev.toolace.internal.format.stream.CheckedStream;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads a text of unknown format. What stands in the text decides: formats whose markers it holds are tried first, the
 * longest marker first; the reading with calls and the fewest repairs wins. Where none finds calls, bare JSON and
 * Python's syntax are tried. It asks for calls, and writes them, as {@link JsonListFormat} does. Immutable and safe for
 * use by many threads.
 *
 * <p>Formats of a host's own take part where it is made over their {@link FormatRegistry}; a stream tells of their
 * calls when the text ends, or earlier where a format of the library sees the same.
 */
public final class AutoFormat implements CallFormat {

    static final String NAME = "auto";

    private final FormatRegistry formats;
    private final JsonListFormat json;
    private final Limits limits;

    /** The formats of the library, within default limits. */
    public AutoFormat() {
        this(Limits.DEFAULT);
    }

    /**
     * The formats of the library, within given limits.
     *
     * @param limits bounds on length, depth and the number of calls
     */
    public AutoFormat(Limits limits) {
        this(FormatRegistry.standard(), limits);
    }

    /**
     * The formats of a registry.
     *
     * @param formats those of the library and others; the others keep the limits that they have
     * @param limits bounds on length, depth and the number of calls
     */
    public AutoFormat(FormatRegistry formats, Limits limits) {
        this.formats = Objects.requireNonNull(formats);
        this.limits = limits;
        this.json = new JsonListFormat(limits);
    }

    /**
     * A format and why it was chosen.
     *
     * @param format the format
     * @param evidence what in the text speaks for it; empty where it is one that needs no markers
     * @param result what the format reads
     */
    public record Choice(CallFormat format, String evidence, ParseResult result) {}

    /**
     * Reads a text and says by which format.
     *
     * @param text the whole answer
     * @param tools on offer
     * @return the best reading; by the JSON format where none finds calls
     */
    public Choice choose(String text, ToolSet tools) {
        List<Choice> readings = new ArrayList<>();
        Occurrences occurrences = new Occurrences(text);
        for (FormatRegistry.Own own : formats.own()) {
            String evidence = evidence(own.evidence(), occurrences);
            if (!evidence.isEmpty()) {
                readings.add(read(own.format(), evidence, text, tools));
            }
        }
        for (FormatSpec spec : FormatTable.all()) {
            String evidence = evidence(spec.evidence(), occurrences);
            if (!evidence.isEmpty()) {
                readings.add(read(new ModelFormat(spec, limits), evidence, text, tools));
            }
        }
        readings.sort(Comparator.comparingInt(reading -> -reading.evidence().length()));
        readings.add(read(json, "", text, tools));
        for (FormatSpec spec : FormatTable.all()) {
            if (spec.evidence().isEmpty()) {
                readings.add(read(new ModelFormat(spec, limits), "", text, tools));
            }
        }
        formats.own().stream().filter(own -> own.evidence().isEmpty())
                .forEach(own -> readings.add(read(own.format(), "", text, tools)));
        return readings.stream().reduce((best, reading) -> better(reading, best) ? reading : best).orElseThrow();
    }

    /**
     * The first with calls and the fewest repairs, one without markers only where no other has calls. Without calls,
     * the first of all.
     */
    private static boolean better(Choice reading, Choice best) {
        if (!(reading.result() instanceof ParsedCalls parsed)) {
            return false;
        }
        if (!(best.result() instanceof ParsedCalls other)) {
            return true;
        }
        boolean weaker = reading.evidence().isEmpty() && !best.evidence().isEmpty();
        return !weaker && parsed.repairs().size() < other.repairs().size();
    }

    private static Choice read(CallFormat format, String evidence, String text, ToolSet tools) {
        return new Choice(format, evidence, format.parse(text, tools));
    }

    /** The longest text in it that only models of the format write; empty if there is none. */
    private static String evidence(List<String> evidence, Occurrences text) {
        return evidence.stream().filter(text::of).max(Comparator.comparingInt(String::length)).orElse("");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String systemPrompt(List<Tool> tools) {
        return json.systemPrompt(tools);
    }

    @Override
    public String render(List<Call> calls) {
        return json.render(calls);
    }

    @Override
    public ParseResult parse(String text, ToolSet tools) {
        return choose(text, tools).result();
    }

    @Override
    public CallStream stream(ToolSet tools, Consumer<? super CallEvent> listener) {
        return new CheckedStream(this, tools, limits, listener, AutoScanner::anywhere);
    }

    @Override
    public String refineInstruction() {
        return json.refineInstruction();
    }

    @Override
    public String correctInstruction(List<ValidationError> errors) {
        return json.correctInstruction(errors);
    }
}
