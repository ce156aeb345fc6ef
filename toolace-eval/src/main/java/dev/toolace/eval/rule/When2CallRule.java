package dev.toolace.eval.rule;

import dev.toolace.json.JsonString;
import java.util.List;
import java.util.Locale;

/**
 * When2Call's four outcomes. An answer may be one of their names. Otherwise calls are {@code tool_call}, and words are
 * told apart by how they read, because toolace has no judging model: a question asks for information, words of
 * inability say that it cannot be done, and everything else answers directly. Stateless.
 */
public final class When2CallRule implements ScoringRule {

    /** The four outcomes. */
    public static final List<String> OUTCOMES = List.of("direct", "tool_call", "request_for_info", "cannot_answer");

    /** No call and no words: any outcome but a call. */
    private static final String NO_CALL = "no_call";

    private static final int READ = 2000;
    private static final List<String> INABILITY = List.of("unable", "cannot", "can't", "can not", "could not",
            "sorry", "apologi", "don't have", "do not have", "not able", "no tool", "not possible", "beyond my");
    private static final List<String> ASKING = List.of("could you", "can you", "would you", "please provide",
            "please specify", "please tell", "let me know", "i need", "what is", "which");

    @Override
    public String name() {
        return "when2call";
    }

    @Override
    public Score score(BenchmarkCase test, Prediction answer) {
        String outcome = outcome(answer);
        String expected = expected(test);
        boolean right = outcome.equals(expected) || outcome.equals(NO_CALL) && !expected.equals("tool_call");
        return right ? Score.RIGHT : Score.wrong("when2call:" + outcome);
    }

    /**
     * The right outcome of a test.
     *
     * @param test with {@code correct_answer}; without it, a call or none
     * @return one of {@link #OUTCOMES}
     */
    public static String expected(BenchmarkCase test) {
        if (test.row().get("correct_answer") instanceof JsonString answer) {
            return answer.value();
        }
        return OUTCOMES.contains(test.category()) ? test.category()
                : test.expect().equals("no_call") ? "cannot_answer" : "tool_call";
    }

    /**
     * The outcome that an answer is.
     *
     * @param answer what a model answered
     * @return one of {@link #OUTCOMES}, {@code no_call} without words, or {@code unreadable}
     */
    public static String outcome(Prediction answer) {
        if (answer instanceof Prediction.Calls calls) {
            return calls.calls().isEmpty() ? NO_CALL : "tool_call";
        }
        if (answer instanceof Prediction.Unreadable) {
            return "unreadable";
        }
        String words = answer.text().strip();
        if (words.isEmpty()) {
            return NO_CALL;
        }
        String text = words.substring(Math.max(0, words.length() - READ)).toLowerCase(Locale.ROOT).replace('’', '\'');
        if (OUTCOMES.contains(text)) {
            return text;
        }
        boolean asks = text.endsWith("?") || text.contains("?") && ASKING.stream().anyMatch(text::contains)
                || text.contains("please provide") || text.contains("please specify");
        if (asks) {
            return "request_for_info";
        }
        return INABILITY.stream().anyMatch(text::contains) ? "cannot_answer" : "direct";
    }
}
