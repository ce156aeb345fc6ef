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

    /** A way to scan, how much speaks for it, and whether it has followed a call to its end. */
    private static final class Candidate {

        private final Function<Drafts, CallScanner> fresh;
        private final @Nullable FormatSpec spec;
        private final LateDrafts drafts;
        private int evidence;
        private boolean proven;
        private CallScanner scanner;

        Candidate(Function<Drafts, CallScanner> fresh, @Nullable FormatSpec spec, Drafts out) {
            this.fresh = fresh;
            this.spec = spec;
            this.drafts = new LateDrafts(out);
            this.scanner = fresh.apply(drafts);
        }

        void restart() {
            scanner = fresh.apply(drafts);
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
        for (Candidate candidate : List.copyOf(candidates)) {
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
            take(candidate);
        } else if (!busy && holder == candidate) {
            holder = null;
            candidate.proven |= !candidate.drafts.failed();
            sort();
        }
    }

    /** From here on only this one goes on; what the others have made of the same characters is void. */
    private void take(Candidate candidate) {
        holder = candidate;
        candidates.stream().filter(other -> other != candidate).forEach(Candidate::restart);
    }

    private void found(FormatSpec spec, int evidence) {
        Candidate candidate = candidates.stream().filter(one -> one.spec == spec).findFirst()
                .orElseGet(() -> add(spec.grammar()::scanner, spec));
        candidate.evidence = Math.max(candidate.evidence, evidence);
        if (holder == null) {
            // What speaks for this format speaks against what others with less have made of the same characters.
            candidates.stream().filter(other -> other.evidence < evidence && !other.proven)
                    .forEach(Candidate::restart);
        }
        sort();
    }

    private void sort() {
        candidates.sort(Comparator.comparing((Candidate one) -> !one.proven)
                .thenComparingInt(one -> -one.evidence)
                .thenComparingInt(one -> one.spec == null ? -1 : FormatTable.all().indexOf(one.spec)));
    }

    /** Adds a way to scan, and lets it catch up, all but the last character, where no call is being followed. */
    private Candidate add(Function<Drafts, CallScanner> fresh, @Nullable FormatSpec spec) {
        Candidate candidate = new Candidate(fresh, spec, out);
        candidates.add(candidate);
        int before = seen.length() - 1;
        if (holder == null && before > 0 && out.afford(before)) {
            candidate.drafts.rewind();
            for (int i = 0; i < before; i++) {
                candidate.scanner.next(seen.charAt(i));
            }
            boolean busy = candidate.scanner.busy();
            candidate.drafts.live(busy);
            if (busy) {
                take(candidate);
            }
        }
        return candidate;
    }
}
