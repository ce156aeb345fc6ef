package dev.toolace.onnx.internal.jinja;

import dev.toolace.onnx.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Literals, names, and what may follow them: attributes, items, slices, calls, filters and tests. */
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
            default -> new Expressions.Name(token.text());
        };
    }

    /** Neighbouring literals are one, as in Python. */
    private Expr string(Token first) {
        StringBuilder text = new StringBuilder(first.text());
        while (tokens.peek().kind() == Kind.STRING) {
            text.append(tokens.take().text());
        }
        return new Expressions.Literal(text.toString());
    }

    private static Long integer(Token token) {
        try {
            return Long.parseLong(token.text());
        } catch (NumberFormatException e) {
            throw token.error("the number is too large");
        }
    }

    private Expr bracketed(Token token) {
        return switch (token.text()) {
            case "(" -> {
                if (tokens.skipOperator(")")) {
                    yield new Expressions.TupleOf(new Expressions.ListOf(List.of()));
                }
                Expr inner = expressions.tuple(true);
                tokens.expectOperator(")");
                yield inner;
            }
            case "[" -> new Expressions.ListOf(elements("]"));
            case "{" -> map();
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

    private Expr map() {
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
        return new Expressions.MapOf(keys, values);
    }

    Expr postfix(Expr start) {
        Expr value = start;
        while (true) {
            Token token = tokens.peek();
            if (token.isOperator(".")) {
                tokens.take();
                value = Located.at(token, attribute(value));
            } else if (token.isOperator("[")) {
                tokens.take();
                value = Located.at(token, subscript(value));
            } else if (token.isOperator("(")) {
                value = Located.at(token, new Expressions.Call(value, arguments()));
            } else {
                return value;
            }
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
        Expr from = tokens.peek().isOperator(":") ? null : expressions.expression();
        if (!tokens.skipOperator(":")) {
            tokens.expectOperator("]");
            return new Expressions.Item(target, Objects.requireNonNull(from));
        }
        Expr to = sliceBound();
        Expr step = tokens.skipOperator(":") ? sliceBound() : null;
        tokens.expectOperator("]");
        return new Expressions.Slice(target, from, to, step);
    }

    private @Nullable Expr sliceBound() {
        return tokens.peek().isOperator(":") || tokens.peek().isOperator("]") ? null : expressions.expression();
    }

    ArgumentList arguments() {
        tokens.expectOperator("(");
        List<Expr> positional = new ArrayList<>();
        Map<String, Expr> named = new LinkedHashMap<>();
        boolean first = true;
        while (!tokens.skipOperator(")")) {
            if (!first) {
                tokens.expectOperator(",");
                if (tokens.skipOperator(")")) {
                    break;
                }
            }
            first = false;
            Token token = tokens.peek();
            if (token.kind() == Kind.NAME && tokens.peek(1).isOperator("=")) {
                tokens.take();
                tokens.take();
                named.put(token.text(), expressions.expression());
            } else if (named.isEmpty()) {
                positional.add(expressions.expression());
            } else {
                throw token.error("a positional argument follows a named one");
            }
        }
        return new ArgumentList(positional, named);
    }

    Expr filters(Expr start) {
        Expr value = start;
        while (true) {
            Token token = tokens.peek();
            if (token.isOperator("|")) {
                tokens.take();
                value = filter(value);
            } else if (token.isName("is")) {
                tokens.take();
                value = test(value);
            } else if (token.isOperator("(")) {
                value = Located.at(token, new Expressions.Call(value, arguments()));
            } else {
                return value;
            }
        }
    }

    private Expr filter(Expr input) {
        Token name = tokens.expect(Kind.NAME, "the name of a filter");
        Filters.Function function = Filters.find(name.text());
        if (function == null) {
            throw name.error("unknown filter '" + name.text() + "'");
        }
        ArgumentList arguments = tokens.peek().isOperator("(") ? arguments() : ArgumentList.NONE;
        return Located.at(name, new Expressions.Filter(input, function, arguments));
    }

    private Expr test(Expr input) {
        boolean negated = tokens.skipName("not");
        Token name = tokens.expect(Kind.NAME, "the name of a test");
        Tests.Function function = Tests.find(name.text());
        if (function == null) {
            throw name.error("unknown test '" + name.text() + "'");
        }
        ArgumentList arguments = ArgumentList.NONE;
        if (tokens.peek().isOperator("(")) {
            arguments = arguments();
        } else if (startsArgument(tokens.peek())) {
            arguments = new ArgumentList(List.of(postfix(primary())), Map.of());
        }
        Expr test = Located.at(name, new Expressions.Test(input, function, arguments));
        return negated ? new Expressions.Not(test) : test;
    }

    private static boolean startsArgument(Token token) {
        return switch (token.kind()) {
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            case NAME -> switch (token.text()) {
                case "else", "or", "and", "is", "if", "in", "not" -> false;
                default -> true;
            };
            case DATA, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
    }
}
