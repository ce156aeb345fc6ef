package dev.toolace.eval.internal.report;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Tables that scroll by themselves where the page is narrow, also by keyboard. Stateless. */
final class Tables {

    private Tables() {}

    static void open(String label, Html html) {
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", label).open("table");
    }

    static void close(Html html) {
        html.close("table").end("div");
    }

    /** Names and values, if there are any. */
    static void pairs(String title, @Nullable JsonValue value, Html html) {
        if (!(value instanceof JsonObject object) || object.members().isEmpty()) {
            return;
        }
        html.open("div", "class", "pairs").element("h3", title);
        open(title, html);
        object.members().forEach((name, one) -> html.open("tr").element("th", name, "scope", "row")
                .element("td", Shown.value(one), "class", "n").end("tr"));
        close(html);
        html.end("div");
    }
}
