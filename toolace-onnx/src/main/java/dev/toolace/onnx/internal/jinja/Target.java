package dev.toolace.onnx.internal.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is assigned to. */
sealed interface Target {
    /** Assigns in a scope. */
    void assign(Scope scope, @Nullable Object value);

    /** A plain name. */
    record Name(String name) implements Target {
        @Override
        public void assign(Scope scope, @Nullable Object value) {
            scope.set(name, value);
        }
    }

    /** An attribute of a namespace. */
    record Member(String name, String attribute) implements Target {
        @Override
        public void assign(Scope scope, @Nullable Object value) {
            if (scope.get(name) instanceof Namespace namespace) {
                namespace.set(attribute, value);
            } else {
                throw new JinjaException("'" + name + "' is not a namespace: its attributes cannot be set");
            }
        }
    }

    /** Several targets, which take a value apart. */
    record Unpack(List<Target> targets) implements Target {
        @Override
        public void assign(Scope scope, @Nullable Object value) {
            List<@Nullable Object> values = Values.iterate(value);
            if (values.size() != targets.size()) {
                throw new JinjaException(values.size() + " values cannot be assigned to " + targets.size() + " names");
            }
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(scope, values.get(i));
            }
        }
    }
}
