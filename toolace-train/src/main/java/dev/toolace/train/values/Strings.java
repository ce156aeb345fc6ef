package dev.toolace.train.values;

import dev.toolace.train.Dice;
import dev.toolace.train.catalog.Words;
import java.util.List;
import java.util.Locale;

/** Text values of the kind that a parameter's name suggests. Stateless. */
final class Strings {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private Strings() {}

    /** A text for a parameter with these words in its name and this description. */
    static String make(List<String> words, String description, Dice dice) {
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        String hint = description.toLowerCase(Locale.ROOT);
        if (words.contains("date") || words.contains("day") || hint.contains("yyyy")) {
            return date(hint, dice);
        }
        return switch (last) {
            case "city", "location", "destination", "origin", "place", "address", "region", "area", "departure",
                    "airport", "town", "venue" -> location(dice);
            case "country", "nation", "nationality" -> WordLists.pick("country", dice);
            case "language", "lang" -> WordLists.pick("language", dice);
            case "color", "colour" -> WordLists.pick("color", dice);
            case "currency" -> WordLists.pick("currency", dice);
            case "time" -> WordLists.pick("time", dice);
            case "duration", "period", "frame", "timeframe", "range", "interval" -> WordLists.pick("period", dice);
            case "room" -> WordLists.pick("room", dice);
            case "device", "appliance" -> WordLists.pick("device", dice);
            case "company", "organization", "manufacturer", "brand", "make" -> WordLists.pick("company", dice);
            case "genre" -> WordLists.pick("genre", dice);
            case "animal", "species", "breed" -> WordLists.pick("animal", dice);
            case "food", "dish", "ingredient", "ingredients", "recipe" -> WordLists.pick("food", dice);
            case "month" -> WordLists.pick("month", dice);
            case "email" -> email(dice);
            case "url", "website", "link" -> "https://www." + WordLists.pick("domain", dice) + "/" + word(dice);
            case "path", "file", "filename" -> path(dice);
            case "phone" -> "+" + dice.between(1, 99) + "-" + dice.between(100, 999) + "-" + dice.between(1000, 9999);
            case "id", "code", "identifier", "key", "token", "number", "uuid", "sku", "username", "password" ->
                identifier(dice);
            case "person", "author", "artist", "player", "patient", "contact", "recipient", "director", "actor",
                    "user", "speaker" -> person(dice);
            case "name" -> dice.chance(0.5) ? person(dice) : title(dice);
            case "message", "text", "content", "body", "note", "description", "comment" -> dice.chance(0.5)
                    ? WordLists.pick("message", dice)
                    : phrase(dice);
            case "title", "subject", "topic", "book", "song", "movie" -> dice.chance(0.6) ? title(dice) : phrase(dice);
            default -> other(dice);
        };
    }

    private static String other(Dice dice) {
        return switch (dice.weighted(3, 3, 2, 1.5, 1)) {
            case 0 -> phrase(dice);
            case 1 -> title(dice);
            case 2 -> WordLists.pick("noun", dice);
            case 3 -> identifier(dice);
            default -> person(dice);
        };
    }

    static String identifier(Dice dice) {
        StringBuilder out = new StringBuilder();
        switch (dice.between(0, 4)) {
            case 0 -> append(out, LETTERS, dice.between(5, 11), dice);
            case 1 -> append(out, "0123456789", dice.between(3, 9), dice);
            case 2 -> {
                append(out, "ABCDEFGHJKLMNPRSTUVWXYZ", dice.between(1, 4), dice);
                out.append(dice.pick("", "-", "_"));
                append(out, "0123456789", dice.between(2, 6), dice);
            }
            case 3 -> out.append(WordLists.pick("adjective", dice))
                    .append(dice.pick("_", "-", "", "."))
                    .append(WordLists.pick("noun", dice))
                    .append(dice.chance(0.6) ? Integer.toString(dice.between(1, 999)) : "");
            default -> out.append(word(dice)).append(dice.between(1, 9999));
        }
        return out.toString();
    }

    private static String date(String hint, Dice dice) {
        int year = dice.between(1990, 2030);
        int month = dice.between(1, 12);
        int day = dice.between(1, 28);
        if (hint.contains("yyyy-mm-dd") || dice.chance(0.6)) {
            return String.format(Locale.ROOT, "%d-%02d-%02d", year, month, day);
        }
        if (hint.contains("mm/dd") || hint.contains("dd/mm") || dice.chance(0.2)) {
            return String.format(Locale.ROOT, "%02d/%02d/%d", month, day, year);
        }
        return dice.chance(0.5)
                ? WordLists.pick(dice.pick("relative_date", "weekday"), dice)
                : WordLists.pick("month", dice) + " " + day + (dice.chance(0.5) ? ", " + year : "");
    }

    private static String location(Dice dice) {
        String city = WordLists.pick("city", dice);
        return dice.chance(0.15) ? city + ", " + WordLists.pick("country", dice) : city;
    }

    private static String person(Dice dice) {
        String first = WordLists.pick("first", dice);
        return dice.chance(0.65) ? first + " " + WordLists.pick("last", dice) : first;
    }

    private static String email(Dice dice) {
        return WordLists.pick("first", dice).toLowerCase(Locale.ROOT)
                + dice.pick("", ".", "_")
                + (dice.chance(0.5) ? WordLists.pick("noun", dice) : Integer.toString(dice.between(1, 99)))
                + "@" + WordLists.pick("domain", dice);
    }

    private static String path(Dice dice) {
        String name = word(dice) + dice.pick(".txt", ".csv", ".json", ".jpg", ".mp3", ".pdf", ".wav", "");
        return dice.chance(0.6) ? "/" + word(dice) + "/" + word(dice) + "/" + name : name;
    }

    private static String title(Dice dice) {
        String adjective = Words.capitalised(WordLists.pick("adjective", dice));
        String noun = Words.capitalised(WordLists.pick("noun", dice));
        return switch (dice.between(0, 3)) {
            case 0 -> "The " + adjective + " " + noun;
            case 1 -> adjective + " " + noun;
            case 2 -> noun + " of " + Words.capitalised(WordLists.pick("noun", dice));
            default -> noun;
        };
    }

    private static String phrase(Dice dice) {
        return dice.chance(0.5)
                ? WordLists.pick("adjective", dice) + " " + WordLists.pick("noun", dice)
                : WordLists.pick("noun", dice) + " " + WordLists.pick("noun", dice);
    }

    /** A made-up word that no memory can hold. */
    static String word(Dice dice) {
        StringBuilder out = new StringBuilder();
        for (int i = dice.between(1, 3); i >= 0; i--) {
            append(out, "bcdfghjklmnprstvwz", 1, dice);
            append(out, "aeiou", 1, dice);
        }
        if (dice.chance(0.5)) {
            append(out, "lmnrstx", 1, dice);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String letters, int count, Dice dice) {
        for (int i = 0; i < count; i++) {
            out.append(letters.charAt(dice.between(0, letters.length() - 1)));
        }
    }
}
