package dev.toolace.internal.format;

import dev.toolace.internal.format.json.JsonFormats;
import dev.toolace.internal.format.json.NamedFormats;
import dev.toolace.internal.format.markup.MarkupFormats;
import dev.toolace.internal.format.python.PythonFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every format of the library by name and alias. Stateless. */
public final class FormatTable {

    private static final List<FormatSpec> ALL = collect();
    private static final Map<String, FormatSpec> BY_NAME = index();

    private FormatTable() {}

    /**
     * All formats.
     *
     * @return each once
     */
    public static List<FormatSpec> all() {
        return ALL;
    }

    /**
     * Formats by name and alias.
     *
     * @return sorted by name
     */
    public static Map<String, FormatSpec> byName() {
        return BY_NAME;
    }

    private static List<FormatSpec> collect() {
        List<FormatSpec> all = new ArrayList<>(JsonFormats.all());
        all.addAll(NamedFormats.all());
        all.addAll(MarkupFormats.all());
        all.addAll(PythonFormats.all());
        return List.copyOf(all);
    }

    private static Map<String, FormatSpec> index() {
        Map<String, FormatSpec> byName = new TreeMap<>();
        for (FormatSpec spec : ALL) {
            byName.put(spec.name(), spec);
            spec.aliases().forEach(alias -> byName.put(alias, spec));
        }
        return Map.copyOf(byName);
    }
}
