package dev.toolace.internal.format;

import dev.toolace.internal.format.json.JsonFormats;
import dev.toolace.internal.format.python.PythonScanner;
import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scans a text of unknown format: by bare JSON and Python's syntax, and by every format of which a marker was seen. The
 * first that starts a call goes on alone until the call ends. Used by one thread.
 */
public final class AutoScanner implements CallScanner {

    private static final List<String> MARKERS = FormatTable.all().stream()
            .flatMap(spec -> spec.evidence().stream()).distinct().toList();

    /** A way to scan, and how much speaks for it. */
    private static final class Candidate {

        private final Function<Drafts, CallScanner> fresh;
        private final @Nullable FormatSpec spec;
        private int evidence;
        private CallScanner scanner;

        Candidate(Function<Drafts, CallScanner> fresh, @Nullable FormatSpec spec, CallScanner scanner) {
            this.fresh = fresh;
            this.spec = spec;
            this.scanner = scanner;
        }
    }

    private final Drafts out;
    private final MarkerWatch markers = new MarkerWatch(MARKERS);
    private final StringBuilder seen = new StringBuilder();
    private final List<Candidate> candidates = new ArrayList<>();
    private @Nullable Candidate holder;

    private AutoScanner(Drafts out) {
        this.out = out;
        add(JsonFormats.ANYWHERE::scanner, null);
        add(PythonScanner::bare, null);
    }

    /**
     * Scans a whole text.
     *
     * @param out takes what seems to be calls
     * @return a scanner at the start of the text
     */
    public static CallScanner anywhere(Drafts out) {
        return new ThinkingScanner(out, () -> new AutoScanner(out));
    }

    @Override
    public boolean busy() {
        return holder != null;
    }

    @Override
    public void next(char c) {
        seen.append(c);
        for (String marker : markers.all(c)) {
            FormatTable.all().stream().filter(spec -> spec.evidence().contains(marker))
                    .forEach(spec -> found(spec, marker.length()));
        }
        if (holder != null) {
            step(holder, c);
            return;
        }
        for (Candidate candidate : candidates) {
            step(candidate, c);
            if (holder != null) {
                return;
            }
        }
    }

    private void step(Candidate candidate, char c) {
        candidate.scanner.next(c);
        boolean busy = candidate.scanner.busy();
        if (busy && holder == null) {
            holder = candidate;
            candidates.stream().filter(other -> other != candidate)
                    .forEach(other -> other.scanner = other.fresh.apply(out));
        } else if (!busy && holder == candidate) {
            holder = null;
        }
    }

    private void found(FormatSpec spec, int evidence) {
        Candidate candidate = candidates.stream().filter(one -> one.spec == spec).findFirst()
                .orElseGet(() -> add(spec.grammar()::scanner, spec));
        candidate.evidence = Math.max(candidate.evidence, evidence);
        if (holder == null) {
            // What speaks for this format speaks against what others with less have made of the same characters.
            candidates.stream().filter(other -> other.evidence < evidence)
                    .forEach(other -> other.scanner = other.fresh.apply(out));
        }
        // The sort is stable, and formats of equal evidence keep the order of the table.
        candidates.sort(Comparator.comparingInt((Candidate one) -> -one.evidence)
                .thenComparingInt(one -> one.spec == null ? -1 : FormatTable.all().indexOf(one.spec)));
    }

    /** Adds a way to scan, and lets it catch up, all but the last character, where no call is being followed. */
    private Candidate add(Function<Drafts, CallScanner> fresh, @Nullable FormatSpec spec) {
        Candidate candidate = new Candidate(fresh, spec, CallScanner.NONE);
        int before = seen.length() - 1;
        if (holder == null && before > 0 && out.afford(before)) {
            LateDrafts late = new LateDrafts(out);
            candidate.scanner = fresh.apply(late);
            for (int i = 0; i < before; i++) {
                candidate.scanner.next(seen.charAt(i));
            }
            if (candidate.scanner.busy()) {
                late.publish();
                holder = candidate;
            }
            late.live();
        } else {
            candidate.scanner = fresh.apply(out);
        }
        candidates.add(candidate);
        return candidate;
    }
}
