package dev.toolace.internal.grammar;

import java.util.HashSet;
import java.util.Set;

/**
 * The undeclared names that an object has already. Immutable.
 *
 * @param names as far as they are known
 * @param known whether they are; where masks are made, they are forgotten
 */
record UsedNames(Set<String> names, boolean known) {

    static final UsedNames NONE = new UsedNames(Set.of(), true);

    static final UsedNames FORGOTTEN = new UsedNames(Set.of(), false);

    /** These and one more. */
    UsedNames with(String name) {
        if (!known) {
            return this;
        }
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return new UsedNames(Set.copyOf(more), true);
    }
}
