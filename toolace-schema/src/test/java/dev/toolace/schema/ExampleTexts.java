package dev.toolace.schema;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Strings that satisfy the keywords of a schema. */
final class ExampleTexts {

    /** What a format asks for beyond its pattern, such as a month that exists; the number makes it different. */
    private static final Map<String, String> FORMATS = Map.of(
            "date", "2026-03-1#", "date-time", "2026-03-1#T10:15:30Z", "date-time-local", "2026-03-1#T10:15:30",
            "time", "10:15:3#+02:00", "time-local", "10:15:3#", "uuid", "0f0f0f0f-1111-2222-3333-44444444444#",
            "uri", "https://example.org/#", "email", "a#@example.org");

    /** Texts of types that have a pattern, but no format. */
    private static final List<String> POOL = List.of(
            "2026-0#", "--03-1#", "EUR", "+0#:00", "en", "aGk=", "PT1#H", "P1#D", "AB-123#", "DE1#", "yes", "axb",
            "123456789012345#", "1#.25", "1#");

    private static final Map<String, String> ZONES_AND_LANGUAGES = Map.of(
            "^[A-Za-z0-9+:/_~.-]+$", "Europe/Berlin", "^[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*$", "en");

    private ExampleTexts() {}

    static String of(JsonObject node, int variant) {
        List<String> patterns = patterns(node);
        String format = node.get("format") instanceof JsonString name ? name.value() : "";
        List<String> candidates = new ArrayList<>();
        ZONES_AND_LANGUAGES.forEach((pattern, text) -> {
            if (patterns.equals(List.of(pattern))) {
                candidates.add(text);
            }
        });
        if (FORMATS.containsKey(format)) {
            candidates.add(FORMATS.get(format));
        }
        int least = Math.max(1, SchemaNodes.integer(node, "minLength", 1));
        candidates.add("t#" + "e".repeat(Math.max(0, least - 2)));
        candidates.add("#");
        candidates.addAll(POOL);
        candidates.add("abcdefghijklmnopqrst".substring(variant % 10, variant % 10 + least));
        return candidates.stream().map(text -> text.replace("#", String.valueOf(variant % 10)))
                .filter(text -> fits(node, patterns, text)).findFirst()
                .orElseThrow(() -> new AssertionError("no example for " + node));
    }

    static List<String> patterns(JsonObject node) {
        List<String> patterns = new ArrayList<>();
        if (node.get("pattern") instanceof JsonString pattern) {
            patterns.add(pattern.value());
        }
        if (node.get("allOf") instanceof JsonArray all) {
            SchemaNodes.objects(all).forEach(part -> patterns.addAll(patterns(part)));
        }
        return patterns;
    }

    private static boolean fits(JsonObject node, List<String> patterns, String text) {
        return text.length() >= SchemaNodes.integer(node, "minLength", 0)
                && text.length() <= SchemaNodes.integer(node, "maxLength", Integer.MAX_VALUE)
                && patterns.stream().allMatch(pattern -> Pattern.compile(pattern).matcher(text).find());
    }
}
