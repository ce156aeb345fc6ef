package dev.toolace.testing;

import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values from a seed: every kind, nasty strings, numbers of every size. */
public final class RandomJson {

    private static final String[] PIECES = {
        "a", "Z", "9", " ", "\"", "'", "\\", "/", "\n", "\r", "\t", "\b", "\f", "\u0000", "\u001f", "\u007f", "\u0085",
        "\u2028", "é", "ß", "中", "😀", "\ud800", "\udc00", "[", "]", "{", "}", "(", ")", ",", ":", "=", "*", "#",
        "\\n", "\\u0041", "None", "True", "null", "-1", "1e5", "%41", "~1"};

    private final Random random;

    public RandomJson(long seed) {
        this.random = new Random(seed);
    }

    public JsonValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonBoolean(random.nextBoolean());
            case 2, 3 -> new JsonNumber(number());
            case 4, 5 -> new JsonString(string());
            case 6 -> array(depth);
            default -> object(depth);
        };
    }

    public BigDecimal number() {
        return switch (random.nextInt(5)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(200) - 100);
            case 1 -> BigDecimal.valueOf(random.nextLong());
            case 2 -> new BigDecimal(Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20)));
            case 3 -> new BigDecimal(new BigInteger(200, random));
            default -> new BigDecimal(BigInteger.valueOf(random.nextInt()), random.nextInt(600) - 300);
        };
    }

    public String string() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    private JsonArray array(int depth) {
        List<JsonValue> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(value(depth - 1));
        }
        return new JsonArray(elements);
    }

    public JsonObject object(int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(random.nextBoolean() ? "key" + random.nextInt(20) : string(), value(depth - 1));
        }
        return new JsonObject(members);
    }

    public List<Call> calls(List<String> names) {
        List<Call> calls = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            calls.add(new Call(names.get(random.nextInt(names.size())), object(3)));
        }
        return calls;
    }

    /** The text with one to three characters dropped, doubled, swapped or replaced. */
    public String mutate(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && out.length() > 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(4)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, out.charAt(at));
                case 2 -> out.setCharAt(at, "[]{}(),:\"'\\=*-.0eE nNtTfF\u0000\ud83d".charAt(random.nextInt(27)));
                default -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return out.toString();
    }
}
