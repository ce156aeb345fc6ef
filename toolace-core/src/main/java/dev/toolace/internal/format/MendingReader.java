package dev.toolace.internal.format;

import dev.toolace.Limits;
import dev.toolace.format.Repair;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.repair.Repaired;
import dev.toolace.internal.json.repair.RepairingReader;
import dev.toolace.internal.json.repair.Unclosed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON objects of one text strictly, and where that fails once more with repairs. What the end of the text
 * may have cut off is not repaired, nor is anything that adds or leaves out a value. Used by one thread.
 */
final class MendingReader {

    /** What a model meant by these is a guess. */
    private static final Set<RepairKind> REFUSED = EnumSet.of(
            RepairKind.ELLIPSIS, RepairKind.MULTIPLE_VALUES, RepairKind.WRAPPED_VALUE, RepairKind.MISSING_VALUE,
            RepairKind.STRAY_TEXT, RepairKind.UNCLOSED_STRING, RepairKind.UNCLOSED_CONTAINER);

    /** Each takes time that grows with the text. */
    private static final int MAX_ATTEMPTS = 64;

    private final String text;
    private final Limits limits;
    private @Nullable RepairingReader repairing;
    private int attempts;

    MendingReader(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    /**
     * Reads one object.
     *
     * @throws JsonSyntaxError the one of strict reading, if the text is no object that can be read without guessing
     */
    Repaired object(int offset, int depth, boolean mend) {
        JsonReader strict = new JsonReader(text, offset, limits);
        try {
            return new Repaired(strict.readObject(depth), strict.position(), List.of());
        } catch (JsonSyntaxError e) {
            boolean starts = offset < text.length() && text.charAt(offset) == '{';
            if (!mend || !starts || e.limit() || attempts++ >= MAX_ATTEMPTS) {
                throw e;
            }
            return repaired(offset, depth, e);
        }
    }

    private Repaired repaired(int offset, int depth, JsonSyntaxError strict) {
        RepairingReader reader = repairing;
        if (reader == null) {
            reader = new RepairingReader(text, limits, Unclosed.REFUSE);
            repairing = reader;
        }
        Repaired read;
        try {
            read = reader.read(offset, depth);
        } catch (JsonSyntaxError e) {
            throw e.limit() ? e : strict;
        }
        if (read.repairs().stream().map(Repair::kind).anyMatch(REFUSED::contains)) {
            throw strict;
        }
        return read;
    }
}
