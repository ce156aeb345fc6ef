package dev.toolace.onnx.internal.jinja;

import dev.toolace.onnx.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements by recursive descent. */
final class StatementParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private int loops;

    private StatementParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    /** The statements of a whole template. */
    static List<Stmt> parse(List<Token> tokens) {
        StatementParser parser = new StatementParser(new TokenStream(tokens));
        List<Stmt> body = parser.body(Set.of());
        Token last = parser.tokens.peek();
        if (last.kind() != Kind.END) {
            throw last.error("unexpected " + parser.tokens.peek(1).describe());
        }
        return body;
    }

    /** Statements up to, not including, a block that starts with one of some words. */
    private List<Stmt> body(Set<String> ends) {
        List<Stmt> body = new ArrayList<>();
        tokens.enter();
        while (true) {
            Token token = tokens.peek();
            switch (token.kind()) {
                case DATA -> body.add(new Statements.Text(tokens.take().text()));
                case VARIABLE_BEGIN -> {
                    tokens.take();
                    Expr value = expressions.tuple(true);
                    tokens.expect(Kind.VARIABLE_END, "'}}'");
                    body.add(new Statements.Placed(new Statements.Print(value), token.line(), token.column()));
                }
                case BLOCK_BEGIN -> {
                    if (ends.contains(tokens.peek(1).text())) {
                        tokens.leave();
                        return body;
                    }
                    tokens.take();
                    body.add(new Statements.Placed(block(), token.line(), token.column()));
                }
                case END -> {
                    if (!ends.isEmpty()) {
                        throw token.error("the template ends where " + String.join(" or ", ends.stream().sorted().toList())
                                + " is missing");
                    }
                    tokens.leave();
                    return body;
                }
                case VARIABLE_END, BLOCK_END, NAME, STRING, INTEGER, FLOAT, OPERATOR ->
                        throw token.error("unexpected " + token.describe());
            }
        }
    }

    private Stmt block() {
        Token word = tokens.expect(Kind.NAME, "a statement");
        return switch (word.text()) {
            case "if" -> ifBlock();
            case "for" -> forBlock();
            case "set" -> setBlock();
            case "macro" -> macro();
            case "generation" -> {
                end();
                List<Stmt> body = body(Set.of("endgeneration"));
                endBlock();
                yield new Statements.Sequence(body);
            }
            case "break", "continue" -> {
                if (loops == 0) {
                    throw word.error("'" + word.text() + "' outside of a loop");
                }
                end();
                yield new Statements.Leave(word.text().equals("break") ? Stmt.Flow.BREAK : Stmt.Flow.CONTINUE);
            }
            default -> throw word.error("unknown statement '" + word.text() + "'");
        };
    }

    private void end() {
        tokens.expect(Kind.BLOCK_END, "'%}'");
    }

    /** Takes the end block that {@link #body} stopped at. */
    private void endBlock() {
        tokens.take();
        tokens.take();
        end();
    }

    private Stmt ifBlock() {
        List<Expr> tests = new ArrayList<>();
        List<List<Stmt>> bodies = new ArrayList<>();
        tests.add(expressions.tuple(false));
        end();
        while (true) {
            bodies.add(body(Set.of("elif", "else", "endif")));
            tokens.take();
            String word = tokens.take().text();
            if (word.equals("elif")) {
                tests.add(expressions.tuple(false));
                end();
            } else if (word.equals("else")) {
                end();
                bodies.add(body(Set.of("endif")));
                endBlock();
                break;
            } else {
                end();
                bodies.add(List.of());
                break;
            }
        }
        return new Statements.If(tests, bodies);
    }

    private Stmt forBlock() {
        Target target = target(false);
        if (!tokens.skipName("in")) {
            throw tokens.peek().error("expected 'in', found " + tokens.peek().describe());
        }
        Expr elements = expressions.tuple(false);
        Expr filter = tokens.skipName("if") ? expressions.expression() : null;
        end();
        loops++;
        List<Stmt> body = body(Set.of("else", "endfor"));
        loops--;
        List<Stmt> otherwise = List.of();
        if (tokens.peek(1).isName("else")) {
            endBlock();
            otherwise = body(Set.of("endfor"));
        }
        endBlock();
        return new Statements.For(target, elements, filter, body, otherwise);
    }

    private Stmt setBlock() {
        Target target = target(true);
        if (tokens.skipOperator("=")) {
            Expr value = expressions.tuple(true);
            end();
            return new Statements.Set(target, value);
        }
        end();
        List<Stmt> body = body(Set.of("endset"));
        endBlock();
        return new Statements.SetBlock(target, body);
    }

    private Target target(boolean members) {
        List<Target> targets = new ArrayList<>();
        boolean several = false;
        do {
            if (!targets.isEmpty() && tokens.peek().kind() != Kind.NAME && !tokens.peek().isOperator("(")) {
                break;
            }
            targets.add(single(members));
            several |= tokens.peek().isOperator(",");
        } while (tokens.skipOperator(","));
        return several ? new Target.Unpack(targets) : targets.get(0);
    }

    private Target single(boolean members) {
        if (tokens.skipOperator("(")) {
            tokens.enter();
            Target inner = target(false);
            tokens.leave();
            tokens.expectOperator(")");
            return inner;
        }
        Token name = tokens.expect(Kind.NAME, "a name");
        if (members && tokens.skipOperator(".")) {
            return new Target.Member(name.text(), tokens.expect(Kind.NAME, "a name").text());
        }
        switch (name.text()) {
            case "true", "false", "none", "True", "False", "None", "loop" ->
                    throw name.error("'" + name.text() + "' cannot be assigned to");
            default -> { }
        }
        return new Target.Name(name.text());
    }

    private Stmt macro() {
        String name = tokens.expect(Kind.NAME, "the name of a macro").text();
        List<String> parameters = new ArrayList<>();
        List<@Nullable Expr> defaults = new ArrayList<>();
        tokens.expectOperator("(");
        while (!tokens.skipOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens.expectOperator(",");
            }
            parameters.add(tokens.expect(Kind.NAME, "the name of a parameter").text());
            defaults.add(tokens.skipOperator("=") ? expressions.expression() : null);
        }
        end();
        int outer = loops;
        loops = 0;
        List<Stmt> body = body(Set.of("endmacro"));
        loops = outer;
        endBlock();
        return new MacroStatement(name, parameters, defaults, body);
    }
}
