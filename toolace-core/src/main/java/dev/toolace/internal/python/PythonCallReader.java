package dev.toolace.internal.python;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a list of calls in Python's syntax, by recursive descent. One instance reads one text on one thread. */
public final class PythonCallReader {

    /** Names of tools that were not offered end at the first of these; those that were may hold them. */
    private static final String NAME_ENDS = "()[]{},='\"\n\r";

    private static final int MAX_NAME = 128;

    private final PythonCursor cursor;
    private final PythonValueReader values;
    private final ToolSet tools;
    private final int maxCalls;

    /**
     * Places the cursor at the start.
     *
     * @param text what to read
     * @param tools whose names may hold any character
     * @param limits bounds on depth and the number of calls
     */
    public PythonCallReader(String text, ToolSet tools, Limits limits) {
        this(text, 0, tools, limits);
    }

    /**
     * Places the cursor inside a text.
     *
     * @param text what to read
     * @param start index of the first character to read
     * @param tools whose names may hold any character
     * @param limits bounds on depth and the number of calls
     */
    public PythonCallReader(String text, int start, ToolSet tools, Limits limits) {
        this.cursor = new PythonCursor(text);
        cursor.moveTo(start);
        this.values = new PythonValueReader(cursor, limits.maxDepth());
        this.tools = tools;
        this.maxCalls = limits.maxCalls();
    }

    /**
     * Reads the whole text.
     *
     * @return the calls, possibly none
     */
    public List<Call> readList() {
        List<Call> calls = new ArrayList<>();
        cursor.expect('[');
        while (!cursor.accept(']')) {
            if (calls.size() >= maxCalls) {
                throw cursor.error("more than " + maxCalls + " calls");
            }
            calls.add(readCall());
            if (!cursor.accept(',')) {
                cursor.expect(']');
                break;
            }
        }
        cursor.expectEnd();
        return calls;
    }

    /**
     * Reads a whole text as one dictionary.
     *
     * @param text what to read
     * @param limits bounds on depth
     * @return the object
     */
    public static JsonObject readObject(String text, Limits limits) {
        PythonCursor cursor = new PythonCursor(text);
        cursor.peek();
        JsonObject object = new PythonValueReader(cursor, limits.maxDepth()).readObject(0);
        cursor.expectEnd();
        return object;
    }

    /**
     * The cursor.
     *
     * @return index of the next character
     */
    public int position() {
        return cursor.position();
    }

    /**
     * Reads one call after white space.
     *
     * @return the call
     */
    public Call readCall() {
        String name = readName();
        cursor.expect('(');
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        while (!cursor.accept(')')) {
            if (cursor.peek() == '*') {
                readUnpacked(arguments);
            } else {
                readNamed(arguments);
            }
            if (!cursor.accept(',')) {
                cursor.expect(')');
                break;
            }
        }
        return new Call(name, new JsonObject(arguments));
    }

    private String readName() {
        cursor.skipSpace();
        int start = cursor.position();
        String offered = "";
        for (Tool tool : tools.tools()) {
            if (tool.name().length() > offered.length() && isCallOf(tool.name(), start)) {
                offered = tool.name();
            }
        }
        if (!offered.isEmpty()) {
            cursor.moveTo(start + offered.length());
            return offered;
        }
        int end = start;
        while (end < cursor.length() && end - start <= MAX_NAME && NAME_ENDS.indexOf(cursor.charAt(end)) < 0) {
            end++;
        }
        String name = cursor.text(start, end).strip();
        if (name.isEmpty() || end >= cursor.length() || cursor.charAt(end) != '(') {
            cursor.moveTo(end);
            throw cursor.error("expected a call but found " + cursor.describe());
        }
        cursor.moveTo(end);
        return name;
    }

    private boolean isCallOf(String name, int start) {
        if (!cursor.startsWith(name, start)) {
            return false;
        }
        int after = cursor.skipSpace(start + name.length());
        return after < cursor.length() && cursor.charAt(after) == '(';
    }

    private void readNamed(Map<String, JsonValue> arguments) {
        cursor.skipSpace();
        int start = cursor.position();
        int end = cursor.identifierEnd(start);
        if (end == start) {
            throw cursor.error("expected a parameter name but found " + cursor.describe());
        }
        cursor.moveTo(end);
        if (cursor.peek() != '=') {
            throw cursor.error("expected '=' after a parameter name but found " + cursor.describe());
        }
        cursor.expect('=');
        put(arguments, cursor.text(start, end), values.readValue(0), start);
    }

    private void readUnpacked(Map<String, JsonValue> arguments) {
        int start = cursor.position();
        cursor.expect('*');
        cursor.expect('*');
        if (cursor.peek() != '{') {
            throw cursor.error("expected '{' after '**' but found " + cursor.describe());
        }
        JsonObject unpacked = values.readObject(0);
        unpacked.members().forEach((name, value) -> put(arguments, name, value, start));
    }

    private static void put(Map<String, JsonValue> arguments, String name, JsonValue value, int place) {
        if (arguments.putIfAbsent(name, value) != null) {
            throw new JsonSyntaxError("duplicate parameter " + Place.shorten(name), place, false);
        }
    }
}
