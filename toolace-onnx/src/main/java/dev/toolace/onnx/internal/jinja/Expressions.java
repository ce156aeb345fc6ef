package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of expression. */
final class Expressions {
    private Expressions() { }

    record Literal(@Nullable Object value) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            return value;
        }
    }

    record Name(String name) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            return scope.get(name);
        }
    }

    record TupleOf(ListOf elements) implements Expr {
        @Override
        public Object eval(Scope scope) {
            return new Tuple(elements.eval(scope));
        }
    }

    record ListOf(List<Expr> elements) implements Expr {
        @Override
        public List<@Nullable Object> eval(Scope scope) {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            for (Expr element : elements) {
                values.add(element.eval(scope));
            }
            return values;
        }
    }

    record MapOf(List<Expr> keys, List<Expr> values) implements Expr {
        @Override
        public Object eval(Scope scope) {
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(Values.key(keys.get(i).eval(scope)), values.get(i).eval(scope));
            }
            return map;
        }
    }

    record Attribute(Expr target, String name) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            return Members.attribute(target.eval(scope), name);
        }
    }

    record Item(Expr target, Expr index) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            return Members.item(target.eval(scope), index.eval(scope));
        }
    }

    record Slice(Expr target, @Nullable Expr from, @Nullable Expr to, @Nullable Expr step) implements Expr {
        @Override
        public Object eval(Scope scope) {
            return Slices.slice(target.eval(scope), bound(from, scope), bound(to, scope), bound(step, scope));
        }

        private static @Nullable Object bound(@Nullable Expr expression, Scope scope) {
            return expression == null ? null : expression.eval(scope);
        }
    }

    record Not(Expr inner) implements Expr {
        @Override
        public Object eval(Scope scope) {
            return !Values.truthy(inner.eval(scope));
        }
    }

    record And(Expr left, Expr right) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            Object first = left.eval(scope);
            return Values.truthy(first) ? right.eval(scope) : first;
        }
    }

    record Or(Expr left, Expr right) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            Object first = left.eval(scope);
            return Values.truthy(first) ? first : right.eval(scope);
        }
    }

    record Conditional(Expr test, Expr then, @Nullable Expr otherwise) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            if (Values.truthy(test.eval(scope))) {
                return then.eval(scope);
            }
            return otherwise == null ? new Undefined("the else part of a conditional") : otherwise.eval(scope);
        }
    }

    record Unary(char operator, Expr inner) implements Expr {
        @Override
        public Object eval(Scope scope) {
            return Arithmetic.unary(operator, inner.eval(scope));
        }
    }

    record Binary(String operator, Expr left, Expr right) implements Expr {
        @Override
        public Object eval(Scope scope) {
            return Arithmetic.binary(operator, left.eval(scope), right.eval(scope));
        }
    }

    /** A chain of comparisons: {@code a < b < c}. */
    record Compare(Expr first, List<String> operators, List<Expr> others) implements Expr {
        @Override
        public Object eval(Scope scope) {
            Object left = first.eval(scope);
            for (int i = 0; i < operators.size(); i++) {
                Object right = others.get(i).eval(scope);
                if (!Comparison.holds(operators.get(i), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    record Call(Expr target, ArgumentList arguments) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            Object function = target.eval(scope);
            if (function instanceof Undefined undefined) {
                throw undefined.error();
            }
            if (!(function instanceof Callable callable)) {
                throw new JinjaException("a " + Values.typeName(function) + " cannot be called");
            }
            scope.budget().step();
            return callable.call(arguments.eval(scope));
        }
    }

    record Filter(Expr input, Filters.Function function, ArgumentList arguments) implements Expr {
        @Override
        public @Nullable Object eval(Scope scope) {
            scope.budget().step();
            return function.apply(input.eval(scope), arguments.eval(scope));
        }
    }

    record Test(Expr input, Tests.Function function, ArgumentList arguments) implements Expr {
        @Override
        public Object eval(Scope scope) {
            return function.test(input.eval(scope), arguments.eval(scope));
        }
    }
}
