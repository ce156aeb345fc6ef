package dev.toolace.onnx.internal.jinja.python;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of texts that ask for the kind of their characters. Stateless. */
public final class TextPredicates {
    private TextPredicates() { }

    static @Nullable Callable find(String text, String name) {
        if (!name.startsWith("is")) {
            return null;
        }
        return switch (name) {
            case "isalnum" -> asked(name, all(text, Characters::isAlphanumeric));
            case "isalpha" -> asked(name, all(text, Character::isLetter));
            case "isascii" -> asked(name, text.chars().allMatch(c -> c < 0x80));
            case "isdecimal" -> asked(name, all(text, Character::isDigit));
            case "isdigit" -> asked(name, all(text, Characters::isDigit));
            case "isidentifier" -> asked(name, isIdentifier(text));
            case "islower" -> asked(name, isLower(text));
            case "isnumeric" -> asked(name, all(text, Characters::isNumeric));
            case "isprintable" -> asked(name, text.codePoints().allMatch(Characters::isPrintable));
            case "isspace" -> asked(name, all(text, Characters::isSpace));
            case "istitle" -> asked(name, isTitle(text));
            case "isupper" -> asked(name, isUpper(text));
            default -> null;
        };
    }

    private static Callable asked(String name, boolean answer) {
        return arguments -> {
            arguments.bindPlaces(name, 0);
            return answer;
        };
    }

    private static boolean all(String text, IntPredicate kind) {
        return !text.isEmpty() && text.codePoints().allMatch(kind);
    }

    /** Whether there are cased characters, all in lower case. */
    public static boolean isLower(String text) {
        return text.codePoints().anyMatch(Characters::isCased)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    /** Whether there are cased characters, all in upper case. */
    public static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Characters::isCased)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    /** Whether Python would take the text for a name. */
    public static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first)) && text.codePoints().skip(1)
                .allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private static boolean isTitle(String text) {
        boolean inside = false;
        boolean any = false;
        for (int c : text.codePoints().toArray()) {
            boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
            if (upper && inside || Character.isLowerCase(c) && !inside) {
                return false;
            }
            inside = Characters.isCased(c);
            any |= inside;
        }
        return any;
    }
}
