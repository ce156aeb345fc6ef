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
        List<Error> branches = added.stream().filter(error -> !isOwn(error, keyword, context, at)).toList();
        boolean several = added.stream().anyMatch(error -> isOwn(error, keyword, context, at) && !noneHolds(error));
        // Where several alternatives of a oneOf hold, what the others lack is beside the point.
        List<Error> telling = several
                ? List.of(added.get(0))
                : new ArrayList<>(ClosestBranch.of(keyword, branches, context.getEvaluationPath(), at));
        added.clear();
        all.addAll(telling);
    }

    private static boolean isOwn(Error error, String keyword, ExecutionContext context, NodePath at) {
        return error.getKeyword().equals(keyword)
                && error.getEvaluationPath().getNameCount() == context.getEvaluationPath().getNameCount()
                && error.getInstanceLocation().equals(at);
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
