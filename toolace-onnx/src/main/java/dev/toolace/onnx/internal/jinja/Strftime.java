package dev.toolace.onnx.internal.jinja;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates as C's {@code strftime} writes them, in English. */
final class Strftime {
    private Strftime() { }

    static String format(LocalDateTime time, String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                out.append(c);
                continue;
            }
            boolean unpadded = pattern.charAt(i + 1) == '-' && i + 2 < pattern.length();
            i += unpadded ? 2 : 1;
            String field = field(time, pattern.charAt(i));
            boolean padded = unpadded && field.length() > 1 && field.charAt(0) == '0';
            out.append(padded ? field.substring(1) : field);
        }
        return out.toString();
    }

    private static String field(LocalDateTime time, char code) {
        return switch (code) {
            case 'Y' -> Integer.toString(time.getYear());
            case 'y' -> two(time.getYear() % 100);
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> time.getDayOfMonth() < 10 ? " " + time.getDayOfMonth() : two(time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'I' -> two((time.getHour() + 11) % 12 + 1);
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'j' -> String.format(Locale.ROOT, "%03d", time.getDayOfYear());
            case 'F' -> format(time, "%Y-%m-%d");
            case 'T' -> format(time, "%H:%M:%S");
            case '%' -> "%";
            default -> throw new JinjaException("unknown date field '%" + code + "'");
        };
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
