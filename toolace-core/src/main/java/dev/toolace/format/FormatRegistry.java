package dev.toolace.format;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.FormatTable;
import dev.toolace.internal.format.ModelFormat;
import dev.toolace.internal.format.template.Clue;
import dev.toolace.internal.format.template.TemplateClues;
import dev.toolace.internal.format.template.TemplateText;
import dev.toolace.internal.json.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Formats by name: those of the library, and a host's own beside them. It finds the format that a chat template tells
 * its model to write, and {@code auto} of a registry reads texts by all of its formats. Immutable and safe for use by
 * many threads.
 */
public final class FormatRegistry {

    private static final FormatRegistry STANDARD = new FormatRegistry(List.of());

    /**
     * A format that is not of the library.
     *
     * @param format the format
     * @param aliases further names
     * @param evidence texts that only models of this format write
     */
    record Own(CallFormat format, List<String> aliases, List<String> evidence) {}

    private final List<Own> own;

    private FormatRegistry(List<Own> own) {
        this.own = own;
    }

    /**
     * The formats of this library.
     *
     * @return always the same value
     */
    public static FormatRegistry standard() {
        return STANDARD;
    }

    /**
     * These formats and one more.
     *
     * @param format the format; its name is new here
     * @param evidence texts that only models of this format write, such as the marker before a call; they tell it in
     *     the text of a model and in a chat template. Without any, {@code auto} reads by this format where no other
     *     finds calls, and no template tells it
     * @return a new registry
     * @throws ToolaceException as {@link #with(CallFormat, List, List)}
     */
    public FormatRegistry with(CallFormat format, String... evidence) {
        return with(format, List.of(), List.of(evidence));
    }

    /**
     * These formats and one more, under several names.
     *
     * @param format the format; its name is new here
     * @param aliases further names, new here as well; copied
     * @param evidence as in {@link #with(CallFormat, String...)}; copied
     * @return a new registry
     * @throws ToolaceException TA-FORMAT-002 if a name is taken, TA-CONFIG-001 if a name or a text is blank
     */
    public FormatRegistry with(CallFormat format, List<String> aliases, List<String> evidence) {
        List<String> names = Stream.concat(Stream.of(format.name()), aliases.stream()).toList();
        Stream.concat(names.stream(), evidence.stream()).filter(String::isBlank).findAny().ifPresent(blank -> {
            throw new ToolaceException(ErrorId.CONFIG, "a format's names and evidence must not be blank");
        });
        Set<String> seen = new TreeSet<>();
        for (String name : names) {
            if (find(name) != null || !seen.add(name)) {
                throw new ToolaceException(ErrorId.FORMAT_TAKEN,
                        "a format is already named " + Place.shorten(name) + "; a registry has each name once");
            }
        }
        List<Own> more = new ArrayList<>(own);
        more.add(new Own(format, List.copyOf(aliases), List.copyOf(evidence)));
        return new FormatRegistry(List.copyOf(more));
    }

    /**
     * Finds a format.
     *
     * @param name one of {@link #names}, or an alias, such as {@code qwen2_5} for {@code hermes}
     * @return the format; one of the library is within default limits
     * @throws ToolaceException TA-FORMAT-001 if there is none
     */
    public CallFormat byName(String name) {
        CallFormat format = find(name);
        if (format == null) {
            throw new ToolaceException(ErrorId.FORMAT_UNKNOWN,
                    "no format is named " + Place.shorten(name) + "; there are " + String.join(", ", names()));
        }
        return format;
    }

    /**
     * The names of all formats, without the aliases.
     *
     * @return in alphabetical order
     */
    public List<String> names() {
        Set<String> names = new TreeSet<>(List.of(JsonListFormat.NAME, PythonListFormat.NAME, AutoFormat.NAME));
        FormatTable.all().forEach(spec -> names.add(spec.name()));
        own.forEach(one -> names.add(one.format().name()));
        return List.copyOf(names);
    }

    /**
     * Finds the format of the calls that a chat template writes, or tells its model to write. Of several that it has
     * texts of, the most specific counts: more text more than less, a marker more than bare JSON or Python. What the
     * template only compares or searches does not speak for a format.
     *
     * <p>Takes time linear in the template's length, and never throws for any text.
     *
     * @param template the source in Jinja
     * @return the format with the texts that spoke for it, or nothing where none does
     */
    public Optional<DetectedFormat> fromTemplate(String template) {
        String written = TemplateText.of(template);
        String name = "";
        Clue best = null;
        for (String candidate : templateOrder()) {
            for (Clue clue : clues(candidate)) {
                if ((best == null || clue.weight() > best.weight()) && clue.in(written)) {
                    best = clue;
                    name = candidate;
                }
            }
        }
        return best == null ? Optional.empty() : Optional.of(new DetectedFormat(byName(name), best.texts()));
    }

    /** A host's own first: of what says the same, it counts. */
    private List<String> templateOrder() {
        List<String> order = new ArrayList<>(own.stream().map(one -> one.format().name()).toList());
        FormatTable.all().forEach(spec -> order.add(spec.name()));
        order.add(JsonListFormat.NAME);
        return order;
    }

    private List<Clue> clues(String name) {
        return own.stream().filter(one -> one.format().name().equals(name)).findAny()
                .map(one -> one.evidence().stream().map(Clue::of).toList())
                .orElseGet(() -> TemplateClues.of(name));
    }

    private @Nullable CallFormat find(String name) {
        for (Own one : own) {
            if (one.format().name().equals(name) || one.aliases().contains(name)) {
                return one.format();
            }
        }
        return switch (name) {
            case JsonListFormat.NAME -> new JsonListFormat();
            case PythonListFormat.NAME -> new PythonListFormat();
            case AutoFormat.NAME -> new AutoFormat(this, Limits.DEFAULT);
            default -> {
                FormatSpec spec = FormatTable.byName().get(name);
                yield spec == null ? null : new ModelFormat(spec, Limits.DEFAULT);
            }
        };
    }

    /** The formats that are not of the library. */
    List<Own> own() {
        return own;
    }
}
