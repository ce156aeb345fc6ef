package dev.toolace.eval.internal.report;

import dev.toolace.eval.run.CaseResult;
import dev.toolace.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The page as a whole: its head, which forbids scripts, requests and all styles but its own, and its views in order.
 * Stateless.
 */
public final class ReportPage {

    private static final String STYLE = style();
    private static final String[][] VIEWS = {{"summary", "Summary"}, {"categories", "Categories"},
        {"rounds", "Rounds"}, {"cost", "Cost"}, {"confusion", "Outcomes"}, {"changed", "Changed"}, {"wrong", "Wrong"},
        {"more", "More figures"}, {"configuration", "Configuration"}};

    private ReportPage() {}

    /** Writes the page. */
    public static String html(JsonObject configuration, JsonObject figures, List<CaseResult> results) {
        Html html = new Html();
        String benchmark = Shown.value(figures.get("benchmark"));
        html.markup("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .open("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; style-src '"
                        + digest(STYLE) + "'; base-uri 'none'; form-action 'none'")
                .markup("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .element("title", "toolace eval: " + benchmark).markup("\n<style>").markup(STYLE)
                .markup("</style></head>\n<body>\n");
        header(benchmark, configuration, figures, html);
        html.markup("<main>\n");
        SummaryView.write(figures, html);
        CategoriesView.write(figures, html);
        RoundsView.write(figures, html);
        ConfusionView.write(results, html);
        CasesView.changed(results, html);
        CasesView.wrong(results, html);
        html.open("section", "id", "more").element("h2", "More figures").open("div", "class", "columns");
        Tables.pairs("The benchmark's own figures", figures.get("own_figures"), html);
        Tables.pairs("All answers being right (pass^k)", figures.get("pass_hat_k"), html);
        Tables.pairs("Why refinement stopped", figures.get("stop_reasons"), html);
        Tables.pairs("Errors", figures.get("error_types"), html);
        html.end("div").end("section").open("section", "id", "configuration").element("h2", "Configuration");
        Tables.open("Configuration", html);
        configuration.members().forEach((name, value) -> html.open("tr")
                .element("th", name, "scope", "row").element("td", Shown.value(value)).end("tr"));
        Tables.close(html);
        return html.end("section").markup("</main>\n</body></html>\n").toString();
    }

    private static void header(String benchmark, JsonObject configuration, JsonObject figures, Html html) {
        boolean several = Shown.number(figures, "samples").isPresent();
        html.open("header").element("p", "toolace eval", "class", "muted")
                .element("h1", benchmark).open("p", "class", "lead")
                .open("span").element("b", Shown.number(figures, "n").orElse(0) == 0 ? "–"
                        : Shown.percent(Shown.number(figures, "accuracy"))).text(" right of "
                        + Shown.amount(Shown.number(figures, "n")) + (several ? " answers" : " tests")).close("span");
        for (String name : new String[] {"model", "set", "refine"}) {
            if (configuration.get(name) != null) {
                html.open("span", "class", "fact").text(name + " ")
                        .element("b", Shown.begin(Shown.value(configuration.get(name)), 80)).close("span");
            }
        }
        html.end("p").open("nav", "aria-label", "Views");
        for (String[] view : VIEWS) {
            html.element("a", view[1], "href", "#" + view[0]);
        }
        html.end("nav").end("header");
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String style) {
        try {
            return "sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
