package dev.toolace.fuzz;

/** What must hold for every input. Stateless. */
final class Expect {

    private Expect() {}

    static void that(boolean holds, Object subject) {
        if (!holds) {
            throw new AssertionError(String.valueOf(subject));
        }
    }
}
