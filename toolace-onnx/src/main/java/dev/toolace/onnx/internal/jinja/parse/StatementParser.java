package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import dev.toolace.onnx.internal.jinja.run.Blocks;
import dev.toolace.onnx.internal.jinja.run.Expr;
import dev.toolace.onnx.internal.jinja.run.Expressions;
import dev.toolace.onnx.internal.jinja.run.For;
import dev.toolace.onnx.internal.jinja.run.Statements;
import dev.toolace.onnx.internal.jinja.run.Stmt;
import dev.toolace.onnx.internal.jinja.run.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements by recursive descent. Confined to one parse. */
final class StatementParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final TargetParser targets;
    private final MacroParser macros;
    /** Loops around the statement, within its function. */
    private int loops;

    StatementParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
        this.targets = new TargetParser(tokens);
        this.macros = new MacroParser(tokens, expressions, targets, this);
    }

    /** The statements of a whole template. */
    List<Stmt> template() {
        return body(Set.of());
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
                    body.add(placed(print(expressions.tuple(true, false, null)), token));
                    tokens.expect(Kind.VARIABLE_END, "'}}'");
                }
                case BLOCK_BEGIN -> {
                    if (tokens.peek(1).kind() == Kind.NAME && ends.contains(tokens.peek(1).text())) {
                        tokens.leave();
                        return List.copyOf(body);
                    }
                    tokens.take();
                    body.add(placed(block(), token));
                    tokens.expect(Kind.BLOCK_END, "'%}'");
                }
                case END -> {
                    if (!ends.isEmpty()) {
                        throw token.error("the template ends where "
                                + String.join(" or ", ends.stream().sorted().toList())
                                + " is missing");
                    }
                    tokens.leave();
                    return List.copyOf(body);
                }
                case VARIABLE_END, BLOCK_END, NAME, STRING, INTEGER, FLOAT, OPERATOR ->
                        throw token.error("unexpected " + token.describe());
            }
        }
    }

    private static Stmt placed(Stmt statement, Token token) {
        return statement instanceof Statements.Text ? statement
                : new Statements.Placed(statement, token.line(), token.column());
    }

    private static Stmt print(Expr value) {
        if (value instanceof Expressions.Literal literal && literal.value() instanceof String text) {
            return new Statements.Text(text);
        }
        return new Statements.Print(value);
    }

    /** The rest of an opening block, the statements after it, and the words that the block behind them starts with. */
    List<Stmt> statements(String... ends) {
        tokens.skipOperator(":");
        tokens.expect(Kind.BLOCK_END, "'%}'");
        return body(Set.of(ends));
    }

    /** Statements of a function of its own, which loops around it do not reach into. */
    List<Stmt> function(String end) {
        int outer = loops;
        loops = 0;
        List<Stmt> body = statements(end);
        loops = outer;
        endWord();
        return body;
    }

    /** Takes the word of the block that {@link #statements} stopped at. */
    private String endWord() {
        tokens.take();
        return tokens.take().text();
    }

    private Stmt block() {
        Token word = tokens.expect(Kind.NAME, "a statement");
        return switch (word.text()) {
            case "if" -> ifBlock();
            case "for" -> forBlock();
            case "set" -> setBlock();
            case "with" -> withBlock();
            case "filter" -> filterBlock();
            case "block" -> namedBlock();
            case "macro" -> macros.macro();
            case "call" -> macros.call(word);
            case "generation" -> macros.generation();
            case "do" -> new Statements.Do(expressions.tuple(true, false, null));
            case "print" -> printBlock();
            case "break", "continue" -> {
                if (loops == 0) {
                    throw word.error("'" + word.text() + "' outside of a loop");
                }
                yield new Statements.Leave(word.text().equals("break") ? Stmt.Flow.BREAK : Stmt.Flow.CONTINUE);
            }
            default -> throw word.error("unknown statement '" + word.text() + "'");
        };
    }

    private Stmt ifBlock() {
        List<Expr> tests = new ArrayList<>();
        List<List<Stmt>> bodies = new ArrayList<>();
        for (String word = "elif"; word.equals("elif"); ) {
            tests.add(expressions.tuple(false, false, null));
            bodies.add(statements("elif", "else", "endif"));
            word = endWord();
            if (word.equals("else")) {
                bodies.add(statements("endif"));
                endWord();
            } else if (word.equals("endif")) {
                bodies.add(List.of());
            }
        }
        return new Statements.If(tests, bodies);
    }

    private Stmt forBlock() {
        Target target = targets.target(false, false);
        tokens.expectName("in");
        Expr elements = expressions.tuple(false, false, "recursive");
        Expr test = tokens.skipName("if") ? expressions.expression() : null;
        boolean recursive = tokens.skipName("recursive");
        loops++;
        List<Stmt> body = statements("else", "endfor");
        loops--;
        List<Stmt> otherwise = List.of();
        if (endWord().equals("else")) {
            int outer = loops;
            loops = recursive ? 0 : outer;
            otherwise = statements("endfor");
            loops = outer;
            endWord();
        }
        return new For(new For.Parts(target, TargetParser.copy(target), elements, test, recursive, body, otherwise));
    }

    private Stmt setBlock() {
        Target target = targets.target(true, false);
        if (tokens.skipOperator("=")) {
            return new Statements.Set(target, expressions.tuple(true, false, null));
        }
        Expressions.@Nullable Captured captured = null;
        Expr filter = null;
        while (tokens.skipOperator("|")) {
            captured = captured == null ? new Expressions.Captured() : captured;
            filter = expressions.primaries().filter(filter == null ? captured : filter);
        }
        List<Stmt> body = statements("endset");
        endWord();
        return new Blocks.SetBlock(target, captured, filter, body);
    }

    private Stmt filterBlock() {
        Expressions.Captured captured = new Expressions.Captured();
        Expr filter = expressions.primaries().filter(captured);
        while (tokens.skipOperator("|")) {
            filter = expressions.primaries().filter(filter);
        }
        List<Stmt> body = statements("endfilter");
        endWord();
        return new Blocks.FilterBlock(captured, filter, body);
    }

    private Stmt withBlock() {
        List<Target> names = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (tokens.peek().kind() != Kind.BLOCK_END && !tokens.peek().isOperator(":")) {
            if (!names.isEmpty()) {
                tokens.expectOperator(",");
            }
            names.add(targets.target(false, true));
            tokens.expectOperator("=");
            values.add(expressions.expression());
        }
        List<Stmt> body = statements("endwith");
        endWord();
        return new Blocks.With(names, values, body);
    }

    /** Without inheritance, a block stands where it is: a scope with a name that nothing asks for. */
    private Stmt namedBlock() {
        String name = targets.name("the name of a block");
        tokens.skipName("scoped");
        tokens.skipName("required");
        List<Stmt> body = function("endblock");
        tokens.skipName(name);
        return new Blocks.With(List.of(), List.of(), body);
    }

    private Stmt printBlock() {
        List<Stmt> prints = new ArrayList<>();
        while (tokens.peek().kind() != Kind.BLOCK_END) {
            if (!prints.isEmpty()) {
                tokens.expectOperator(",");
            }
            prints.add(print(expressions.expression()));
        }
        return new Statements.Sequence(prints);
    }
}
