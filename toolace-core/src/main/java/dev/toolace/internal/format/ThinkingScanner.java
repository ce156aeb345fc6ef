package dev.toolace.internal.format;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes on what is not thinking. Used by one thread. */
final class ThinkingScanner implements CallScanner {

    private final Drafts out;
    private final Supplier<CallScanner> fresh;
    private final StringBuilder head = new StringBuilder();
    /** What would end the thinking; null when that is settled. */
    private @Nullable MarkerWatch ends;
    /** Null until the text has begun, and while it is thinking. */
    private @Nullable CallScanner calls;

    ThinkingScanner(Drafts out, Supplier<CallScanner> fresh) {
        this.out = out;
        this.fresh = fresh;
    }

    @Override
    public void next(char c) {
        if (calls != null) {
            answer(calls, c);
        } else if (ends == null) {
            begin(c);
        } else if (ends.next(c) != null) {
            ends = null;
            calls = fresh.get();
        }
    }

    @Override
    public boolean busy() {
        return calls != null && calls.busy();
    }

    private void begin(char c) {
        if (head.length() == 0 && Character.isWhitespace(c)) {
            return;
        }
        head.append(c);
        String start = head.toString();
        for (Thinking.Block block : Thinking.BLOCKS) {
            if (block.open().equals(start)) {
                ends = new MarkerWatch(List.of(block.close()));
                return;
            }
        }
        if (Thinking.BLOCKS.stream().noneMatch(block -> block.open().startsWith(start))) {
            ends = new MarkerWatch(Thinking.BLOCKS.stream().map(Thinking.Block::close).toList());
            CallScanner scanner = fresh.get();
            calls = scanner;
            start.chars().forEach(each -> answer(scanner, (char) each));
        }
    }

    private void answer(CallScanner scanner, char c) {
        if (ends != null && ends.next(c) != null) {
            ends = null;
            if (!scanner.busy()) {
                // The prompt opened the thinking: all of this was part of it.
                out.recheck();
                calls = fresh.get();
                return;
            }
        }
        scanner.next(c);
    }
}
