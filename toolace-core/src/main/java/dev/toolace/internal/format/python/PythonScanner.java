package dev.toolace.internal.format.python;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import dev.toolace.internal.format.stream.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows calls in Python's syntax, in lists or on lines. Used by one thread. */
public final class PythonScanner implements CallScanner {

    private enum State { OUTSIDE, MARKED, NAME, ARGUMENTS, AFTER, OVER }

    private static final int MAX_NAME = 128;

    private final Drafts out;
    private final PythonCalls grammar;
    private final boolean strict;
    private final MarkerWatch starts;
    private final MarkerWatch ends;
    private final StringBuilder name = new StringBuilder();
    private State state = State.OUTSIDE;
    private boolean marked;
    private boolean begun;
    private @Nullable PythonArguments arguments;

    private PythonScanner(Drafts out, PythonCalls grammar, boolean strict) {
        this.out = out;
        this.grammar = grammar;
        this.strict = strict;
        this.starts = new MarkerWatch(grammar.starts());
        this.ends = new MarkerWatch(grammar.ends());
    }

    /** Follows what a grammar reads. */
    static PythonScanner of(PythonCalls grammar, Drafts out) {
        return new PythonScanner(out, grammar, false);
    }

    /**
     * Follows lists of calls anywhere in a text.
     *
     * @param out takes the calls
     * @return a scanner
     */
    public static PythonScanner bare(Drafts out) {
        return of(new PythonCalls(List.of(), List.of(), true, false), out);
    }

    /**
     * Follows a text that is one list of calls from end to end; none of them counts before the list is complete.
     *
     * @param out takes the calls
     * @return a scanner
     */
    public static PythonScanner strict(Drafts out) {
        return new PythonScanner(out, new PythonCalls(List.of(), List.of(), true, false), true);
    }

    @Override
    public boolean busy() {
        return arguments != null && arguments.started();
    }

    @Override
    public void next(char c) {
        boolean start = starts.next(c) != null;
        boolean end = ends.next(c) != null;
        if (arguments != null) {
            arguments(arguments, c);
            return;
        }
        boolean space = Character.isWhitespace(c);
        if (state == State.NAME && name(c)
                || state == State.MARKED && (space || begin(c, grammar.lines()))
                || state == State.AFTER && (space || after(c))) {
            return;
        }
        outside(c, start, end);
    }

    private void outside(char c, boolean start, boolean end) {
        if (end || c == ']') {
            out.boundary();
        }
        if (start) {
            state = State.MARKED;
            marked = true;
            begun = false;
        } else if (state != State.OVER && !(strict && Character.isWhitespace(c))) {
            marked = strict;
            begun = false;
            if (!(grammar.bare() && begin(c, false))) {
                state = strict ? State.OVER : State.OUTSIDE;
            }
        }
    }

    /** The first character of a list, or of the call on a line. */
    private boolean begin(char c, boolean line) {
        name.setLength(0);
        if (line ? Character.isJavaIdentifierStart(c) : c == '[') {
            state = State.NAME;
            return !line || name(c);
        }
        return false;
    }

    private boolean name(char c) {
        if (name.length() == 0 && Character.isWhitespace(c)) {
            return true;
        }
        if (c == '(' && !offers(name + "(")) {
            String tool = name.toString().strip();
            if (tool.isEmpty()) {
                return broken();
            }
            state = State.ARGUMENTS;
            arguments = new PythonArguments(out, tool, marked || out.offered(tool));
            begun |= arguments.started();
            return true;
        }
        name.append(c);
        if (name.length() == 1 && c == ']') {
            return after(c);
        }
        return name.length() <= MAX_NAME && ("()[]{},='\"\n\r:".indexOf(c) < 0 || offers(name.toString())) || broken();
    }

    /** Whether an offered name goes on like this; names may hold any character. */
    private boolean offers(String beginning) {
        return out.tools().tools().stream().anyMatch(tool -> tool.name().startsWith(beginning));
    }

    private boolean broken() {
        if (begun) {
            out.abandon();
        }
        state = strict ? State.OVER : State.OUTSIDE;
        return false;
    }

    private void arguments(PythonArguments current, char c) {
        Step step = current.next(c);
        begun |= current.started();
        if (step == Step.MORE) {
            return;
        }
        arguments = null;
        if (step == Step.DONE) {
            begun = true;
            state = State.AFTER;
            if (!strict) {
                out.check();
            }
        } else {
            broken();
        }
    }

    /** Behind a call. */
    private boolean after(char c) {
        name.setLength(0);
        if (grammar.lines()) {
            return begin(c, true) || broken();
        }
        if (c == ',') {
            state = State.NAME;
            return true;
        }
        if (c != ']') {
            return broken();
        }
        state = strict ? State.OVER : State.OUTSIDE;
        if (strict) {
            out.check();
        }
        return true;
    }
}
