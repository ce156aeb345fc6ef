package dev.toolace.onnx.internal.jinja;

import dev.toolace.onnx.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions by recursive descent, with Jinja's order of precedence. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final PrimaryParser primary;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.primary = new PrimaryParser(tokens, this);
    }

    /** An expression, conditional ones included. */
    Expr expression() {
        tokens.enter();
        Expr value = or();
        while (tokens.skipName("if")) {
            Expr test = or();
            Expr otherwise = tokens.skipName("else") ? expression() : null;
            value = new Expressions.Conditional(test, value, otherwise);
        }
        tokens.leave();
        return value;
    }

    /** An expression, or several with commas between them, which make a list. */
    Expr tuple(boolean conditional) {
        Expr first = conditional ? expression() : or();
        if (!tokens.peek().isOperator(",")) {
            return first;
        }
        List<Expr> elements = new ArrayList<>(List.of(first));
        while (tokens.skipOperator(",")) {
            Kind next = tokens.peek().kind();
            if (next == Kind.BLOCK_END || next == Kind.VARIABLE_END || tokens.peek().isOperator(")")) {
                break;
            }
            elements.add(conditional ? expression() : or());
        }
        return new Expressions.TupleOf(new Expressions.ListOf(elements));
    }

    Expr or() {
        Expr left = and();
        while (tokens.skipName("or")) {
            left = new Expressions.Or(left, and());
        }
        return left;
    }

    private Expr and() {
        Expr left = not();
        while (tokens.skipName("and")) {
            left = new Expressions.And(left, not());
        }
        return left;
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
        while (true) {
            String operator = comparison();
            if (operator == null) {
                break;
            }
            operators.add(operator);
            others.add(sum());
        }
        return operators.isEmpty() ? first : Located.at(start, new Expressions.Compare(first, operators, others));
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
        Expr left = concatenation();
        while (tokens.peek().isOperator("+") || tokens.peek().isOperator("-")) {
            Token operator = tokens.take();
            left = binary(operator, left, concatenation());
        }
        return left;
    }

    private Expr concatenation() {
        Expr left = product();
        while (tokens.peek().isOperator("~")) {
            Token operator = tokens.take();
            left = binary(operator, left, product());
        }
        return left;
    }

    private Expr product() {
        Expr left = power();
        while (isProduct(tokens.peek())) {
            Token operator = tokens.take();
            left = binary(operator, left, power());
        }
        return left;
    }

    private static boolean isProduct(Token token) {
        return token.isOperator("*") || token.isOperator("/") || token.isOperator("//") || token.isOperator("%");
    }

    private Expr power() {
        Expr left = unary(true);
        while (tokens.peek().isOperator("**")) {
            Token operator = tokens.take();
            left = binary(operator, left, unary(true));
        }
        return left;
    }

    private static Expr binary(Token operator, Expr left, Expr right) {
        return Located.at(operator, new Expressions.Binary(operator.text(), left, right));
    }

    private Expr unary(boolean withFilters) {
        Token token = tokens.peek();
        Expr value;
        if (token.isOperator("-") || token.isOperator("+")) {
            tokens.take();
            tokens.enter();
            value = Located.at(token, new Expressions.Unary(token.text().charAt(0), unary(false)));
            tokens.leave();
        } else {
            value = primary.primary();
        }
        value = primary.postfix(value);
        return withFilters ? primary.filters(value) : value;
    }
}
