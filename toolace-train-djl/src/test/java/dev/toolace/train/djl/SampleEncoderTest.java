package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.format.JsonListFormat;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.template.ChatTemplate;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.tokenizer.NanoVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleEncoderTest {

    private static final String RIGHT = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":12}}]";
    private static final String WRONG = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":30}}]";
    private static final String INVALID = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":\"x\"}}]";

    private static HuggingFaceTokenizer tokenizer;
    private static SampleEncoder encoder;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        tokenizer = Tiny.tokenizer(folder);
        try (InputStream in = Objects.requireNonNull(NanoTraining.class.getResourceAsStream("chat_template.jinja"))) {
            ChatTemplate template = ChatTemplate.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            encoder = new SampleEncoder(template, tokenizer, new JsonListFormat(),
                    NanoVocabulary.CONTROL.indexOf(NanoVocabulary.ASSISTANT),
                            NanoVocabulary.CONTROL.indexOf(NanoVocabulary.END));
        }
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void theAnswerIsLearnedWholeItsEndIncluded() {
        EncodedSample encoded = plain();
        assertThat(answers(encoded)).containsExactly(RIGHT + "<|end|>");
        assertThat(text(encoded, 0, encoded.length())).startsWith("<|tools|>\nset_timer: ")
                .endsWith("<|user|>Timer, 12 minutes.<|end|><|tools|>\n+set_timer 4 minutes\n<|assistant|>" + RIGHT + "<|end|>");
    }

    @Test
    void theTokenThatDecidesBetweenCallingAndNotCallingCountsTwice() {
        EncodedSample encoded = plain();
        int first = 0;
        while (encoded.weights()[first] < 1) {
            first++;
        }
        assertThat(encoded.weights()[first]).isEqualTo(2);
        assertThat(encoded.weights()[first + 1]).isEqualTo(1);
        assertThat(text(encoded, first, first + 1)).startsWith("[");
    }

    @Test
    void notCallingCountsMoreThanCalling() {
        List<Message> messages = List.of(Message.user("Hi."), Message.assistant("[]"), Message.user("Timer, 12 minutes."));
        EncodedSample encoded = encoder.encodeRefined(
                new Sample("1", "s", "c", messages, sample().tools(), sample().calls()), WRONG, new Dice(1));
        List<Float> decisions = new ArrayList<>();
        for (int i = 1; i < encoded.length(); i++) {
            if (encoded.ids()[i - 1] == NanoVocabulary.CONTROL.indexOf(NanoVocabulary.ASSISTANT)) {
                decisions.add(encoded.weights()[i]);
            }
        }
        assertThat(decisions).as("no call, a wrong call, the right call").containsExactly(5f, 0f, 2f);
    }

    @Test
    void thePromptCountsLittleAndOnlyInPart() {
        EncodedSample encoded = plain();
        assertThat(encoded.weights()[0]).isZero();
        int counted = 0;
        int prompt = 0;
        for (float weight : encoded.weights()) {
            prompt += weight < 1 ? 1 : 0;
            counted += weight > 0 && weight < 1 ? 1 : 0;
        }
        assertThat(counted).isBetween(1, prompt / 2);
    }

    @Test
    void ofARefinementOnlyTheRightAnswerIsLearned() {
        for (String attempt : List.of(WRONG, INVALID, "[]", "I cannot do that.", "[{\"name\":")) {
            EncodedSample encoded = encoder.encodeRefined(sample(), attempt, new Dice(1));
            assertThat(answers(encoded)).as(attempt).last().isEqualTo(RIGHT + "<|end|>");
            assertThat(answers(encoded)).as(attempt).hasSize(1);
            assertThat(text(encoded, 0, encoded.length())).as(attempt).doesNotEndWith("12 minutes.<|end|>"
                    + "<|tools|>\n+set_timer 4 minutes\n<|assistant|>" + RIGHT + "<|end|>");
        }
    }

    @Test
    void theWrongAttemptHasNoWeightAtAll() {
        EncodedSample encoded = encoder.encodeRefined(sample(), WRONG, new Dice(1));
        String whole = text(encoded, 0, encoded.length());
        assertThat(whole).contains("<|assistant|>" + WRONG + "<|end|><|user|>");
        int assistant = NanoVocabulary.CONTROL.indexOf(NanoVocabulary.ASSISTANT);
        int end = NanoVocabulary.CONTROL.indexOf(NanoVocabulary.END);
        int at = 0;
        while (encoded.ids()[at] != assistant) {
            at++;
        }
        do {
            at++;
            assertThat(encoded.weights()[at]).isZero();
        } while (encoded.ids()[at] != end);
    }

    @Test
    void anAttemptThatWasRightIsLearnedTwice() {
        assertThat(answers(encoder.encodeRefined(sample(), RIGHT, new Dice(1))))
                .containsExactly(RIGHT + "<|end|>", RIGHT + "<|end|>");
    }

    @Test
    void earlierAnswersOfAConversationAreLearnedToo() {
        List<Message> messages = new ArrayList<>(List.of(Message.user("Hi."), Message.assistant("[]")));
        messages.addAll(sample().messages());
        Sample session = new Sample("1", "s", "c", messages, sample().tools(), sample().calls());
        assertThat(answers(encoder.encodeRefined(session, WRONG, new Dice(1)))).containsExactly("[]<|end|>", RIGHT
                + "<|end|>");
    }

    @Test
    void theDiceDecide() {
        int refined = 0;
        for (int i = 0; i < 200; i++) {
            EncodedSample one = encoder.encode(sample(), new Dice(i));
            EncodedSample again = encoder.encode(sample(), new Dice(i));
            assertThat(one.ids()).isEqualTo(again.ids());
            assertThat(one.weights()).isEqualTo(again.weights());
            refined += one.length() > plain().length() + 10 ? 1 : 0;
        }
        assertThat(refined).isBetween(20, 65);
    }

    private static EncodedSample plain() {
        for (int seed = 0;; seed++) {
            EncodedSample encoded = encoder.encode(sample(), new Dice(seed));
            if (text(encoded, 0, encoded.length()).split("<\\|assistant\\|>", -1).length == 2) {
                return encoded;
            }
        }
    }

    /** The runs of tokens with full weight or more. */
    private static List<String> answers(EncodedSample encoded) {
        List<String> runs = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= encoded.length(); i++) {
            boolean full = i < encoded.length() && encoded.weights()[i] >= 1;
            if (full && from < 0) {
                from = i;
            } else if (!full && from >= 0) {
                runs.add(text(encoded, from, i));
                from = -1;
            }
        }
        return runs;
    }

    private static String text(EncodedSample encoded, int from, int to) {
        long[] ids = new long[to - from];
        for (int i = from; i < to; i++) {
            ids[i - from] = encoded.ids()[i];
        }
        return tokenizer.decode(ids, false);
    }

    private static Sample sample() {
        Tool tool = Tool.parse("""
                {"name":"set_timer","description":"Sets a timer.","parameters":{"type":"object",
                 "properties":{"minutes":{"type":"integer","description":"how long"}},"required":["minutes"]}}""");
        Call call = new Call("set_timer", (JsonObject) JsonValue.parse("{\"minutes\":12}"));
        return new Sample("1", "s", "single", List.of(Message.user("Timer, 12 minutes.")), List.of(tool),
                List.of(call));
    }
}
