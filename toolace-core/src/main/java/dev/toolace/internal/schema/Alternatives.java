package dev.toolace.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AnyOfValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.OneOfValidator;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * The keywords {@code anyOf} and {@code oneOf} with fewer errors: the library reports those of every alternative. What
 * is valid does not change. Here, and not afterwards, because only here it is known which errors belong together.
 */
final class Alternatives {

    private Alternatives() {}

    static List<Keyword> keywords() {
        return List.of(new OwnKeyword("anyOf", AnyOf::new), new OwnKeyword("oneOf", OneOf::new));
    }

    /** Replaces the errors that one evaluation added; there are none if the value is valid. */
    private static void summarise(String keyword, List<Error> all, int before, ExecutionContext context, NodePath at) {
        List<Error> added = all.subList(before, all.size());
        if (added.size() < 2) {
            return;
        }
        NodePath own = context.getEvaluationPath();
        List<Error> branches = new ArrayList<>(added);
        // The error of a oneOf itself comes before those of its alternatives.
        Error first = added.get(0);
        List<Error> telling;
        if (first.getKeyword().equals(keyword) && first.getEvaluationPath().getNameCount() == own.getNameCount()) {
            branches.remove(0);
            // Where several alternatives hold, what the others lack is beside the point.
            telling = noneHolds(first) ? ClosestBranch.of(keyword, branches, own, at) : List.of(first);
        } else {
            telling = ClosestBranch.of(keyword, branches, own, at);
        }
        added.clear();
        all.addAll(telling);
    }

    private static boolean noneHolds(Error error) {
        Object[] arguments = error.getArguments();
        return arguments != null && arguments.length > 0 && "0".equals(String.valueOf(arguments[0]));
    }

    private static final class AnyOf extends AnyOfValidator {

        AnyOf(SchemaLocation at, JsonNode node, Schema parent, SchemaContext context) {
            super(at, node, parent, context);
        }

        @Override
        protected void validate(
                ExecutionContext context, JsonNode node, JsonNode root, NodePath at, boolean walk) {
            List<Error> errors = context.getErrors();
            int before = errors.size();
            super.validate(context, node, root, at, walk);
            summarise("anyOf", errors, before, context, at);
        }
    }

    private static final class OneOf extends OneOfValidator {

        OneOf(SchemaLocation at, JsonNode node, Schema parent, SchemaContext context) {
            super(at, node, parent, context);
        }

        @Override
        protected void validate(
                ExecutionContext context, JsonNode node, JsonNode root, NodePath at, boolean walk) {
            List<Error> errors = context.getErrors();
            int before = errors.size();
            super.validate(context, node, root, at, walk);
            summarise("oneOf", errors, before, context, at);
        }
    }
}
