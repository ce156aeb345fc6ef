package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import dev.toolace.onnx.internal.jinja.python.BinaryOperator;
import dev.toolace.onnx.internal.jinja.run.Expr;
import dev.toolace.onnx.internal.jinja.run.Expressions;
import dev.toolace.onnx.internal.jinja.run.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Expressions by recursive descent, with Jinja's order of precedence. Confined to one parse. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final PrimaryParser primary;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.primary = new PrimaryParser(tokens, this);
    }

    PrimaryParser primaries() {
        return primary;
    }

    static Expr at(Token token, Expr inner) {
        return new Located(inner, token.line(), token.column());
    }

    /** An expression, conditional ones included. */
    Expr expression() {
        tokens.enter();
        int levels = 1;
        Token start = tokens.peek();
        Expr value = or();
        while (tokens.skipName("if")) {
            tokens.enter();
            levels++;
            Expr test = or();
            Expr otherwise = tokens.skipName("else") ? expression() : null;
            value = new Expressions.Conditional(test, value, otherwise, start.line());
        }
        tokens.leave(levels);
        return value;
    }

    /**
     * An expression, or several with commas between them, which make a tuple; it ends where a statement's word follows,
     * if one is given.
     */
    Expr tuple(boolean conditional, boolean parentheses, @Nullable String end) {
        List<Expr> elements = new ArrayList<>();
        Token start = tokens.peek();
        boolean several = false;
        while (true) {
            if (!elements.isEmpty()) {
                tokens.expectOperator(",");
            }
            if (endsTuple(end)) {
                break;
            }
            elements.add(conditional ? expression() : or());
            if (!tokens.peek().isOperator(",")) {
                break;
            }
            several = true;
        }
        if (!several && elements.size() == 1) {
            return elements.get(0);
        }
        if (elements.isEmpty() && !parentheses) {
            throw start.error("expected an expression, found " + start.describe());
        }
        return new Expressions.TupleOf(new Expressions.ListOf(elements));
    }

    private boolean endsTuple(@Nullable String end) {
        Token token = tokens.peek();
        return token.kind() == Kind.BLOCK_END || token.kind() == Kind.VARIABLE_END || token.isOperator(")")
                || end != null && token.isName(end);
    }

    Expr or() {
        return logical("or", () -> logical("and", this::not));
    }

    private Expr logical(String word, Supplier<Expr> operand) {
        Expr first = operand.get();
        if (!tokens.peek().isName(word)) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(List.of(first));
        while (tokens.skipName(word)) {
            operands.add(operand.get());
        }
        return new Expressions.Logical(word.equals("and"), operands);
    }

    private Expr not() {
        if (!tokens.skipName("not")) {
            return compare();
        }
        tokens.enter();
        Expr inner = new Expressions.Not(not());
        tokens.leave();
        return inner;
    }

    private Expr compare() {
        Token start = tokens.peek();
        Expr first = sum();
        List<String> operators = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        for (String operator = comparison(); operator != null; operator = comparison()) {
            operators.add(operator);
            others.add(sum());
        }
        return operators.isEmpty() ? first : at(start, new Expressions.Compare(first, operators, others));
    }

    private @Nullable String comparison() {
        Token token = tokens.peek();
        if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
            return tokens.take().text();
        }
        if (tokens.skipName("in")) {
            return "in";
        }
        if (token.isName("not") && tokens.peek(1).isName("in")) {
            tokens.take();
            tokens.take();
            return "not in";
        }
        return null;
    }

    private Expr sum() {
        return chain(this::concatenation, BinaryOperator.ADD, BinaryOperator.SUBTRACT);
    }

    private Expr concatenation() {
        Token start = tokens.peek();
        Expr first = product();
        if (!tokens.peek().isOperator("~")) {
            return first;
        }
        List<Expr> parts = new ArrayList<>(List.of(first));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return at(start, new Expressions.Concatenation(parts));
    }

    private Expr product() {
        return chain(() -> chain(() -> unary(true), BinaryOperator.POWER), BinaryOperator.MULTIPLY,
                BinaryOperator.DIVIDE,
                BinaryOperator.FLOOR_DIVIDE, BinaryOperator.MODULO);
    }

    /** Operators of one rank, from the left; that goes for powers, too. */
    private Expr chain(Supplier<Expr> operand, BinaryOperator... rank) {
        Expr left = operand.get();
        int levels = 0;
        for (BinaryOperator operator = operator(rank); operator != null; operator = operator(rank)) {
            tokens.enter();
            levels++;
            Token sign = tokens.take();
            left = at(sign, new Expressions.Binary(operator, left, operand.get()));
        }
        tokens.leave(levels);
        return left;
    }

    private @Nullable BinaryOperator operator(BinaryOperator... rank) {
        for (BinaryOperator operator : rank) {
            if (tokens.peek().isOperator(operator.sign())) {
                return operator;
            }
        }
        return null;
    }

    private Expr unary(boolean withFilters) {
        Token token = tokens.peek();
        Expr value;
        if (token.isOperator("-") || token.isOperator("+")) {
            tokens.take();
            tokens.enter();
            value = at(token, new Expressions.Unary(token.text().charAt(0), unary(false)));
            tokens.leave();
        } else {
            value = primary.primary();
        }
        value = primary.postfix(value);
        return withFilters ? primary.filters(value) : value;
    }
}
