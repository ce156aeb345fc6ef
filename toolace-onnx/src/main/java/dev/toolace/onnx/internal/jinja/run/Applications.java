package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.library.Filter;
import dev.toolace.onnx.internal.jinja.library.Filters;
import dev.toolace.onnx.internal.jinja.library.ValueTest;
import dev.toolace.onnx.internal.jinja.library.ValueTests;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Callable;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of expression that call something. */
public final class Applications {
    private Applications() { }

    /** {@code a(b)}. */
    public record Call(Expr target, ArgumentList arguments) implements Expr {
        @Override
        public List<Node> children() {
            return List.of(target, arguments);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            return call(frame, null);
        }

        /** The call, with the body of a call block as its caller. */
        @Nullable Object call(Frame frame, @Nullable Macro caller) {
            Object function = target.eval(frame);
            Arguments given = arguments.eval(frame);
            if (function instanceof Undefined undefined) {
                throw undefined.error();
            }
            if (!(function instanceof Callable callable)) {
                throw new JinjaException("'" + Values.typeName(function) + "' object is not callable");
            }
            if (caller != null) {
                Map<String, @Nullable Object> named = new LinkedHashMap<>(given.named());
                named.put("caller", caller);
                given = new Arguments(given.positional(), named);
            }
            frame.budget().step();
            given.weigh(frame.budget());
            Object result = callable.call(given);
            frame.budget().weigh(result);
            return result;
        }
    }

    /** {@code a | b}. */
    public record FilterCall(Expr input, String name, @Nullable Filter filter, ArgumentList arguments) implements Expr {
        /** The filter of a name, if there is one. */
        public FilterCall(Expr input, String name, ArgumentList arguments) {
            this(input, name, Filters.find(name), arguments);
        }

        @Override
        public List<Node> children() {
            return List.of(input, arguments);
        }

        @Override
        public void bind(Scope scope) {
            if (filter == null && !scope.soft()) {
                throw new JinjaException("No filter named '" + name + "'.");
            }
            Expr.super.bind(scope);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = input.eval(frame);
            Arguments given = arguments.eval(frame);
            if (filter == null) {
                throw new JinjaException("No filter named '" + name + "' found.");
            }
            frame.budget().step();
            frame.budget().weigh(value);
            given.weigh(frame.budget());
            Object result = filter.apply(value, given, frame.budget());
            frame.budget().weigh(result);
            return result;
        }
    }

    /** {@code a is b}. */
    public record TestCall(Expr input, String name, @Nullable ValueTest test, ArgumentList arguments) implements Expr {
        /** The test of a name, if there is one. */
        public TestCall(Expr input, String name, ArgumentList arguments) {
            this(input, name, ValueTests.find(name), arguments);
        }

        @Override
        public List<Node> children() {
            return List.of(input, arguments);
        }

        @Override
        public void bind(Scope scope) {
            if (test == null && !scope.soft()) {
                throw new JinjaException("No test named '" + name + "'.");
            }
            Expr.super.bind(scope);
        }

        @Override
        public Object eval(Frame frame) {
            Object value = input.eval(frame);
            Arguments given = arguments.eval(frame);
            if (test == null) {
                throw new JinjaException("No test named '" + name + "' found.");
            }
            frame.budget().step();
            frame.budget().weigh(value);
            given.weigh(frame.budget());
            return test.test(value, given);
        }
    }
}
