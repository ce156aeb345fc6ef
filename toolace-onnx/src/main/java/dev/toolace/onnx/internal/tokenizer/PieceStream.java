package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.onnx.internal.tokenizer.DecoderRules.Assembly;
import java.nio.charset.StandardCharsets;

/** Text from the bytes of tokens. */
final class PieceStream implements TextStream {
    private final TokenBytes tokens;
    private final DecoderRules rules;
    private boolean begun;
    private Utf8Decoder characters = new Utf8Decoder();
    /** What a run of byte tokens stands for: nothing but replacement characters if one byte in it is wrong. */
    private final StringBuilder run = new StringBuilder();
    private int runLength;
    private int strips;

    PieceStream(TokenBytes tokens, DecoderRules rules) {
        this.tokens = tokens;
        this.rules = rules;
        PieceStep.Strip strip = rules.strip();
        strips = strip == null ? 0 : strip.times();
    }

    @Override
    public String add(int token) {
        if (tokens.kind(token) == TokenBytes.Kind.ABSENT) {
            return "";
        }
        byte[] bytes = tokens.written(token, !begun);
        begun = true;
        StringBuilder out = new StringBuilder();
        if (tokens.fallback(token)) {
            fallback(bytes[0], out);
        } else if (rules.assembly() == Assembly.BYTE_LEVEL) {
            for (byte one : bytes) {
                characters.add(one, out);
            }
        } else {
            endRun(out);
            out.append(new String(bytes, StandardCharsets.UTF_8));
        }
        return stripped(out);
    }

    private void fallback(byte value, StringBuilder out) {
        boolean broken = characters.broken();
        characters.add(value, run);
        runLength++;
        if (characters.broken()) {
            replace(broken ? 1 : runLength, out);
        }
    }

    private void endRun(StringBuilder out) {
        if (runLength > 0) {
            boolean broken = characters.broken();
            characters.end(run);
            if (!characters.broken()) {
                out.append(run);
            } else if (!broken) {
                replace(runLength, out);
            }
            characters = new Utf8Decoder();
            run.setLength(0);
            runLength = 0;
        }
    }

    private void replace(int times, StringBuilder out) {
        out.append(String.valueOf(Utf8Decoder.REPLACEMENT).repeat(times));
        run.setLength(0);
    }

    private String stripped(StringBuilder out) {
        PieceStep.Strip strip = rules.strip();
        int from = 0;
        while (strip != null && strips > 0 && from < out.length()) {
            boolean more = out.indexOf(strip.character(), from) == from;
            from += more ? strip.character().length() : 0;
            strips = more ? strips - 1 : 0;
        }
        return out.substring(from);
    }

    @Override
    public String end() {
        StringBuilder out = new StringBuilder();
        if (rules.assembly() == Assembly.BYTE_LEVEL) {
            characters.end(out);
        } else {
            endRun(out);
        }
        return stripped(out);
    }
}
