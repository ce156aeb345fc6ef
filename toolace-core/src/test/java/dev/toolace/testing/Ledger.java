package dev.toolace.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Cases of other projects that we read differently on purpose: an id, a tab, a reason. */
public final class Ledger {

    private Ledger() {}

    public static Map<String, String> of(String prefix) throws IOException {
        Map<String, String> ledger = new LinkedHashMap<>();
        InputStream resource = Objects.requireNonNull(Ledger.class.getResourceAsStream("/json_ledger.tsv"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                String[] columns = line.split("\t");
                if (columns.length != 2 || ledger.containsKey(columns[0])) {
                    throw new IOException("malformed or repeated ledger entry: " + line);
                }
                ledger.put(columns[0], columns[1]);
            }
        }
        ledger.keySet().removeIf(id -> !id.startsWith(prefix));
        return ledger;
    }
}
