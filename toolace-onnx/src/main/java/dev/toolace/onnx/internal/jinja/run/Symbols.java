package dev.toolace.onnx.internal.jinja.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of one scope, found out as Jinja's compiler does it (its module {@code idtracking}), because templates show
 * the rules: a
 * name that a scope only sets is unset until then, also if a variable has that name, while one that it sets in a branch
 * starts as that
 * variable. Used while a template is bound.
 */
final class Symbols {
    private final Layout layout;
    private final int level;
    private final @Nullable Symbols parent;
    /** Of what this is a branch; only what it adds to that is its own. */
    private final @Nullable Symbols origin;
    private final Map<String, Ref> refs = new HashMap<>();
    private final Map<Integer, Load> loads = new LinkedHashMap<>();
    private final Set<String> stores = new HashSet<>();

    Symbols(Layout layout, @Nullable Symbols parent) {
        this(layout, parent, null, parent == null ? 0 : parent.level + 1);
    }

    private Symbols(Layout layout, @Nullable Symbols parent, @Nullable Symbols origin, int level) {
        this.layout = layout;
        this.parent = parent;
        this.origin = origin;
        this.level = level;
    }

    /** Where a name's value is. */
    private record Ref(Layout layout, int slot) { }

    /**
     * What a value is when the scope begins: given by whoever enters it, looked up, that of an outer scope, or unset.
     */
    private sealed interface Load {
        record Parameter() implements Load { }

        record Resolve(String name) implements Load { }

        record Alias(Ref outer) implements Load { }

        record Unset() implements Load { }
    }

    Layout layout() {
        return layout;
    }

    private Ref define(String name, Load load) {
        Ref ref = new Ref(layout, layout.place(level, name));
        refs.put(name, ref);
        loads.put(ref.slot(), load);
        return ref;
    }

    private @Nullable Ref own(String name) {
        Ref ref = refs.get(name);
        return ref != null || origin == null ? ref : origin.own(name);
    }

    private @Nullable Ref find(String name) {
        Ref ref = own(name);
        return ref != null || parent == null ? ref : parent.find(name);
    }

    private boolean stores(String name) {
        return stores.contains(name) || origin != null && origin.stores(name);
    }

    /** The scope reads a name. */
    void load(String name) {
        if (find(name) == null) {
            define(name, new Load.Resolve(name));
        }
    }

    /** The scope sets a name. */
    void store(String name) {
        stores.add(name);
        if (own(name) == null) {
            Ref outer = parent == null ? null : parent.find(name);
            define(name, outer == null ? new Load.Unset() : new Load.Alias(outer));
        }
    }

    /** Whoever enters the scope sets a name; the result is its place. */
    int parameter(String name) {
        stores.add(name);
        return define(name, new Load.Parameter()).slot();
    }

    /** A place that no name has. */
    int hidden(String purpose) {
        return layout.place(level, "#" + purpose);
    }

    /** The same names, to be continued in a branch. */
    Symbols branch() {
        return new Symbols(layout, parent, this, level);
    }

    /** Takes over what branches have found: what only some of them set, starts as what it was outside. */
    void merge(List<Symbols> branches) {
        Set<String> added = new HashSet<>();
        branches.forEach(branch -> added.addAll(branch.stores));
        added.removeIf(this::stores);
        for (Symbols branch : branches) {
            refs.putAll(branch.refs);
            loads.putAll(branch.loads);
            stores.addAll(branch.stores);
        }
        for (String name : added) {
            Ref target = find(name);
            Ref outer = parent == null ? null : parent.find(name);
            if (target != null) {
                loads.put(target.slot(), outer == null ? new Load.Resolve(name) : new Load.Alias(outer));
            }
        }
    }

    /** The place of a name that was declared, from where frames have a layout. */
    Frame.Place place(String name, Layout from) {
        Ref ref = find(name);
        if (ref == null) {
            throw new IllegalStateException("undeclared name " + name);
        }
        return new Frame.Place(from.hopsTo(ref.layout()), ref.slot());
    }

    /** What entering the scope takes. */
    Entry entry() {
        List<Entry.Step> steps = new ArrayList<>();
        loads.forEach((slot, load) -> {
            if (load instanceof Load.Resolve resolve) {
                steps.add(new Entry.Step(slot, resolve.name(), null));
            } else if (load instanceof Load.Alias alias) {
                steps.add(new Entry.Step(slot, null,
                        new Frame.Place(layout.hopsTo(alias.outer().layout()), alias.outer().slot())));
            } else if (load instanceof Load.Unset) {
                steps.add(new Entry.Step(slot, null, null));
            }
        });
        return new Entry(List.copyOf(steps), loads.keySet().stream().mapToInt(Integer::intValue).toArray());
    }
}
