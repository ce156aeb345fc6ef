package dev.toolace.internal.format.stream;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.CallEvent;
import dev.toolace.format.CallFormat;
import dev.toolace.format.CallStream;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.tool.ToolSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A stream whose events are guessed by a scanner and settled by the format's own parser, which reads the text so far
 * wherever the scanner sees a call end. All of it depends on the characters so far only, not on the pieces they came
 * in.
 *
 * <p>What the parser reads in all is bounded by {@link #FACTOR} times the text and {@link #FREE}; where that is used
 * up, drafts stay open until the text has grown, or ends.
 */
public final class CheckedStream implements CallStream, Drafts {

    /** How often a long text may be read before it ends. */
    static final int FACTOR = 16;
    /** Characters that may be read besides, so that short texts are read as often as calls end in them. */
    static final int FREE = 500_000;

    private final CallFormat format;
    private final ToolSet tools;
    private final Limits limits;
    private final Transcript transcript;
    private final CallScanner scanner;
    private final StringBuilder text = new StringBuilder();
    private long granted;
    private boolean abandoned;
    private boolean crowded;
    private boolean finished;

    /**
     * An empty text.
     *
     * @param format parses
     * @param tools on offer
     * @param limits bounds of the format
     * @param listener is told
     * @param scanner makes the scanner
     */
    public CheckedStream(CallFormat format, ToolSet tools, Limits limits, Consumer<? super CallEvent> listener,
            Function<Drafts, CallScanner> scanner) {
        this.format = format;
        this.tools = Objects.requireNonNull(tools);
        this.limits = limits;
        this.transcript = new Transcript(Objects.requireNonNull(listener));
        this.scanner = scanner.apply(this);
    }

    /**
     * A stream that tells of all calls when the text ends.
     *
     * @param format parses
     * @param tools on offer
     * @param listener is told
     * @return the stream
     */
    public static CheckedStream atEnd(CallFormat format, ToolSet tools, Consumer<? super CallEvent> listener) {
        return new CheckedStream(format, tools, Limits.DEFAULT, listener, out -> CallScanner.NONE);
    }

    @Override
    public void feed(CharSequence piece) {
        open();
        for (int i = 0; i < piece.length(); i++) {
            text.append(piece.charAt(i));
            if (text.length() <= limits.maxJsonChars()) {
                scanner.next(piece.charAt(i));
            } else if (text.length() - 1 == limits.maxJsonChars()) {
                transcript.settle(List.of());
            }
        }
        transcript.flush();
    }

    @Override
    public ParseResult finish() {
        open();
        finished = true;
        ParseResult result = format.parse(text.toString(), tools);
        transcript.settle(calls(result));
        return result;
    }

    private void open() {
        if (finished) {
            throw new IllegalStateException("the stream is finished");
        }
    }

    private static List<Call> calls(ParseResult result) {
        return result instanceof ParsedCalls parsed ? parsed.calls() : List.of();
    }

    /** The characters that parsers and scanners were given a second time. */
    long granted() {
        return granted;
    }

    @Override
    public ToolSet tools() {
        return tools;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public void start(String name) {
        boundary();
        if (!crowded && transcript.size() >= limits.maxCalls()) {
            // With one call too many, none counts; only what is no call could make room.
            check();
            crowded = transcript.size() >= limits.maxCalls();
        }
        if (!crowded) {
            transcript.start(name);
        }
    }

    @Override
    public void append(CharSequence json) {
        if (!crowded) {
            transcript.append(json);
        }
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public void check() {
        if (afford(text.length())) {
            abandoned = false;
            transcript.settle(calls(format.parse(text.toString(), tools)));
        }
    }

    @Override
    public void boundary() {
        if (abandoned) {
            check();
        }
    }

    @Override
    public void recheck() {
        crowded = false;
        if (transcript.size() > 0) {
            check();
        }
    }

    @Override
    public boolean afford(int characters) {
        if (granted + characters > (long) FACTOR * text.length() + FREE) {
            return false;
        }
        granted += characters;
        return true;
    }
}
