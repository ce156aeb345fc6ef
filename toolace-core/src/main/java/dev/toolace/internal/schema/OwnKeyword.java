package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.KeywordValidator;

/** A keyword of JSON Schema whose validator is ours instead of the library's. Immutable. */
final class OwnKeyword extends AbstractKeyword {

    private final Maker maker;

    OwnKeyword(String name, Maker maker) {
        super(name);
        this.maker = maker;
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation at, JsonNode node, Schema parent, SchemaContext context) {
        return maker.make(at, node, parent, context);
    }

    /** The constructor of a validator. */
    @FunctionalInterface
    interface Maker {
        KeywordValidator make(SchemaLocation at, JsonNode node, Schema parent, SchemaContext context);
    }
}
