package dev.toolace.train.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BpeTrainerTest {

    private static final List<String> TEXTS = List.of(
            "set a timer for twelve minutes and set the lamp", "the timer, the lamp and the kettle: setTimer12",
            "Zürich, São Paulo, 東京, Ωmega 💡💡", "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":12}}]");

    @Test
    void theMostFrequentPairComesFirst() {
        BpeTrainer trainer = new BpeTrainer();
        trainer.add("low low low lower lower slow");
        List<byte[][]> merges = trainer.learn(2);
        assertThat(texts(merges)).containsExactly("l+o", "lo+w");
    }

    @Test
    void equalCountsAreDecidedByTheBytes() {
        BpeTrainer trainer = new BpeTrainer();
        trainer.add("zy zy ab ab");
        assertThat(texts(trainer.learn(9))).containsExactly("a+b", "z+y");
    }

    @Test
    void pairsThatOccurOnceAreNotLearned() {
        BpeTrainer trainer = new BpeTrainer();
        trainer.add("abc def");
        assertThat(trainer.learn(100)).isEmpty();
    }

    @Test
    void theOrderOfTheTextsDoesNotMatter() {
        List<String> reversed = new ArrayList<>(TEXTS);
        Collections.reverse(reversed);
        assertThat(texts(learn(TEXTS))).isEqualTo(texts(learn(TEXTS))).isEqualTo(texts(learn(reversed)));
    }

    @Test
    void everySideOfAMergeIsAByteOrAnEarlierMerge() {
        Set<String> known = new HashSet<>();
        List<byte[][]> merges = learn(TEXTS);
        assertThat(merges).hasSizeGreaterThan(10);
        for (byte[][] merge : merges) {
            for (byte[] side : merge) {
                assertThat(side.length == 1 || known.contains(hex(side))).isTrue();
            }
            byte[] joined = Arrays.copyOf(merge[0], merge[0].length + merge[1].length);
            System.arraycopy(merge[1], 0, joined, merge[0].length, merge[1].length);
            known.add(hex(joined));
        }
    }

    @Test
    void mergesNeverCrossAPiece() {
        for (byte[][] merge : learn(List.of("a1 a1 a1 aB aB aB x\" x\" 12 12 12"))) {
            String made = text(merge[0]) + text(merge[1]);
            assertThat(made).as("letters of one case only").matches("[a-z]+|[A-Z]+");
        }
    }

    @Test
    void theVocabularyHoldsEveryByteAndEveryIdOnce() {
        List<byte[][]> merges = learn(TEXTS);
        JsonObject json = (JsonObject) TokenizerJson.of(NanoVocabulary.CONTROL, NanoVocabulary.STRINGS, merges);
        JsonObject model = (JsonObject) json.get("model");
        Map<Integer, String> byId = new HashMap<>();
        ((JsonObject) model.get("vocab")).members().forEach((token, id) ->
                assertThat(byId.put(Integer.parseInt(id.toJson()), token)).isNull());
        int fixed = NanoVocabulary.CONTROL.size() + NanoVocabulary.STRINGS.size();
        for (int id = 0; id < byId.size(); id++) {
            assertThat(byId).containsKey(id);
        }
        Set<String> bytes = new HashSet<>();
        for (int b = 0; b < 256; b++) {
            assertThat(byId.get(fixed + b)).hasSize(1);
            bytes.add(byId.get(fixed + b));
        }
        assertThat(bytes).hasSize(256).allMatch(shown -> !Character.isISOControl(shown.charAt(0)) && !shown.isBlank());
        for (int i = 0; i < NanoVocabulary.CONTROL.size(); i++) {
            assertThat(byId.get(i)).isEqualTo(NanoVocabulary.CONTROL.get(i));
        }
    }

    @Test
    void everyMergeIsWrittenWithItsResultInTheVocabulary() {
        JsonObject model = (JsonObject) ((JsonObject) TokenizerJson.of(List.of(), List.of(),
                learn(TEXTS))).get("model");
        JsonObject vocabulary = (JsonObject) model.get("vocab");
        for (JsonValue pair : ((JsonArray) model.get("merges")).elements()) {
            List<JsonValue> sides = ((JsonArray) pair).elements();
            String left = ((JsonString) sides.get(0)).value();
            String right = ((JsonString) sides.get(1)).value();
            assertThat(vocabulary.members()).containsKeys(left, right, left + right);
        }
    }

    private static List<byte[][]> learn(List<String> texts) {
        BpeTrainer trainer = new BpeTrainer();
        texts.forEach(trainer::add);
        return trainer.learn(200);
    }

    private static List<String> texts(List<byte[][]> merges) {
        return merges.stream().map(merge -> text(merge[0]) + "+" + text(merge[1])).toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
