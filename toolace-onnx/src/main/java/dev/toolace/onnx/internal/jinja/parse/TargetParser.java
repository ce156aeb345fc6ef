package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import dev.toolace.onnx.internal.jinja.run.Name;
import dev.toolace.onnx.internal.jinja.run.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands on the left of an assignment. Confined to one parse. */
final class TargetParser {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");

    private final TokenStream tokens;

    TargetParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** A name that is set. */
    String name(String what) {
        Token token = tokens.expect(Kind.NAME, what);
        if (CONSTANTS.contains(token.text())) {
            throw token.error("'" + token.text() + "' cannot be assigned to");
        }
        return token.text();
    }

    /** A target; members of namespaces can only be set, and parameters are those of a with block. */
    Target target(boolean members, boolean parameters) {
        List<Target> targets = new ArrayList<>();
        boolean several = false;
        do {
            if (ends()) {
                break;
            }
            targets.add(single(members, parameters));
            several |= tokens.peek().isOperator(",");
        } while (tokens.skipOperator(","));
        if (targets.isEmpty()) {
            throw tokens.peek().error("expected a name, found " + tokens.peek().describe());
        }
        return several ? new Target.Unpack(targets) : targets.get(0);
    }

    private boolean ends() {
        Token token = tokens.peek();
        return token.kind() == Kind.BLOCK_END || token.isOperator(")") || token.isOperator("=") || token.isName("in");
    }

    private Target single(boolean members, boolean parameters) {
        if (tokens.skipOperator("(")) {
            tokens.enter();
            Target inner = target(false, parameters);
            tokens.leave();
            tokens.expectOperator(")");
            return inner;
        }
        String name = name("a name");
        if (members && tokens.skipOperator(".")) {
            return new Target.ToMember(new Name(name), tokens.expect(Kind.NAME, "a name").text());
        }
        return new Target.ToName(name, parameters);
    }

    /** The same target once more, for another frame. */
    static Target copy(Target target) {
        if (target instanceof Target.Unpack unpack) {
            return new Target.Unpack(unpack.targets().stream().map(TargetParser::copy).toList());
        }
        return target instanceof Target.ToName name ? name.copy() : target;
    }
}
