package dev.toolace.internal.tool.bfcl;

import dev.toolace.tool.DialectNote.Action;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BFCL's names of types: those of Python, with some of Java's and JavaScript's. Stateless. */
public final class BfclTypes {

    /** The name for no type at all. */
    static final String ANY = "any";

    static final Set<String> JSON = Set.of("string", "integer", "number", "boolean", "array", "object", "null");

    private static final Map<String, String> WRITTEN = Map.of("object", "dict", "number", "float");

    /** By the name in lower case. */
    private static final Map<String, Type> TYPES = types();

    private BfclTypes() {}

    /**
     * What a name means.
     *
     * @param name a type of JSON Schema; {@code any} for none
     * @param action what taking the one for the other is; null where it is no change at all
     */
    record Type(String name, @Nullable Action action) {}

    private static Map<String, Type> types() {
        Map<String, Type> types = new HashMap<>();
        for (String same : JSON) {
            types.put(same, new Type(same, null));
        }
        types.put("dict", new Type("object", null));
        types.put("float", new Type("number", null));
        types.put(ANY, new Type(ANY, null));
        for (String list : new String[] {"tuple", "list", "arraylist", "queue", "stack"}) {
            types.put(list, new Type("array", Action.REWRITTEN));
        }
        types.put("set", new Type("array", Action.WIDENED));
        for (String map : new String[] {"hashmap", "hashtable", "map"}) {
            types.put(map, new Type("object", Action.REWRITTEN));
        }
        for (String integer : new String[] {"int", "bigint", "biginteger"}) {
            types.put(integer, new Type("integer", Action.REWRITTEN));
        }
        for (String bounded : new String[] {"byte", "short", "long"}) {
            types.put(bounded, new Type("integer", Action.WIDENED));
        }
        types.put("double", new Type("number", Action.REWRITTEN));
        types.put("bool", new Type("boolean", Action.REWRITTEN));
        types.put("str", new Type("string", Action.REWRITTEN));
        types.put("char", new Type("string", Action.WIDENED));
        return types;
    }

    /** What a name means; null for one that is not known. Java's capitals make no difference but for the note. */
    static @Nullable Type read(String name) {
        Type exact = TYPES.get(name);
        if (exact != null) {
            return exact;
        }
        Type type = TYPES.get(name.toLowerCase(Locale.ROOT));
        return type == null || type.action() != null ? type : new Type(type.name(), Action.REWRITTEN);
    }

    /** How a type of JSON Schema is written. */
    static String write(String type) {
        return WRITTEN.getOrDefault(type, type);
    }

    /**
     * Whether a name is BFCL's and not JSON Schema's.
     *
     * @param name the value of a keyword {@code type}
     * @return true for {@code dict}, {@code float}, {@code ArrayList} and the like
     */
    public static boolean areBfcls(String name) {
        return !JSON.contains(name) && read(name) != null;
    }
}
