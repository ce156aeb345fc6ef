package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arithmetic;
import dev.toolace.onnx.internal.jinja.python.BinaryOperator;
import dev.toolace.onnx.internal.jinja.python.Comparison;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Members;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Slices;
import dev.toolace.onnx.internal.jinja.python.Tuple;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of expression that only depend on their parts. */
public final class Expressions {
    private Expressions() { }

    private static List<Expr> present(@Nullable Expr... parts) {
        List<Expr> there = new ArrayList<>();
        for (Expr part : parts) {
            if (part != null) {
                there.add(part);
            }
        }
        return there;
    }

    /** A constant. */
    public record Literal(@Nullable Object value) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of();
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return value;
        }
    }

    /** {@code [a, b]}. */
    public record ListOf(List<Expr> elements) implements Expr {
        @Override
        public List<Expr> children() {
            return elements;
        }

        @Override
        public List<@Nullable Object> eval(Frame frame) {
            @Nullable Object[] values = new Object[elements.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = elements.get(i).eval(frame);
            }
            return Arrays.asList(values);
        }
    }

    /** {@code (a, b)}. */
    public record TupleOf(ListOf elements) implements Expr {
        @Override
        public List<Expr> children() {
            return elements.elements();
        }

        @Override
        public Object eval(Frame frame) {
            return new Tuple(elements.eval(frame));
        }
    }

    /** {@code {a: b}}. */
    public record DictOf(List<Expr> keys, List<Expr> values) implements Expr {
        @Override
        public List<Expr> children() {
            List<Expr> all = new ArrayList<>(keys);
            all.addAll(values);
            return all;
        }

        @Override
        public Object eval(Frame frame) {
            Dict dict = new Dict();
            for (int i = 0; i < keys.size(); i++) {
                dict.put(keys.get(i).eval(frame), values.get(i).eval(frame));
            }
            return dict;
        }
    }

    /** {@code a.b}. */
    public record Attribute(Expr target, String name) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(target);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = target.eval(frame);
            frame.budget().weigh(value);
            return Members.attribute(value, name);
        }
    }

    /** {@code a[b]}. */
    public record Item(Expr target, Expr index) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(target, index);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = target.eval(frame);
            frame.budget().weigh(value);
            return Members.item(value, index.eval(frame));
        }
    }

    /** {@code a[b:c:d]}. */
    public record Slice(Expr target, @Nullable Expr from, @Nullable Expr to, @Nullable Expr step) implements Expr {
        @Override
        public List<Expr> children() {
            return present(target, from, to, step);
        }

        @Override
        public Object eval(Frame frame) {
            Object value = target.eval(frame);
            frame.budget().step();
            frame.budget().weigh(value);
            return Slices.slice(value, bound(from, frame), bound(to, frame), bound(step, frame));
        }

        private static @Nullable Object bound(@Nullable Expr expression, Frame frame) {
            return expression == null ? null : expression.eval(frame);
        }
    }

    /** {@code not a}. */
    public record Not(Expr inner) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(inner);
        }

        @Override
        public Object eval(Frame frame) {
            return !Values.truthy(inner.eval(frame));
        }
    }

    /** {@code a and b}, or {@code a or b}: the first value that decides. */
    public record Logical(boolean and, List<Expr> operands) implements Expr {
        @Override
        public List<Expr> children() {
            return operands;
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            int last = operands.size() - 1;
            for (int i = 0; i < last; i++) {
                Object value = operands.get(i).eval(frame);
                if (Values.truthy(value) != and) {
                    return value;
                }
            }
            return operands.get(last).eval(frame);
        }
    }

    /** {@code a if b else c}. */
    public record Conditional(Expr test, Expr then, @Nullable Expr otherwise, int line) implements Expr {
        @Override
        public List<Expr> children() {
            return present(test, then, otherwise);
        }

        @Override
        public void bind(Scope scope) {
            children().forEach(part -> part.bind(scope.branch()));
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            if (Values.truthy(test.eval(frame))) {
                return then.eval(frame);
            }
            return otherwise != null ? otherwise.eval(frame)
                    : Undefined.because("the inline if-expression on line " + line
                    + " evaluated to false and no else section was defined.");
        }
    }

    /** {@code -a} or {@code +a}. */
    public record Unary(char operator, Expr inner) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(inner);
        }

        @Override
        public Object eval(Frame frame) {
            return Arithmetic.unary(operator, inner.eval(frame));
        }
    }

    /** {@code a + b} and the like. */
    public record Binary(BinaryOperator operator, Expr left, Expr right) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }

        @Override
        public Object eval(Frame frame) {
            Object value = Arithmetic.binary(operator, left.eval(frame), right.eval(frame));
            frame.budget().step();
            frame.budget().weigh(value);
            return value;
        }
    }

    /** {@code a ~ b ~ c}. */
    public record Concatenation(List<Expr> parts) implements Expr {
        @Override
        public List<Expr> children() {
            return parts;
        }

        @Override
        public Object eval(Frame frame) {
            StringBuilder out = new StringBuilder();
            for (Expr part : parts) {
                out.append(PythonText.str(part.eval(frame)));
                Budget.checkText(out.length());
            }
            String text = out.toString();
            frame.budget().step();
            frame.budget().weigh(text);
            return text;
        }
    }

    /** A chain of comparisons: {@code a < b < c}. */
    public record Compare(Expr first, List<String> operators, List<Expr> others) implements Expr {
        @Override
        public List<Expr> children() {
            List<Expr> all = new ArrayList<>(List.of(first));
            all.addAll(others);
            return all;
        }

        @Override
        public Object eval(Frame frame) {
            Object left = first.eval(frame);
            for (int i = 0; i < operators.size(); i++) {
                Object right = others.get(i).eval(frame);
                frame.budget().step();
                frame.budget().weigh(left);
                frame.budget().weigh(right);
                if (!Comparison.holds(operators.get(i), left, right, frame.budget())) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    /** A value that a statement has set aside: what a filter block filters. Unchanged once bound. */
    public static final class Captured implements Expr {
        private int slot;

        @Override
        public List<Expr> children() {
            return List.of();
        }

        @Override
        public void bind(Scope scope) {
            slot = scope.symbols().hidden("captured");
        }

        void set(Frame frame, String text) {
            frame.set(slot, text);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = frame.get(slot);
            if (value == Values.MISSING) {
                throw new JinjaException("nothing to filter");
            }
            return value;
        }
    }
}
