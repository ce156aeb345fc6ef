package dev.toolace.onnx.internal.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Text to tokens and back, by the model's {@code tokenizer.json}. Safe for use by many threads. */
public final class Tokenizer implements AutoCloseable {
    /** Many times the largest vocabulary in use. */
    private static final long MAX_BYTES = 200_000_000;

    private final HuggingFaceTokenizer delegate;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<AddedToken> added;
    private final Map<String, String> variables;
    private final int[] opening;
    private final @Nullable DecoderRules rules;
    private final @Nullable TokenBytes bytes;
    private boolean closed;

    private Tokenizer(HuggingFaceTokenizer delegate, JsonFile file, Vocabulary vocabulary, SpecialTokens specials) {
        this.delegate = delegate;
        added = List.copyOf(vocabulary.added().values());
        variables = specials.variables(vocabulary.added());
        opening = opening(specials, vocabulary, file);
        DecoderRules read = DecoderRules.read(file).orElse(null);
        @Nullable String @Nullable [] texts = read == null ? null : vocabulary.texts();
        TokenBytes made = read == null || texts == null ? null : TokenBytes.of(texts, added, read);
        boolean right = read != null && made != null && agrees(made, read);
        rules = right ? read : null;
        bytes = right ? made : null;
    }

    /** Loads a tokenizer file beside which no other says anything. */
    public static Tokenizer open(Path file) {
        return open(file, SpecialTokens.NONE);
    }

    /**
     * Loads a tokenizer file.
     *
     * @param file     a {@code tokenizer.json}
     * @param specials what the files beside it say
     */
    public static Tokenizer open(Path file, SpecialTokens specials) {
        String name = file.getFileName().toString();
        byte[] content;
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it is longer than " + MAX_BYTES + " bytes");
            }
            content = Files.readAllBytes(file);
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.TOKENIZER_BROKEN, name + " cannot be read: " + e.getMessage(), e);
        }
        JsonFile json = JsonFile.parse(name, text, OnnxErrors.TOKENIZER_BROKEN);
        Vocabulary vocabulary = Vocabulary.read(json, specials);
        JsonObject completed = vocabulary.completed();
        HuggingFaceTokenizer delegate = TokenizerLibrary.open(name,
                completed == null ? content : completed.toJson().getBytes(StandardCharsets.UTF_8));
        try {
            return new Tokenizer(delegate, json, vocabulary, specials);
        } catch (RuntimeException e) {
            delegate.close();
            throw e;
        }
    }

    /** The tokens of a text; special tokens in it are recognized, none is added. */
    public int[] encode(String text) {
        String valid = wellFormed(text);
        return guarded(() -> Arrays.stream(delegate.encode(valid, false, false).getIds()).mapToInt(Math::toIntExact)
                .toArray());
    }

    /**
     * The tokens of a whole prompt that no template wrote: as {@link #encode}, after the token that every text of this
     * model begins with, unless the text begins with it already.
     */
    public int[] encodePrompt(String text) {
        int[] tokens = encode(text);
        if (startsWith(tokens, opening)) {
            return tokens;
        }
        int[] all = Arrays.copyOf(opening, opening.length + tokens.length);
        System.arraycopy(tokens, 0, all, opening.length, tokens.length);
        return all;
    }

    /**
     * An unpaired surrogate is no character: the library would lose all others beyond the basic plane along with it.
     */
    private static String wellFormed(String text) {
        return text.codePoints().noneMatch(Tokenizer::unpaired) ? text
                : text.codePoints().map(c -> unpaired(c) ? Utf8Decoder.REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean unpaired(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** What the tokenizer itself puts before a text; what it puts after one ends it, and a prompt goes on. */
    private int[] opening(SpecialTokens specials, Vocabulary vocabulary, JsonFile file) {
        if (specials.addBos() == null) {
            return Opening.read(file);
        }
        String bos = variables.get("bos_token");
        Integer id = bos == null ? null : vocabulary.id(bos);
        return id == null || !specials.addBos() ? new int[0] : new int[] {id};
    }

    private static boolean startsWith(int[] tokens, int[] part) {
        return part.length <= tokens.length && Arrays.equals(tokens, 0, part.length, part, 0, part.length);
    }

    /** The text of tokens, special ones included; incomplete characters come out as U+FFFD. */
    public String decode(long[] tokens) {
        return guarded(() -> delegate.decode(tokens, false));
    }

    /** A new stream of text: what {@link #decode} makes of the tokens, piece by piece. */
    public TextStream stream() {
        return rules == null || bytes == null ? new WindowStream(this) : new PieceStream(bytes, rules);
    }

    /** The bytes of all tokens; empty where the file describes a decoder that does not work token by token. */
    public Optional<TokenBytes> tokenBytes() {
        return Optional.ofNullable(bytes);
    }

    /** The tokens beside those of the model's vocabulary. */
    public List<AddedToken> addedTokens() {
        return added;
    }

    /** Texts of special tokens by the names that chat templates know, such as {@code bos_token}. */
    public Map<String, String> variables() {
        return variables;
    }

    /** Tries the rules on some tokens: the library decides what a file means. */
    private boolean agrees(TokenBytes made, DecoderRules read) {
        int step = Math.max(1, made.size() / 200);
        int[] some = IntStream.range(0, made.size())
                .filter(id -> (id % step == 0 || id < 16 || id >= made.size() - 16)
                        && made.kind(id) != TokenBytes.Kind.ABSENT)
                .toArray();
        for (int length : new int[] {1, 2, some.length}) {
            for (int from = 0; length > 0 && from + length <= some.length; from += Math.max(3, length)) {
                int[] tokens = Arrays.copyOfRange(some, from, from + length);
                PieceStream stream = new PieceStream(made, read);
                StringBuilder text = new StringBuilder();
                for (int token : tokens) {
                    text.append(stream.add(token));
                }
                text.append(stream.end());
                if (!text.toString().equals(decode(Arrays.stream(tokens).asLongStream().toArray()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Native memory must not go away under a running call, so closing waits for it. */
    private <T> T guarded(Supplier<T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new ToolaceException(OnnxErrors.CLOSED, "the model is closed");
            }
            return work.get();
        } catch (ToolaceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ToolaceException(OnnxErrors.TOKENIZER_BROKEN, "the tokenizer failed: " + e.getMessage(), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                delegate.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
