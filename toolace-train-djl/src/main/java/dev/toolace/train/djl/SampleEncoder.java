package dev.toolace.train.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.format.CallFormat;
import dev.toolace.onnx.template.ChatTemplate;
import dev.toolace.train.Dice;
import dev.toolace.train.generate.Corruption;
import dev.toolace.train.refine.FollowUp;
import dev.toolace.train.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns samples into token ids and loss weights. A share of the samples becomes a refinement pair: an earlier answer,
 * the agent's instruction and the right answer (ToolACE-R). Thread-safe.
 */
final class SampleEncoder {

    private static final double REFINED = 0.20;
    private static final double ALREADY_RIGHT = 0.55;
    private static final double PROMPT_SHARE = 0.12;
    private static final float PROMPT_WEIGHT = 0.2f;
    /** The first token of an answer decides between calling and not calling. */
    private static final float DECISION_WEIGHT = 2;
    /** To call where no call is right is the worse mistake, and samples without a call are few. */
    private static final float NO_CALL_WEIGHT = 5;

    private final ChatTemplate template;
    private final HuggingFaceTokenizer tokenizer;
    private final CallFormat format;
    private final FollowUp followUp;
    private final int assistantToken;
    private final int endToken;
    /** The token that an answer without a call starts with; one with calls starts with another. */
    private final long noCallToken;

    SampleEncoder(ChatTemplate template, HuggingFaceTokenizer tokenizer, CallFormat format, int assistantToken,
            int endToken) {
        this.template = template;
        this.tokenizer = tokenizer;
        this.format = format;
        this.followUp = new FollowUp(format);
        this.assistantToken = assistantToken;
        this.endToken = endToken;
        this.noCallToken = tokenizer.encode(format.render(List.of()), false, false).getIds()[0];
    }

    /** Encodes one sample; the dice decide whether and how it becomes a refinement pair. */
    EncodedSample encode(Sample sample, Dice dice) {
        if (!dice.chance(REFINED)) {
            return encodePlain(sample, dice);
        }
        boolean alreadyRight = dice.chance(ALREADY_RIGHT);
        List<Call> attempt = alreadyRight ? sample.calls() : Corruption.wrong(sample, dice);
        return encodeRefined(sample, format.render(attempt), dice);
    }

    /** Encodes a refinement pair from an earlier answer; the earlier answer is learned too where it was right. */
    EncodedSample encodeRefined(Sample sample, String attempt, Dice dice) {
        String right = format.render(sample.calls());
        Optional<List<Message>> asked = followUp.messages(sample, attempt);
        if (asked.isEmpty()) {
            return encodePlain(sample, dice);
        }
        List<Message> messages = new ArrayList<>(asked.get());
        messages.add(Message.assistant(right));
        return encode(sample, messages, attempt.equals(right) ? -1 : answers(sample.messages()), dice);
    }

    private EncodedSample encodePlain(Sample sample, Dice dice) {
        List<Message> messages = new ArrayList<>(sample.messages());
        messages.add(Message.assistant(format.render(sample.calls())));
        return encode(sample, messages, -1, dice);
    }

    /** Learns every answer of the conversation but, where it is wrong, the one at {@code wrong} (-1 for none). */
    private EncodedSample encode(Sample sample, List<Message> messages, int wrong, Dice dice) {
        long[] encoded = tokenizer.encode(
                template.render(messages, sample.tools(), false, Map.of()), false, false).getIds();
        int[] ids = new int[encoded.length];
        float[] weights = new float[encoded.length];
        boolean answer = false;
        int answers = 0;
        for (int i = 0; i < encoded.length; i++) {
            ids[i] = (int) encoded[i];
            boolean learned = answers - 1 != wrong;
            if (answer) {
                boolean first = ids[i - 1] == assistantToken;
                float decision = ids[i] == noCallToken ? NO_CALL_WEIGHT : DECISION_WEIGHT;
                weights[i] = learned ? first ? decision : 1 : 0;
            } else {
                weights[i] = dice.chance(PROMPT_SHARE) ? PROMPT_WEIGHT : 0;
            }
            boolean starts = ids[i] == assistantToken;
            answers += starts ? 1 : 0;
            answer = starts || answer && ids[i] != endToken;
        }
        weights[0] = 0;
        return new EncodedSample(ids, weights);
    }

    private static int answers(List<Message> messages) {
        return (int) messages.stream().filter(message -> message.role() == Role.ASSISTANT).count();
    }
}
