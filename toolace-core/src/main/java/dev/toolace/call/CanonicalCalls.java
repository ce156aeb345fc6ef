package dev.toolace.call;

import dev.toolace.internal.json.CanonicalJson;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The canonical form of calls: two texts are equal exactly if the calls mean the same. Stateless and safe for use by
 * many threads.
 *
 * <ul>
 *   <li>Members are sorted by name (UTF-16 order), at every depth.
 *   <li>Numbers are written one way: 1.0, 1 and 1e0 are all {@code 1}.
 *   <li>Names of tools and members and all strings are in Unicode's Normalization Form C, so that a letter means the
 *       same with its accent composed or apart. Two names in one object that would become equal stay as they are.
 *   <li>Unpaired surrogates are kept, written as JSON escapes: no two texts fall together on the way to UTF-8.
 *   <li>The order of calls and of array elements, case, space, and everything else stays and counts.
 * </ul>
 *
 * <p>The form is the same under every locale and on every JVM. Characters that Unicode adds later are normalised once
 * the JVM knows them.
 */
public final class CanonicalCalls {

    private CanonicalCalls() {}

    /**
     * The canonical form of one call.
     *
     * @param call the call
     * @return compact JSON, {@code {"arguments":{...},"name":"..."}}
     */
    public static String of(Call call) {
        return CanonicalJson.write(json(call));
    }

    /**
     * The canonical form of calls.
     *
     * @param calls in order; may be empty
     * @return compact JSON, an array
     */
    public static String of(List<Call> calls) {
        List<JsonValue> elements = new ArrayList<>(calls.size());
        calls.forEach(call -> elements.add(json(call)));
        return CanonicalJson.write(new JsonArray(elements));
    }

    /**
     * A digest of one call, for use as an idempotency key: equal for calls that mean the same, and for practical
     * purposes for no others.
     *
     * @param call the call
     * @return SHA-256 of the canonical form's UTF-8, 64 lower-case hexadecimal digits
     */
    public static String digest(Call call) {
        return sha256(of(call));
    }

    /**
     * A digest of calls, in their order. That of a list of one call is not that of the call itself.
     *
     * @param calls in order; may be empty
     * @return SHA-256 of the canonical form's UTF-8, 64 lower-case hexadecimal digits
     */
    public static String digest(List<Call> calls) {
        return sha256(of(calls));
    }

    /**
     * Whether two lists of calls mean the same.
     *
     * @param first some calls
     * @param second some calls
     * @return true if their canonical forms are equal
     */
    public static boolean same(List<Call> first, List<Call> second) {
        return first.size() == second.size() && of(first).equals(of(second));
    }

    private static String sha256(String canonical) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static JsonObject json(Call call) {
        return JsonObject.EMPTY.with("name", new JsonString(call.name())).with("arguments", call.arguments());
    }
}
