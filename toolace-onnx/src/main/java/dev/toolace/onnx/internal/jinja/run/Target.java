package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Namespace;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is assigned to. */
public sealed interface Target extends Node {
    /** Assigns. */
    void assign(Frame frame, @Nullable Object value);

    /** Fails where something else than a namespace has members that are to be set. */
    void check(Frame frame);

    /** Declares names that are set where the scope is entered. */
    void declareParameters(Symbols symbols);

    /** A name. */
    final class ToName implements Target {
        private final String name;
        private final boolean parameter;
        private int slot;

        /** A name; a parameter is set where its scope is entered. */
        public ToName(String name, boolean parameter) {
            this.name = name;
            this.parameter = parameter;
        }

        String name() {
            return name;
        }

        /** The same name, for another frame. */
        public ToName copy() {
            return new ToName(name, parameter);
        }

        boolean isParameter() {
            return parameter;
        }

        /** The value that was assigned. */
        @Nullable Object read(Frame frame) {
            return frame.get(slot);
        }

        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public void declare(Symbols symbols) {
            if (parameter) {
                symbols.parameter(name);
            } else {
                symbols.store(name);
            }
        }

        @Override
        public void declareParameters(Symbols symbols) {
            symbols.parameter(name);
        }

        @Override
        public void bind(Scope scope) {
            slot = scope.place(name).slot();
        }

        @Override
        public void check(Frame frame) { }

        @Override
        public void assign(Frame frame, @Nullable Object value) {
            frame.set(slot, value);
        }
    }

    /** A member of a namespace. */
    record ToMember(Name namespace, String member) implements Target {
        @Override
        public List<Node> children() {
            return List.of(namespace);
        }

        @Override
        public void declareParameters(Symbols symbols) {
            namespace.declare(symbols);
        }

        @Override
        public void check(Frame frame) {
            if (!(namespace.eval(frame) instanceof Namespace)) {
                throw new JinjaException("cannot assign attribute on non-namespace object '" + namespace.name() + "'");
            }
        }

        @Override
        public void assign(Frame frame, @Nullable Object value) {
            if (namespace.eval(frame) instanceof Namespace members) {
                members.set(member, value);
            }
        }
    }

    /** Several targets, which take a value apart. */
    record Unpack(List<Target> targets) implements Target {
        @Override
        public List<Target> children() {
            return targets;
        }

        @Override
        public void declareParameters(Symbols symbols) {
            targets.forEach(target -> target.declareParameters(symbols));
        }

        @Override
        public void check(Frame frame) {
            targets.forEach(target -> target.check(frame));
        }

        @Override
        public void assign(Frame frame, @Nullable Object value) {
            if (!Iteration.isIterable(value)) {
                throw new JinjaException("cannot unpack non-iterable "
                        + Values.typeName(value) + " object");
            }
            Iterator<@Nullable Object> values = Iteration.of(value);
            for (int i = 0; i < targets.size(); i++) {
                if (!values.hasNext()) {
                    throw new JinjaException("not enough values to unpack (expected " + targets.size() + ", got " + i
                            + ")");
                }
                targets.get(i).assign(frame, values.next());
            }
            if (values.hasNext()) {
                throw new JinjaException("too many values to unpack (expected " + targets.size() + ")");
            }
        }
    }
}
