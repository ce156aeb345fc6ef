package dev.toolace.bench.peers;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one process of an engine measured. Immutable.
 *
 * @param loadMillis time to open the model
 * @param firstMillis the same, and to the first token of the first prompt
 * @param peakMebibytes most memory; 0 where the system does not tell
 * @param ttftMillis times to the first token, by length of the prompt
 * @param decode tokens a second after the first one
 * @param texts of the answers of more than one token
 */
record PeerResult(double loadMillis, double firstMillis, double peakMebibytes, Map<Integer, List<Double>> ttftMillis,
        List<Double> decode, List<String> texts) {

    /** Reads what a process printed. */
    static PeerResult parse(JsonObject printed) {
        Map<Integer, List<Double>> ttft = new TreeMap<>();
        List<Double> decode = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonValue value : ((JsonArray) Objects.requireNonNull(printed.get("runs"))).elements()) {
            JsonObject run = (JsonObject) value;
            double first = number(run, "ttft_ms");
            int generated = (int) number(run, "generated");
            ttft.computeIfAbsent((int) number(run, "length"), length -> new ArrayList<>()).add(first);
            if (generated > 1) {
                decode.add(1000 * (generated - 1) / (number(run, "total_ms") - first));
                texts.add(((JsonString) Objects.requireNonNull(run.get("text"))).value());
            }
        }
        return new PeerResult(number(printed, "load_ms"), number(printed, "load_to_first_ms"),
                number(printed, "peak_kib") / 1024, ttft, decode, texts);
    }

    private static double number(JsonObject object, String name) {
        return ((JsonNumber) Objects.requireNonNull(object.get(name), name)).value().doubleValue();
    }

    /** Tokens of the prompt a second, up to the first token of the answer. */
    List<Double> prefill(int length) {
        return Objects.requireNonNull(ttftMillis.get(length)).stream().map(millis -> 1000 * length / millis).toList();
    }

    /** How many tokens at the beginning of each answer are the same; the mean over the answers. */
    double agreement(PeerResult other) {
        double sum = 0;
        for (int i = 0; i < texts.size(); i++) {
            List<String> mine = pieces(texts.get(i));
            List<String> others = pieces(other.texts.get(i));
            int same = 0;
            while (same < Math.min(mine.size(), others.size()) && mine.get(same).equals(others.get(same))) {
                same++;
            }
            sum += same;
        }
        return sum / texts.size();
    }

    /** A text as the tokens that it was made of: a number in brackets, or a character. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int end = at + 1;
            while (text.charAt(at) == '[' && end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            end = end > at + 1 && end < text.length() && text.charAt(end) == ']' ? end + 1 : at + 1;
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }
}
