package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as {@code datetime.strftime} writes them with the C library of Linux, in English. Stateless. */
final class Strftime {
    private Strftime() { }

    static String format(LocalDateTime time, String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = i++;
            char flag = i < pattern.length() && "-_0^#".indexOf(pattern.charAt(i)) >= 0 ? pattern.charAt(i++) : 0;
            String field = i < pattern.length() ? field(time, pattern.charAt(i)) : null;
            out.append(field == null ? pattern.substring(start, Math.min(i + 1, pattern.length()))
                    : flagged(field, flag));
            Budget.checkText(out.length());
        }
        return out.toString();
    }

    private static String flagged(String field, char flag) {
        int zeros = 0;
        while (zeros < field.length() - 1 && (field.charAt(zeros) == '0' || field.charAt(zeros) == ' ')) {
            zeros++;
        }
        boolean numeric = field.chars().allMatch(c -> c >= '0' && c <= '9' || c == ' ');
        return switch (flag) {
            case '-' -> numeric ? field.substring(zeros) : field;
            case '_' -> numeric ? " ".repeat(zeros) + field.substring(zeros) : field;
            case '0' -> numeric ? "0".repeat(zeros) + field.substring(zeros) : field;
            case '^' -> field.toUpperCase(Locale.ROOT);
            case '#' -> field.equals("AM") || field.equals("PM") ? field.toLowerCase(Locale.ROOT)
                    : field.toUpperCase(Locale.ROOT);
            default -> field;
        };
    }

    private static @Nullable String field(LocalDateTime time, char code) {
        return switch (code) {
            case 'Y' -> Integer.toString(time.getYear());
            case 'C' -> two(time.getYear() / 100);
            case 'y' -> two(time.getYear() % 100);
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> spaced(time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'k' -> spaced(time.getHour());
            case 'I' -> two((time.getHour() + 11) % 12 + 1);
            case 'l' -> spaced((time.getHour() + 11) % 12 + 1);
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 'f' -> String.format(Locale.ROOT, "%06d", time.getNano() / 1000);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'P' -> time.getHour() < 12 ? "am" : "pm";
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'j' -> String.format(Locale.ROOT, "%03d", time.getDayOfYear());
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'U' -> two((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
            case 'W' ->
                    two((time.getDayOfYear() + 6 - (time.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue())) / 7);
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> two(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 's' -> Long.toString(time.toEpochSecond(ZoneOffset.UTC));
            case 'F' -> format(time, "%Y-%m-%d");
            case 'T', 'X' -> format(time, "%H:%M:%S");
            case 'R' -> format(time, "%H:%M");
            case 'r' -> format(time, "%I:%M:%S %p");
            case 'D', 'x' -> format(time, "%m/%d/%y");
            case 'c' -> format(time, "%a %b %e %H:%M:%S %Y");
            case 'z', 'Z' -> "";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> null;
        };
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static String spaced(int number) {
        return (number < 10 ? " " : "") + number;
    }
}
