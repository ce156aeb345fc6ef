package dev.toolace.internal.agent;

/**
 * Shares out numbers from 0 to workers: each has a stretch of neighbours, and who is done takes over the second half of
 * the longest one that is left. Safe for use by many threads.
 */
final class Stretches {

    private final int[] next;
    private final int[] end;

    Stretches(int count, int workers) {
        next = new int[workers];
        end = new int[workers];
        for (int i = 0; i < workers; i++) {
            next[i] = (int) ((long) count * i / workers);
            end[i] = (int) ((long) count * (i + 1) / workers);
        }
    }

    /** Something to do for a worker; -1 if nothing is left. */
    synchronized int next(int worker) {
        if (left(worker) == 0) {
            int longest = longest();
            int half = (left(longest) + 1) / 2;
            next[worker] = end[longest] - half;
            end[worker] = end[longest];
            end[longest] -= half;
        }
        return left(worker) == 0 ? -1 : next[worker]++;
    }

    private int longest() {
        int longest = 0;
        for (int i = 1; i < next.length; i++) {
            longest = left(i) > left(longest) ? i : longest;
        }
        return longest;
    }

    private int left(int worker) {
        return end[worker] - next[worker];
    }
}
