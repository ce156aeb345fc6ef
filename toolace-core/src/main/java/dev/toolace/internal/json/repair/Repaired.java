package dev.toolace.internal.json.repair;

import dev.toolace.format.Repair;
import dev.toolace.json.JsonValue;
import java.util.Comparator;
import java.util.List;

/**
 * A value that was read, and what it took. Immutable and safe for use by many threads.
 *
 * @param value the value
 * @param end index after its last character
 * @param repairs what was wrong, in the order of the text; empty if it is strict JSON
 */
public record Repaired(JsonValue value, int end, List<Repair> repairs) {

    /** Copies the repairs in the order of their offsets. */
    public Repaired {
        repairs = repairs.stream().sorted(Comparator.comparingInt(Repair::offset)).toList();
    }
}
