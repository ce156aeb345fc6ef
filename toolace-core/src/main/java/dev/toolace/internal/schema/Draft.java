package dev.toolace.internal.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A draft of JSON Schema. Meta-schemas come from the class path and are loaded on first use. */
public enum Draft {

    /** The oldest one in use. */
    DRAFT_4("json-schema.org/draft-04/schema", SpecificationVersion.DRAFT_4, Dialects.getDraft4()),

    /** Adds {@code const}, and makes exclusive bounds numbers. */
    DRAFT_6("json-schema.org/draft-06/schema", SpecificationVersion.DRAFT_6, Dialects.getDraft6()),

    /** Adds {@code if}. */
    DRAFT_7("json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7, Dialects.getDraft7()),

    /** Lets keywords stand beside {@code $ref}. */
    DRAFT_2019_09("json-schema.org/draft/2019-09/schema", SpecificationVersion.DRAFT_2019_09, Dialects.getDraft201909()),

    /** The one that holds where a schema names none. */
    DRAFT_2020_12("json-schema.org/draft/2020-12/schema", SpecificationVersion.DRAFT_2020_12, Dialects.getDraft202012());

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .locale(Locale.ENGLISH)
            .formatAssertionsEnabled(false)
            .preloadSchema(true)
            // The library would prefer other engines, should they be on the host's class path.
            .regularExpressionFactory(SafePattern::new)
            .build();

    private final String address;
    private final SpecificationVersion version;
    private final Dialect library;
    private final Object lock = new Object();
    private volatile Optional<Schema> metaSchema = Optional.empty();

    Draft(String address, SpecificationVersion version, Dialect base) {
        this.address = address;
        this.version = version;
        this.library = ours(base, version);
    }

    /** The library remembers and logs every keyword that it does not know; tools may hold any. */
    private static Dialect ours(Dialect base, SpecificationVersion version) {
        Dialect.Builder builder = Dialect.builder(base)
                .keywords(Alternatives.keywords())
                .keywords(References.keywords(version))
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword));
        if (version != SpecificationVersion.DRAFT_4) {
            // The library fails on draft 4's keyword in later drafts, where it means nothing.
            builder.keyword(new NonValidationKeyword("id"));
        }
        return builder.build();
    }

    /** The keyword that makes a part of a schema a document of its own. */
    String idKeyword() {
        return this == DRAFT_4 ? "id" : "$id";
    }

    /**
     * Whether the keywords beside {@code $ref} mean nothing.
     *
     * @return true up to draft 7
     */
    public boolean referenceReplacesSiblings() {
        return compareTo(DRAFT_2019_09) < 0;
    }

    /**
     * Whether {@code const} means anything.
     *
     * @return true from draft 6 on
     */
    public boolean knowsConst() {
        return this != DRAFT_4;
    }

    /**
     * The draft that {@code $schema} names.
     *
     * @param schema a whole schema
     * @return 2020-12 if it names none; empty for one that is not known
     */
    public static Optional<Draft> of(JsonObject schema) {
        JsonValue named = schema.get("$schema");
        if (named == null) {
            return Optional.of(DRAFT_2020_12);
        }
        String text = named instanceof JsonString string ? string.value() : "";
        String bare = text.endsWith("#") ? text.substring(0, text.length() - 1) : text;
        for (Draft draft : values()) {
            if (bare.equals("http://" + draft.address) || bare.equals("https://" + draft.address)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    /**
     * A registry that loads nothing but the drafts' own meta-schemas, which are on the class path. A fresh one per
     * schema, so that schemas cannot see each other's definitions.
     */
    SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(library, builder -> builder
                .schemaRegistryConfig(CONFIG)
                .schemaLoader(loader -> loader.fetchRemoteResources(false).allow(iri -> isOwn(iri.toString()))));
    }

    private static boolean isOwn(String iri) {
        return iri.startsWith("http://json-schema.org/") || iri.startsWith("https://json-schema.org/")
                || iri.startsWith("classpath:draft");
    }

    /** The schema of this draft's schemas. */
    Schema metaSchema() {
        Optional<Schema> known = metaSchema;
        if (known.isEmpty()) {
            synchronized (lock) {
                known = metaSchema;
                if (known.isEmpty()) {
                    known = Optional.of(registry().getSchema(SchemaLocation.of(version.getDialectId())));
                    metaSchema = known;
                }
            }
        }
        return known.orElseThrow();
    }
}
