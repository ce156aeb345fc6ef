package dev.toolace.internal.grammar;

import java.util.Set;

/**
 * Within the name of an undeclared member. What was written is kept, so that no name comes twice.
 *
 * @param at the object before this member
 * @param other what the name may be
 * @param place where it is
 * @param typed the name so far as it is spelled, one character for each byte
 */
record OtherName(Members.At at, Members.Others other, TextAt place, String typed) implements Frame {

    @Override
    public void step(int value, Stack below, Threads out) {
        if (place.complete() && value == other.name().spelling.close()) {
            String name = Spelling.read(typed);
            if (place.mayClose() && !at.used().names().contains(name)) {
                other.value().enter(new Stack(at.with(name), below), out);
            }
            return;
        }
        TextAt next = place.advance(value);
        if (next == null) {
            return;
        }
        OtherName longer = new OtherName(at, other, next, at.used().known() ? typed + (char) value : typed);
        if (longer.hasEnd()) {
            out.add(longer, below);
        }
    }

    @Override
    public void resume(Stack below, Threads out) {
        out.add(this, below);
    }

    /** Whether this can still become a name that is not used. */
    private boolean hasEnd() {
        Set<String> used = at.used().names();
        if (used.isEmpty() || !place.complete() || other.name().language.endless(place.state())) {
            return true;
        }
        String start = Spelling.read(typed);
        return other.name().language.words(place.state(), used.size() + 1).stream()
                .anyMatch(rest -> !used.contains(start + rest));
    }

    @Override
    public boolean nests() {
        return true;
    }

    @Override
    public Frame coarse() {
        return at.forgets() ? new OtherName((Members.At) at.coarse(), other, place, "") : this;
    }
}
