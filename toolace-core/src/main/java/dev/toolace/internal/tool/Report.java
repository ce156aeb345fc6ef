package dev.toolace.internal.tool;

import dev.toolace.tool.DialectNote;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notes of one conversion, each only once; bounded, so that hostile input cannot exhaust memory. For one thread. */
public final class Report {

    private static final int MOST = 1000;

    private final Set<DialectNote> notes = new LinkedHashSet<>();
    private int leftOut;

    /**
     * Notes something about a member.
     *
     * @param owner the place of the object that has the member
     * @param keyword the member's name
     * @param action what was done
     * @param reason why
     */
    public void note(Pointer owner, String keyword, Action action, String reason) {
        add(owner.then(keyword), keyword, action, reason);
    }

    /**
     * Notes something about a value that is no member, such as an element.
     *
     * @param at its place
     * @param action what was done
     * @param reason why
     */
    public void note(Pointer at, Action action, String reason) {
        add(at, "", action, reason);
    }

    private void add(Pointer at, String keyword, Action action, String reason) {
        if (notes.size() == MOST) {
            leftOut++;
        } else {
            notes.add(new DialectNote(at.toString(), keyword, action, reason));
        }
    }

    /**
     * What was noted.
     *
     * @return in order; where there were too many, the last one says how many are missing
     */
    public List<DialectNote> notes() {
        List<DialectNote> all = new ArrayList<>(notes);
        if (leftOut > 0) {
            all.add(new DialectNote("", "", Action.WIDENED, leftOut + " further notes are left out"));
        }
        return all;
    }
}
