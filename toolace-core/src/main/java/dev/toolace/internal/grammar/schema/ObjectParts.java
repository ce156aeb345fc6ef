package dev.toolace.internal.grammar.schema;

import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.grammar.Literal;
import dev.toolace.internal.grammar.Members;
import dev.toolace.internal.grammar.Members.Member;
import dev.toolace.internal.grammar.Members.Others;
import dev.toolace.internal.grammar.Part;
import dev.toolace.internal.grammar.Sequence;
import dev.toolace.internal.grammar.Spelling;
import dev.toolace.internal.grammar.Text;
import dev.toolace.internal.grammar.regular.CharDfa;
import dev.toolace.internal.grammar.regular.Inexpressible;
import dev.toolace.internal.grammar.regular.Languages;
import dev.toolace.internal.grammar.regular.Patterns;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes parts of objects. Used by one thread. */
final class ObjectParts {

    private static final int MAX_PATTERNS = 3;
    /** Languages of names up to this size become declared names: they could all be used up. */
    private static final int FEW_NAMES = 64;
    private static final CharDfa KEYWORDS = Patterns.found("^[A-Za-z_][A-Za-z_0-9]*$", 100);

    /** Names of one pattern, and what their values must satisfy besides. */
    private record Pattern(JsonObject owner, CharDfa names, JsonValue schema) {}

    private final ValueParts out;

    ObjectParts(ValueParts out) {
        this.out = out;
    }

    /** The objects that satisfy all of some schemas. */
    Part object(List<JsonObject> schemas, boolean arguments) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        for (JsonObject schema : schemas) {
            names.addAll(Facts.map(schema, "properties").keySet());
            required.addAll(Facts.strings(schema, "required"));
            if (Facts.isTrue(schema, "uniqueItems")) {
                out.note(schema, "uniqueItems", "is left to the validator, which applies it to members too");
            }
            if (schema.get("unevaluatedProperties") instanceof JsonObject || schemas.size() > 1
                    && schema.get("unevaluatedProperties") != null) {
                out.note(schema, "unevaluatedProperties", "is left to the validator");
            }
        }
        names.addAll(required);
        List<Pattern> patterns = patterns(schemas);
        CharDfa allowed = allowedNames(schemas);
        List<Member> declared = new ArrayList<>();
        for (String name : names) {
            Part value = allowed.accepts(name)
                    ? out.value(applying(schemas, patterns, name, p -> p.names.accepts(name))) : out.never();
            declared.add(member(name, value, required.contains(name), arguments));
        }
        List<Others> others = new ArrayList<>();
        if (open(schemas)) {
            try {
                others(schemas, patterns, without(allowed, names), arguments, declared, others);
            } catch (Inexpressible e) {
                // Names that cannot be told apart are not written.
                others.clear();
            }
        }
        return members(declared, others, schemas, arguments);
    }

    private Part members(List<Member> declared, List<Others> others, List<JsonObject> schemas, boolean arguments) {
        return out.shop.keep(new Members(arguments ? out.notation.arguments() : out.notation.object(), declared, others,
                Facts.most(schemas, "minProperties"), Facts.least(schemas, "maxProperties")));
    }

    /** One object, with its members in any order. */
    Part constant(JsonObject value) {
        List<Member> members = new ArrayList<>();
        value.members().forEach((name, member) -> members.add(member(name, out.constant(member), true, false)));
        return members(members, List.of(), List.of(), false);
    }

    private Member member(String name, Part value, boolean required, boolean arguments) {
        if (!arguments || !out.notation.python()) {
            return new Member(out.notation.names(name), value, required);
        } else if (out.notation.isKeyword(name)) {
            return new Member(List.of(name + "="), value, required);
        }
        List<String> unpacked = out.notation.names(name).stream().map(word -> "**{" + word).toList();
        return new Member(unpacked, then(value, "}"), required);
    }

    private Part then(Part value, String end) {
        return out.shop.keep(new Sequence(List.of(value, out.shop.keep(new Literal(end)))));
    }

    private List<Pattern> patterns(List<JsonObject> schemas) {
        List<Pattern> patterns = new ArrayList<>();
        for (JsonObject schema : schemas) {
            for (Map.Entry<String, JsonValue> one : Facts.map(schema, "patternProperties").entrySet()) {
                try {
                    patterns.add(new Pattern(schema, out.shop.pattern(one.getKey()), one.getValue()));
                } catch (Inexpressible e) {
                    out.note(schema, "patternProperties", e.reason());
                }
            }
        }
        return patterns;
    }

    /** The schemas for a member that is declared where it has a name, and matches some patterns. */
    private List<JsonValue> applying(
            List<JsonObject> schemas, List<Pattern> patterns, @Nullable String name, Predicate<Pattern> matches) {
        List<JsonValue> all = new ArrayList<>();
        for (JsonObject schema : schemas) {
            int before = all.size();
            JsonValue own = name == null ? null : Facts.map(schema, "properties").get(name);
            if (own != null) {
                all.add(own);
            }
            patterns.stream().filter(p -> p.owner == schema && matches.test(p)).forEach(p -> all.add(p.schema));
            JsonValue additional = schema.get("additionalProperties");
            if (all.size() == before && additional != null) {
                all.add(additional);
            }
        }
        return all;
    }

    /** What {@code propertyNames} allows. */
    private CharDfa allowedNames(List<JsonObject> schemas) {
        CharDfa allowed = Languages.ANY;
        for (JsonObject schema : schemas) {
            JsonValue rule = schema.get("propertyNames");
            if (rule != null) {
                try {
                    allowed = Languages.both(allowed, names(rule), StringLanguage.MAX_STATES);
                } catch (Inexpressible e) {
                    out.note(schema, "propertyNames", e.reason());
                }
            }
        }
        return allowed;
    }

    private CharDfa names(JsonValue rule) {
        Goal goal = new Goal(out.document, List.of(rule));
        if (goal.impossible() || !Types.of(goal.schemas()).has("string")) {
            return Languages.words(List.of());
        }
        if (goal.open() != null || goal.schemas().stream().anyMatch(schema -> schema.get("not") != null)) {
            throw new Inexpressible("has alternatives");
        }
        List<JsonValue> constants = Constants.of(goal.schemas(), out.document.draft());
        if (constants != null) {
            return new Constants(out, goal.schemas(), Types.ALL).texts(constants);
        }
        return StringLanguage.of(goal.schemas(), out).bounded();
    }

    private static CharDfa without(CharDfa all, Set<String> names) {
        return names.isEmpty() ? all : Languages.without(all, Languages.words(names), StringLanguage.MAX_STATES);
    }

    /** Whether members may be written that are not declared. */
    private boolean open(List<JsonObject> schemas) {
        if (schemas.stream().anyMatch(schema -> Facts.isFalse(schema.get("unevaluatedProperties")))) {
            return false;
        }
        return out.shop.scope() == GrammarScope.ALLOWED
                || schemas.stream().noneMatch(schema -> schema.get("properties") != null)
                || schemas.stream().anyMatch(schema -> schema.get("additionalProperties") != null
                        || schema.get("patternProperties") != null);
    }

    /** Members without a declared name, for each combination of patterns that a name may match. */
    private void others(List<JsonObject> schemas, List<Pattern> patterns, CharDfa allowed, boolean arguments,
            List<Member> declared, List<Others> others) {
        if (patterns.size() > MAX_PATTERNS) {
            out.note(schemas.get(0), "patternProperties", "has too many patterns for names that are not declared");
            return;
        }
        boolean onlyPatterns = out.shop.scope() == GrammarScope.DECLARED
                && schemas.stream().allMatch(schema -> schema.get("additionalProperties") == null)
                && !(patterns.isEmpty() && schemas.stream().noneMatch(schema -> schema.get("properties") != null));
        for (int mask = onlyPatterns ? 1 : 0; mask < 1 << patterns.size(); mask++) {
            CharDfa names = allowed;
            Set<Pattern> matching = new LinkedHashSet<>();
            for (int i = 0; i < patterns.size(); i++) {
                boolean matches = (mask >> i & 1) != 0;
                CharDfa one = patterns.get(i).names;
                names = matches ? Languages.both(names, one, StringLanguage.MAX_STATES)
                        : Languages.without(names, one, StringLanguage.MAX_STATES);
                if (matches) {
                    matching.add(patterns.get(i));
                }
            }
            add(names, out.value(applying(schemas, patterns, null, matching::contains)), arguments, declared, others);
        }
    }

    private void add(CharDfa names, Part value, boolean arguments, List<Member> declared, List<Others> others) {
        List<String> few = names.words(0, FEW_NAMES + 1);
        if (!names.endless(0) && few.size() <= FEW_NAMES) {
            few.forEach(name -> declared.add(member(name, value, false, arguments)));
            return;
        }
        boolean keywords = arguments && out.notation.python();
        CharDfa written = keywords ? Languages.both(names, KEYWORDS, StringLanguage.MAX_STATES) : names;
        if (!written.endless(0) && written.words(0, FEW_NAMES + 1).size() <= FEW_NAMES) {
            return;
        }
        Part colon = out.shop.keep(new Literal(keywords ? "" : out.notation.colon()));
        Part after = out.shop.keep(new Sequence(List.of(colon, value)));
        for (Spelling spelling : keywords ? List.of(Spelling.KEYWORD) : out.notation.strings()) {
            String quote = keywords ? "" : String.valueOf((char) spelling.close());
            Text name = out.shop.keep(new Text(written, spelling));
            others.add(new Others(out.shop.keep(new Literal(quote)), name, after));
        }
    }
}
