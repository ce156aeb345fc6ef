package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.keyword.DynamicRefValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.RecursiveRefValidator;
import com.networknt.schema.keyword.RefValidator;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * The keywords that refer to schemas, within the {@link StepBudget}. Two alternatives that lead into the same member
 * and back double the time with every level of the value; without references, the schema's own size bounds it.
 */
final class References {

    /** In proportion to the time that looking at a character takes. */
    private static final int STEPS = 40;

    private References() {}

    /** Those that a version knows; where it does not, they mean nothing. */
    static List<Keyword> keywords(SpecificationVersion version) {
        List<Keyword> keywords = new ArrayList<>();
        keywords.add(new OwnKeyword("$ref", Ref::new));
        if (version == SpecificationVersion.DRAFT_2019_09) {
            keywords.add(new OwnKeyword("$recursiveRef", RecursiveRef::new));
        } else if (version == SpecificationVersion.DRAFT_2020_12) {
            keywords.add(new OwnKeyword("$dynamicRef", (at, node, parent, context) -> isAnchor(node.asText())
                    ? new DynamicRef(at, node, parent, context)
                    : new Ref(at, node, parent, context)));
        }
        return keywords;
    }

    /** Only a name can be dynamic; the library fails on anything else, which by the standard is a plain reference. */
    private static boolean isAnchor(String reference) {
        return reference.length() > 1 && reference.charAt(1) != '/';
    }

    private static void spend() {
        StepBudget budget = StepBudget.current();
        if (budget != null && !budget.spend(STEPS)) {
            throw StepsExceeded.inReferences();
        }
    }

    private static final class Ref extends RefValidator {

        Ref(SchemaLocation at, JsonNode node, Schema parent, SchemaContext context) {
            super(at, node, parent, context);
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
            spend();
            super.validate(context, node, root, at);
        }
    }

    private static final class RecursiveRef extends RecursiveRefValidator {

        RecursiveRef(SchemaLocation at, JsonNode node, Schema parent, SchemaContext context) {
            super(at, node, parent, context);
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
            spend();
            super.validate(context, node, root, at);
        }
    }

    private static final class DynamicRef extends DynamicRefValidator {

        DynamicRef(SchemaLocation at, JsonNode node, Schema parent, SchemaContext context) {
            super(at, node, parent, context);
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
            spend();
            super.validate(context, node, root, at);
        }
    }
}
