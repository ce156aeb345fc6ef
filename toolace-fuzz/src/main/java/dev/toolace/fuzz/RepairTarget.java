package dev.toolace.fuzz;

import dev.toolace.Limits;
import dev.toolace.format.Repair;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.repair.Repaired;
import dev.toolace.internal.json.repair.RepairingReader;
import dev.toolace.internal.json.repair.Unclosed;
import java.nio.charset.StandardCharsets;

/** JSON repair: every repair has a place in the text, and every error is a syntax error with a place. */
public final class RepairTarget {

    private RepairTarget() {}

    /**
     * Reads one input as a whole and as the start of a text.
     *
     * @param data text in UTF-8, after one byte that says whether what is cut off may be closed
     */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        String text = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
        Unclosed unclosed = data[0] % 2 == 0 ? Unclosed.CLOSE : Unclosed.REFUSE;
        RepairingReader reader = new RepairingReader(text, Limits.DEFAULT, unclosed);
        check(text, reader::readAll);
        check(text, () -> reader.read(0, 0));
    }

    private interface Read {

        Repaired run();
    }

    private static void check(String text, Read read) {
        try {
            Repaired repaired = read.run();
            Expect.that(repaired.end() >= 0 && repaired.end() <= text.length(), repaired);
            for (Repair repair : repaired.repairs()) {
                Expect.that(repair.offset() >= 0 && repair.offset() <= text.length(), repair);
            }
        } catch (JsonSyntaxError e) {
            Expect.that(e.offset() >= 0 && e.offset() <= text.length(), e.offset());
        }
    }
}
