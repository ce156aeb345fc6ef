package dev.toolace.bench;

import dev.toolace.format.CallFormat;
import dev.toolace.format.ParseResult;
import dev.toolace.tool.ToolSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A million characters of prose without a call in them, against one scan for a marker. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProseBenchmark {

    static final String PROSE = prose(1_000_000);

    private static String prose(int length) {
        String sentence = "The weather in Oslo was mild, and so they walked down to the harbour; it took (roughly) an hour. ";
        return sentence.repeat(length / sentence.length() + 1).substring(0, length);
    }

    /** The formats that are measured. */
    @State(Scope.Benchmark)
    public static class Formats {

        /** Their names. */
        @Param({"json", "hermes", "mistral", "qwen3_xml", "toolace"})
        public String name = "";

        private CallFormat format = CallFormat.byName("hermes");

        /** Looks the format up. */
        @Setup
        public void find() {
            format = CallFormat.byName(name);
        }
    }

    /**
     * Reading by a format.
     *
     * @param formats chooses it
     * @return no call
     */
    @Benchmark
    public ParseResult parse(Formats formats) {
        return formats.format.parse(PROSE, ToolSet.EMPTY);
    }

    /**
     * What it is held against.
     *
     * @return -1
     */
    @Benchmark
    public int indexOf() {
        return PROSE.indexOf("<tool_call>");
    }
}
