package dev.toolace.onnx.internal.jinja.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds which of some names nodes read before they set them, wherever inside of them that is. */
final class FreeNames {
    private final Set<String> candidates;
    private final Set<String> found = new HashSet<>();

    private FreeNames(Set<String> candidates) {
        this.candidates = new HashSet<>(candidates);
    }

    static Set<String> among(Set<String> names, List<? extends Node> nodes) {
        FreeNames search = new FreeNames(names);
        nodes.forEach(search::visit);
        return search.found;
    }

    private void visit(Node node) {
        if (node instanceof Name name) {
            if (candidates.contains(name.name())) {
                found.add(name.name());
            }
        } else if (node instanceof Target.ToName target) {
            candidates.remove(target.name());
        } else {
            node.children().forEach(this::visit);
        }
    }

    /** Whether a name is set somewhere inside of nodes. */
    static boolean isSet(String name, List<? extends Node> nodes) {
        return nodes.stream().anyMatch(node -> node instanceof Target.ToName target && !target.isParameter()
                && target.name().equals(name)
                || isSet(name, node.children()));
    }
}
