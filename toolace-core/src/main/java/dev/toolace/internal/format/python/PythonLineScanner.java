package dev.toolace.internal.format.python;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * Follows what {@link PythonLines} reads. What stands behind a call on its line can make prose of it, so that a call is
 * complete with its line. Used by one thread.
 */
final class PythonLineScanner implements CallScanner {

    private enum State { NAME, ARGUMENTS, AFTER, PROSE }

    private final Drafts out;
    private final StringBuilder name = new StringBuilder();
    private State state = State.NAME;
    private @Nullable PythonArguments arguments;

    PythonLineScanner(Drafts out) {
        this.out = out;
    }

    @Override
    public boolean busy() {
        return arguments != null && arguments.started();
    }

    @Override
    public void next(char c) {
        if (state == State.ARGUMENTS && arguments != null) {
            arguments(arguments, c);
        } else if (state == State.AFTER && (c == '\n' || !Character.isWhitespace(c))) {
            arguments = null;
            state = State.PROSE;
            out.check();
        } else if (state == State.NAME) {
            name(c);
        }
        if (c == '\n' && state != State.ARGUMENTS) {
            state = State.NAME;
            name.setLength(0);
        }
    }

    private void name(char c) {
        if (c == '(' && name.length() > 0) {
            String tool = name.toString();
            boolean none = out.tools().tools().isEmpty();
            state = none || out.offered(tool) ? State.ARGUMENTS : State.PROSE;
            arguments = state == State.ARGUMENTS ? new PythonArguments(out, tool, !none) : null;
        } else if (Character.isJavaIdentifierPart(c) || c == '.' || c == '-') {
            name.append(c);
        } else {
            state = State.PROSE;
        }
    }

    private void arguments(PythonArguments current, char c) {
        Step step = current.next(c);
        if (step == Step.DONE) {
            state = State.AFTER;
        } else if (step != Step.MORE) {
            if (current.started()) {
                out.abandon();
            }
            arguments = null;
            state = State.PROSE;
        }
    }
}
