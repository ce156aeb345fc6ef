package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import dev.toolace.onnx.internal.jinja.python.PythonNumbers;
import dev.toolace.onnx.internal.jinja.run.Applications;
import dev.toolace.onnx.internal.jinja.run.ArgumentList;
import dev.toolace.onnx.internal.jinja.run.Expr;
import dev.toolace.onnx.internal.jinja.run.Expressions;
import dev.toolace.onnx.internal.jinja.run.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Literals, names, and what may follow them: attributes, items, slices, calls, filters and tests. Confined to one
 * parse.
 */
final class PrimaryParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    PrimaryParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expr primary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NAME -> name(token);
            case STRING -> string(token);
            case INTEGER -> new Expressions.Literal(integer(token));
            case FLOAT -> new Expressions.Literal(Double.parseDouble(token.text()));
            case OPERATOR -> bracketed(token);
            case DATA, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, END ->
                    throw token.error("expected an expression, found " + token.describe());
        };
    }

    private static Expr name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Expressions.Literal(true);
            case "false", "False" -> new Expressions.Literal(false);
            case "none", "None" -> new Expressions.Literal(null);
            default -> new Name(token.text());
        };
    }

    /** Neighbouring literals are one, as in Python. */
    private Expr string(Token first) {
        if (tokens.peek().kind() != Kind.STRING) {
            return new Expressions.Literal(first.text());
        }
        StringBuilder text = new StringBuilder(first.text());
        while (tokens.peek().kind() == Kind.STRING) {
            text.append(tokens.take().text());
        }
        return new Expressions.Literal(text.toString());
    }

    private static Object integer(Token token) {
        Object value = PythonNumbers.integer(token.text(), 0);
        if (value == null) {
            throw token.error("the number is too large");
        }
        return value;
    }

    private Expr bracketed(Token token) {
        return switch (token.text()) {
            case "(" -> {
                Expr inner = expressions.tuple(true, true, null);
                tokens.expectOperator(")");
                yield inner;
            }
            case "[" -> new Expressions.ListOf(elements("]"));
            case "{" -> ExpressionParser.at(token, dict());
            default -> throw token.error("expected an expression, found " + token.describe());
        };
    }

    private List<Expr> elements(String end) {
        List<Expr> elements = new ArrayList<>();
        while (!tokens.skipOperator(end)) {
            if (!elements.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.skipOperator(end)) {
                    break;
                }
            }
            elements.add(expressions.expression());
        }
        return elements;
    }

    private Expr dict() {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!tokens.skipOperator("}")) {
            if (!keys.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.skipOperator("}")) {
                    break;
                }
            }
            keys.add(expressions.expression());
            tokens.expectOperator(":");
            values.add(expressions.expression());
        }
        return new Expressions.DictOf(keys, values);
    }

    Expr postfix(Expr start) {
        Expr value = start;
        int levels = 0;
        while (true) {
            Token token = tokens.peek();
            if (token.isOperator(".")) {
                tokens.take();
                value = ExpressionParser.at(token, attribute(value));
            } else if (token.isOperator("[")) {
                tokens.take();
                value = ExpressionParser.at(token, subscript(value));
            } else if (token.isOperator("(")) {
                value = ExpressionParser.at(token, new Applications.Call(value, arguments()));
            } else {
                tokens.leave(levels);
                return value;
            }
            tokens.enter();
            levels++;
        }
    }

    private Expr attribute(Expr target) {
        Token name = tokens.take();
        if (name.kind() == Kind.INTEGER) {
            return new Expressions.Item(target, new Expressions.Literal(integer(name)));
        }
        if (name.kind() != Kind.NAME) {
            throw name.error("expected a name after '.', found " + name.describe());
        }
        return new Expressions.Attribute(target, name.text());
    }

    private Expr subscript(Expr target) {
        if (tokens.skipOperator("]")) {
            return new Expressions.Item(target, new Expressions.TupleOf(new Expressions.ListOf(List.of())));
        }
        Expr from = tokens.peek().isOperator(":") ? null : expressions.expression();
        if (tokens.skipOperator(":")) {
            Expr to = sliceBound();
            Expr step = tokens.skipOperator(":") ? sliceBound() : null;
            tokens.expectOperator("]");
            return new Expressions.Slice(target, from, to, step);
        }
        Expr index = Objects.requireNonNull(from);
        if (tokens.skipOperator("]")) {
            return new Expressions.Item(target, index);
        }
        tokens.expectOperator(",");
        List<Expr> several = new ArrayList<>(List.of(index));
        several.addAll(elements("]"));
        return new Expressions.Item(target, new Expressions.TupleOf(new Expressions.ListOf(several)));
    }

    private @Nullable Expr sliceBound() {
        return tokens.peek().isOperator(":") || tokens.peek().isOperator("]") ? null : expressions.expression();
    }

    ArgumentList arguments() {
        return new ArgumentParser(tokens, expressions).arguments();
    }

    Expr filters(Expr start) {
        Expr value = start;
        int levels = 0;
        while (true) {
            Token token = tokens.peek();
            if (token.isOperator("|")) {
                tokens.take();
                value = filter(value);
            } else if (token.isName("is")) {
                tokens.take();
                value = test(value);
            } else if (token.isOperator("(")) {
                value = ExpressionParser.at(token, new Applications.Call(value, arguments()));
            } else {
                tokens.leave(levels);
                return value;
            }
            tokens.enter();
            levels++;
        }
    }

    /** A filter by its name, with its arguments if it has some. */
    Expr filter(Expr input) {
        Token token = tokens.peek();
        String name = dotted("the name of a filter");
        ArgumentList arguments = tokens.peek().isOperator("(") ? arguments() : ArgumentList.NONE;
        return ExpressionParser.at(token, new Applications.FilterCall(input, name, arguments));
    }

    private String dotted(String what) {
        StringBuilder name = new StringBuilder(tokens.expect(Kind.NAME, what).text());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expect(Kind.NAME, what).text());
        }
        return name.toString();
    }

    private Expr test(Expr input) {
        boolean negated = tokens.skipName("not");
        Token token = tokens.peek();
        String name = dotted("the name of a test");
        ArgumentList arguments = ArgumentList.NONE;
        if (tokens.peek().isOperator("(")) {
            arguments = arguments();
        } else if (startsArgument(tokens.peek())) {
            arguments = new ArgumentList(List.of(postfix(primary())), Map.of(), null, null);
        }
        Expr test = ExpressionParser.at(token, new Applications.TestCall(input, name, arguments));
        return negated ? new Expressions.Not(test) : test;
    }

    private static boolean startsArgument(Token token) {
        return switch (token.kind()) {
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            case NAME -> switch (token.text()) {
                case "else", "or", "and" -> false;
                case "is" -> throw token.error("tests cannot be chained with 'is'");
                default -> true;
            };
            case DATA, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
    }
}
