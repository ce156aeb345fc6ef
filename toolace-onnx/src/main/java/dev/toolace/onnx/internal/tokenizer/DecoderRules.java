package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How tokens become text, as the member {@code decoder} of {@code tokenizer.json} says it. Immutable.
 *
 * @param steps    what is done to the text of each token, in order
 * @param assembly how the texts become one
 * @param strip    what the beginning of the whole loses, or null
 */
record DecoderRules(List<PieceStep> steps, Assembly assembly, PieceStep.@Nullable Strip strip) {
    /** How the texts of tokens become one text. */
    enum Assembly {
        /** They are joined. */
        TEXT,
        /** Each character stands for a byte, except in tokens with a character that stands for none. */
        BYTE_LEVEL,
        /** They are joined, and a run of tokens such as {@code <0xE2>} are the bytes of a text. */
        BYTE_FALLBACK
    }

    /** Reads the rules; empty where there is a decoder that is not known here. */
    static Optional<DecoderRules> read(JsonFile tokenizer) {
        JsonFile decoder = tokenizer.child("decoder");
        if (decoder == null) {
            return Optional.of(new DecoderRules(List.of(new PieceStep.Words(null, false)), Assembly.TEXT, null));
        }
        Reader reader = new Reader();
        return reader.accepts(decoder)
                ? Optional.of(new DecoderRules(List.copyOf(reader.steps), reader.assembly, reader.strip))
                : Optional.empty();
    }

    /** The text of one token before the assembly. */
    String piece(String token, boolean first) {
        String piece = token;
        for (PieceStep step : steps) {
            piece = step.apply(piece, first);
        }
        return piece;
    }

    /** A decoder may be a sequence of others; what one means depends on whether the text is in pieces when it comes. */
    private static final class Reader {
        private final List<PieceStep> steps = new ArrayList<>();
        private Assembly assembly = Assembly.TEXT;
        private PieceStep.@Nullable Strip strip;
        private boolean assembled;
        private boolean whole;

        boolean accepts(JsonFile decoder) {
            String type = decoder.text("type");
            return type != null && switch (type) {
                case "Sequence" -> sequence(decoder);
                case "ByteLevel" -> assemble(Assembly.BYTE_LEVEL, true);
                case "ByteFallback" -> assemble(Assembly.BYTE_FALLBACK, false);
                case "Fuse" -> fuse();
                case "Strip" -> strip(decoder);
                case "Replace" -> replace(decoder);
                case "Metaspace" -> metaspace(decoder);
                case "WordPiece" -> step(new PieceStep.Words(decoder.text("prefix"), decoder.bool("cleanup", false)));
                // BPEDecoder and CTC look at a token's neighbours.
                default -> false;
            };
        }

        private boolean sequence(JsonFile decoder) {
            if (!(decoder.find("decoders") instanceof JsonArray list)) {
                return false;
            }
            for (JsonValue element : list.elements()) {
                if (!(element instanceof JsonObject one)
                        || !accepts(new JsonFile(decoder.source(), one, decoder.error()))) {
                    return false;
                }
            }
            return true;
        }

        private boolean assemble(Assembly how, boolean fused) {
            boolean possible = !assembled;
            assembly = how;
            assembled = true;
            whole = fused;
            return possible;
        }

        private boolean fuse() {
            assembled = true;
            whole = true;
            return true;
        }

        private boolean step(PieceStep step) {
            steps.add(step);
            return !assembled;
        }

        private boolean strip(JsonFile decoder) {
            Integer start = decoder.integer("start");
            Integer stop = decoder.integer("stop");
            String character = decoder.text("content");
            if (start == null || start < 0 || stop == null || stop != 0 || !single(character)) {
                return false;
            }
            PieceStep.Strip one = new PieceStep.Strip(String.valueOf(character), start);
            if (!assembled) {
                return step(one);
            }
            boolean possible = whole && strip == null;
            strip = one;
            return possible;
        }

        private boolean replace(JsonFile decoder) {
            JsonFile pattern = decoder.child("pattern");
            String by = decoder.text("content");
            return pattern != null && by != null && pattern.find("String") instanceof JsonString what
                    && !what.value().isEmpty() && step(new PieceStep.Replace(what.value(), by));
        }

        private boolean metaspace(JsonFile decoder) {
            String mark = decoder.text("replacement");
            String scheme = decoder.text("prepend_scheme");
            boolean prefixed = scheme == null || !scheme.equals("never");
            return single(mark) && step(new PieceStep.Metaspace(String.valueOf(mark),
                    prefixed && decoder.bool("add_prefix_space", true)));
        }

        private static boolean single(@Nullable String text) {
            return text != null && text.codePointCount(0, text.length()) == 1;
        }
    }
}
