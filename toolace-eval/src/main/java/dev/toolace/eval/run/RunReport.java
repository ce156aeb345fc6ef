package dev.toolace.eval.run;

import dev.toolace.eval.internal.report.ReportPage;
import dev.toolace.json.JsonObject;
import java.util.List;

/**
 * A run as one page: summary, categories with intervals, accuracy by refinement round and against cost, outcomes, the
 * answers that refinement changed with the difference marked, the wrong answers, and the configuration. The page holds
 * its own style and pictures, has no script, and refers to nothing outside of itself; its content security policy
 * forbids both. All texts of models and sets are escaped. Stateless.
 */
public final class RunReport {

    private RunReport() {}

    /**
     * Writes the page.
     *
     * @param configuration what the run was made with
     * @param figures as of {@link RunFigures}
     * @param results in order; without {@linkplain CaseHistory histories}, views that need them say so
     * @return HTML, for a file in UTF-8
     */
    public static String html(JsonObject configuration, JsonObject figures, List<CaseResult> results) {
        return ReportPage.html(configuration, figures, results);
    }
}
