package dev.toolace.train.tokenizer;

import java.util.List;

/** The tokens of the nano model that are not learned. Stateless. */
public final class NanoVocabulary {

    /** Fills up short rows of a batch. */
    public static final String PAD = "<|pad|>";

    /** Ends every message. */
    public static final String END = "<|end|>";

    /** Starts the model's turn. */
    public static final String ASSISTANT = "<|assistant|>";

    /** All control tokens, by id. */
    public static final List<String> CONTROL =
            List.of(PAD, END, "<|tools|>", "<|system|>", "<|user|>", ASSISTANT, "<|tool|>");

    /** Strings of the prompt and of the answer's JSON that recur so often that one token each keeps sequences short. */
    public static final List<String> STRINGS = List.of(
            "[{\"name\":\"", "\",\"arguments\":{\"", "\",\"arguments\":{}", "\":\"", "\":", "\",\"", ",\"", "\"}}",
            "}}", ",{\"name\":\"", "\"]", "[\"", "* string: ", " string: ", "* integer: ", " integer: ", "* number: ",
            " number: ", "* boolean: ", " boolean: ", "\n ", " string[]: ", "* string[]: ");

    private NanoVocabulary() {}
}
