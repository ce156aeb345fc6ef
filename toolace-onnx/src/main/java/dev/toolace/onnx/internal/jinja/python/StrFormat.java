package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code str.format}: fields in braces. Attributes and items are read through the sandbox. Confined to one call. */
final class StrFormat {
    private final Arguments arguments;
    /** The place of the next field without a name; -1 once a field had a number. */
    private int automatic;

    private StrFormat(Arguments arguments) {
        this.arguments = arguments;
    }

    static String format(String pattern, Arguments arguments) {
        return new StrFormat(arguments).fill(pattern, 0);
    }

    static String formatMap(String pattern, @Nullable Object mapping) {
        if (!(mapping instanceof Dict dict)) {
            throw new JinjaException("format_map() argument must be a mapping, not " + Values.typeName(mapping));
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        dict.forEach((key, value) -> named.put(PythonText.str(key), value));
        return format(pattern, new Arguments(List.of(), named));
    }

    private String fill(String pattern, int depth) {
        if (depth > 2) {
            throw new JinjaException("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
                out.append(c);
                i++;
            } else if (c == '}') {
                throw new JinjaException("Single '}' encountered in format string");
            } else if (c == '{') {
                int end = closing(pattern, i);
                out.append(field(pattern.substring(i + 1, end), depth));
                i = end;
            } else {
                out.append(c);
            }
            Budget.checkText(out.length());
        }
        return out.toString();
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new JinjaException("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int bracket = field.indexOf('[');
        int colon = field.indexOf(':', bracket >= 0 && bracket < field.indexOf(':')
                ? Math.max(0, field.indexOf(']', bracket)) : 0);
        String head = colon < 0 ? field : field.substring(0, colon);
        String spec = colon < 0 ? "" : field.substring(colon + 1);
        char conversion = 's';
        boolean converted = false;
        int mark = head.lastIndexOf('!');
        if (mark >= 0) {
            if (mark != head.length() - 2) {
                throw new JinjaException("expected ':' after conversion specifier");
            }
            conversion = head.charAt(mark + 1);
            converted = true;
            head = head.substring(0, mark);
        }
        Object value = value(head);
        if (converted) {
            value = switch (conversion) {
                case 's' -> PythonText.str(value);
                case 'r' -> PythonText.repr(value);
                case 'a' -> PythonText.ascii(PythonText.repr(value));
                default -> throw new JinjaException("Unknown conversion specifier " + conversion);
            };
        }
        return FormatSpec.format(value, fill(spec, depth + 1));
    }

    private @Nullable Object value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Object value = first(path.substring(0, end));
        while (end < path.length()) {
            int from = end + 1;
            if (path.charAt(end) == '.') {
                for (end = from; end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[';) {
                    end++;
                }
                value = Members.attribute(value, path.substring(from, end));
            } else if (path.charAt(end) == '[' && path.indexOf(']', from) >= 0) {
                int close = path.indexOf(']', from);
                String key = path.substring(from, close);
                value = Members.item(value, isNumber(key) ? (Object) Long.parseLong(key) : key);
                end = close + 1;
            } else {
                throw new JinjaException("broken field '" + path + "' in format string");
            }
        }
        return value;
    }

    private @Nullable Object first(String name) {
        if (name.isEmpty() || isNumber(name)) {
            if (name.isEmpty() ? automatic < 0 : automatic > 0) {
                throw new JinjaException("cannot switch between manual and automatic field numbering");
            }
            int place = name.isEmpty() ? automatic++ : Integer.parseInt(name);
            automatic = name.isEmpty() ? automatic : -1;
            if (place >= arguments.positional().size()) {
                throw new JinjaException("Replacement index " + place + " out of range for positional args");
            }
            return arguments.positional().get(place);
        }
        if (!arguments.named().containsKey(name)) {
            throw new JinjaException("format string needs the argument '" + name + "'");
        }
        return arguments.named().get(name);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
