package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments as the template has them, before evaluation. */
record ArgumentList(List<Expr> positional, Map<String, Expr> named) {
    static final ArgumentList NONE = new ArgumentList(List.of(), Map.of());

    Arguments eval(Scope scope) {
        if (positional.isEmpty() && named.isEmpty()) {
            return Arguments.NONE;
        }
        List<@Nullable Object> values = new ArrayList<>(positional.size());
        for (Expr expression : positional) {
            values.add(expression.eval(scope));
        }
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        named.forEach((name, expression) -> byName.put(name, expression.eval(scope)));
        return new Arguments(values, byName);
    }
}
