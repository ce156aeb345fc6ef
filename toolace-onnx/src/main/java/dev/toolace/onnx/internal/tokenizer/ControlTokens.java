package dev.toolace.onnx.internal.tokenizer;

import dev.toolace.ToolaceException;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.template.ChatTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The tokens that give a model's prompt its structure. Where a user, a tool's definition or a tool's result spells one,
 * it is encoded as plain text: a mark is put inside of it before the template is rendered, the prompt is cut there, and
 * the pieces are encoded one by one. Safe for use by many threads.
 *
 * @param texts how the tokens are written
 * @param pieces encodes what is rendered without a mark
 */
public record ControlTokens(List<String> texts, PieceCache pieces) {

    /** Unicode promises never to assign these to characters. */
    private static final char FIRST_MARK = '\uFDD0';

    private static final char LAST_MARK = '\uFDEF';

    /** Copies the list. */
    public ControlTokens {
        texts = List.copyOf(texts);
    }

    /** The special tokens of a tokenizer, and those beside its vocabulary that the template writes. */
    public static ControlTokens of(Tokenizer tokenizer, ChatTemplate template) {
        return new ControlTokens(tokenizer.addedTokens().stream()
                .filter(token -> token.special() || template.source().contains(token.content()))
                .map(AddedToken::content)
                .filter(content -> content.length() > 1)
                .toList(), PieceCache.of(tokenizer, template));
    }

    /** The tokens of a prompt. */
    public int[] encode(Prompt.Chat chat, ChatTemplate template, Tokenizer tokenizer) {
        Map<String, String> variables = tokenizer.variables();
        List<String> given = new ArrayList<>();
        String prompt = template.render(chat.messages(), chat.tools(), true, variables, text -> {
            given.add(text);
            return text;
        });
        if (!occurIn(String.join("\n", given))) {
            return pieces.encode(prompt);
        }
        given.add(template.source());
        char mark = unused(given);
        return pieces(template.render(chat.messages(), chat.tools(), true, variables, text -> marked(text, mark)), mark,
                tokenizer);
    }

    /**
     * Models have hundreds of such tokens, which begin with few different characters; most texts have none of these.
     */
    private boolean occurIn(String text) {
        return texts.stream().mapToInt(token -> token.charAt(0)).distinct().anyMatch(first -> text.indexOf(first) >= 0)
                && texts.stream().anyMatch(text::contains);
    }

    /** The text with a mark after the first character of each control token in it. */
    String marked(String text, char mark) {
        TreeSet<Integer> places = new TreeSet<>();
        for (String token : texts) {
            int step = Character.charCount(token.codePointAt(0));
            for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
                places.add(at + step);
            }
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int place : places) {
            out.append(text, from, place).append(mark);
            from = place;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static char unused(List<String> texts) {
        for (char mark = FIRST_MARK; mark <= LAST_MARK; mark++) {
            String text = String.valueOf(mark);
            if (texts.stream().noneMatch(one -> one.contains(text))) {
                return mark;
            }
        }
        throw new ToolaceException(OnnxErrors.TEMPLATE_RENDER,
                "chat template: the conversation spells control tokens and holds every noncharacter from U+FDD0"
                        + " to U+FDEF");
    }

    private static int[] pieces(String prompt, char mark, Tokenizer tokenizer) {
        IntStream.Builder tokens = IntStream.builder();
        for (int from = 0, to; from <= prompt.length(); from = to + 1) {
            int next = prompt.indexOf(mark, from);
            to = next < 0 ? prompt.length() : next;
            for (int token : tokenizer.encode(prompt.substring(from, to))) {
                tokens.add(token);
            }
        }
        return tokens.build().toArray();
    }
}
