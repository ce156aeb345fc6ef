package dev.toolace.json;

/** JSON's {@code null}: one constant, safe for use by many threads. */
public enum JsonNull implements JsonValue {
    /** The one null. */
    INSTANCE;

    @Override
    public String toString() {
        return toJson();
    }
}
