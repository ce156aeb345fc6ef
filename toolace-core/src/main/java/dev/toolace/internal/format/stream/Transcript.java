package dev.toolace.internal.format.stream;

import dev.toolace.call.Call;
import dev.toolace.format.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The calls that the listener knows of, and the events that bring it up to date. Used by one thread. */
final class Transcript {

    private static final class Entry {

        private final String name;
        private final StringBuilder arguments = new StringBuilder();
        private boolean finished;

        Entry(String name) {
            this.name = name;
        }

        /** Whether this is the beginning of a call, or all of it where it is finished. */
        boolean fits(Call call, String json) {
            return name.equals(call.name())
                    && arguments.length() <= json.length()
                    && (!finished || arguments.length() == json.length())
                    && json.startsWith(arguments.toString());
        }
    }

    private final Consumer<? super CallEvent> listener;
    private final List<Entry> entries = new ArrayList<>();
    private final StringBuilder delta = new StringBuilder();

    Transcript(Consumer<? super CallEvent> listener) {
        this.listener = listener;
    }

    /** The number of calls that stand. */
    int size() {
        return entries.size();
    }

    void start(String name) {
        flush();
        entries.add(new Entry(name));
        listener.accept(new CallEvent.Started(entries.size() - 1, name));
    }

    /** More of the last call. */
    void append(CharSequence json) {
        if (!entries.isEmpty() && !entries.get(entries.size() - 1).finished) {
            entries.get(entries.size() - 1).arguments.append(json);
            delta.append(json);
        }
    }

    /** Tells the listener what was appended. */
    void flush() {
        if (delta.length() > 0) {
            String text = delta.toString();
            delta.setLength(0);
            listener.accept(new CallEvent.ArgumentsDelta(entries.size() - 1, text));
        }
    }

    /** These are the calls, all finished. */
    void settle(List<Call> calls) {
        flush();
        List<String> json = calls.stream().map(call -> call.arguments().toJson()).toList();
        int right = 0;
        while (right < entries.size() && right < calls.size()
                && entries.get(right).fits(calls.get(right), json.get(right))) {
            right++;
        }
        while (entries.size() > right) {
            entries.remove(entries.size() - 1);
            listener.accept(new CallEvent.Withdrawn(entries.size()));
        }
        for (int i = 0; i < calls.size(); i++) {
            if (i == entries.size()) {
                start(calls.get(i).name());
            }
            finish(i, calls.get(i), json.get(i));
        }
    }

    private void finish(int index, Call call, String json) {
        Entry entry = entries.get(index);
        if (entry.finished) {
            return;
        }
        if (entry.arguments.length() < json.length()) {
            String rest = json.substring(entry.arguments.length());
            entry.arguments.append(rest);
            listener.accept(new CallEvent.ArgumentsDelta(index, rest));
        }
        entry.finished = true;
        listener.accept(new CallEvent.Finished(index, call));
    }
}
