package dev.toolace.internal.json.repair;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonDepth;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole text: the value or values in it, and what may stand around them. */
final class Document {

    private final Cursor cursor;
    private final Source source;
    private final ValueReader reader;
    private final int maxDepth;
    private final List<JsonValue> values = new ArrayList<>();
    private boolean containers;
    private boolean words;
    private boolean ended;

    Document(Cursor cursor, int maxDepth) {
        this.cursor = cursor;
        this.source = cursor.source();
        this.maxDepth = maxDepth;
        this.reader = new ValueReader(cursor, maxDepth);
    }

    JsonValue read() {
        skipFence();
        readValue();
        int end = cursor.position();
        while (cursor.peek() != -1) {
            readRest(end);
            end = cursor.position();
        }
        if (values.size() == 1) {
            return values.get(0);
        }
        JsonArray list = new JsonArray(values);
        if (JsonDepth.exceeds(list, maxDepth)) {
            throw new JsonSyntaxError("nesting deeper than " + maxDepth + " levels", 0, true);
        }
        return list;
    }

    /** Skips the start of a code fence, also one with a bracket before it. */
    private void skipFence() {
        int c = cursor.peek();
        int inside = source.next(cursor.position() + 1);
        if ((c == '[' || c == '{') && source.isFence(inside)) {
            cursor.repair(RepairKind.STRAY_TEXT, cursor.position());
            cursor.moveTo(inside);
        }
        if (source.isFence(cursor.position())) {
            cursor.repair(RepairKind.CODE_FENCE, cursor.position());
            int start = cursor.position() + 3;
            int end = start;
            while (Chars.isNamePart(source.at(end)) || source.at(end) == '+') {
                end++;
            }
            int behind = source.at(end);
            boolean language = Chars.isSpace(behind) || behind == '{' || behind == '[';
            cursor.moveTo(language ? end : start);
        }
    }

    /** Reads something after a value: another one, or what may be left out. */
    private void readRest(int end) {
        int at = cursor.position();
        int c = cursor.current();
        if (c == ',') {
            cursor.advance();
            c = cursor.peek();
            if (c == -1 || Chars.isCloser(c) || source.isFence(cursor.position())) {
                cursor.repair(RepairKind.TRAILING_COMMA, at);
                if (c == -1 && !cursor.mayClose()) {
                    throw cursor.error("text ends after a comma");
                }
                return;
            }
            readNext();
        } else if (source.isFence(at)) {
            cursor.repair(RepairKind.CODE_FENCE, at);
            cursor.moveTo(at + 3);
            ended = true;
        } else if (Chars.isCloser(c) || c == ';') {
            cursor.repair(RepairKind.STRAY_TEXT, at);
            cursor.advance();
            ended = true;
        } else if (source.hasLineBreak(end, at)) {
            readNext();
        } else {
            throw unexpected();
        }
    }

    private void readNext() {
        if (ended) {
            throw unexpected();
        }
        if (values.size() == 1) {
            cursor.repair(RepairKind.MULTIPLE_VALUES, cursor.position());
        }
        readValue();
    }

    /** Reads one value. Text without quotes beside objects or arrays is prose, and no value. */
    private void readValue() {
        int c = cursor.peek();
        containers |= c == '{' || c == '[';
        words |= !reader.startsValue();
        if (containers && words) {
            throw unexpected();
        }
        values.add(reader.read(Slot.ROOT, 0));
    }

    private JsonSyntaxError unexpected() {
        return cursor.error("unexpected text beside the value: " + Place.describe(source.text(), cursor.position()));
    }
}
