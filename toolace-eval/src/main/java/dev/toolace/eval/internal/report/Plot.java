package dev.toolace.eval.internal.report;

import dev.toolace.eval.stats.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Points with intervals, joined by a line, in a picture as wide as the page. Places are shares of its width, sizes and
 * texts are not, so that numbers stay readable on a phone. Stateless.
 */
final class Plot {

    private static final int HEIGHT = 240;
    private static final double LABEL = 0.19;

    private Plot() {}

    /** A point: where it is from left to right (0 to 1), how it is called below, how high, and between which bounds. */
    record Point(double x, String name, double y, Interval bounds) {}

    /** A mark on the lower edge. */
    record Mark(double x, String text) {}

    static void write(String label, String below, List<Point> points, List<Mark> marks, Html html) {
        double low = Math.floor(points.stream().mapToDouble(one -> one.bounds().low()).min().orElse(0) * 10) / 10;
        double top = Math.ceil(points.stream().mapToDouble(one -> one.bounds().high()).max().orElse(1) * 10) / 10;
        double bottom = Math.min(low, top - 0.1);
        String words = points.stream().map(one -> one.name() + ": " + Shown.percent(one.y()))
                .collect(Collectors.joining("; "));
        html.open("div", "class", "chart").open("svg", "class", "plot", "width", "100%", "height",
                String.valueOf(HEIGHT), "role", "img", "aria-label", label + ". " + words);
        int steps = (int) Math.round((top - bottom) * 10);
        int stride = Math.max(1, (steps + 4) / 5);
        for (int step = 0; step <= steps; step += stride) {
            double share = bottom + step / 10.0;
            String y = height(share, bottom, top);
            line("0%", "100%", y, y, step == 0 ? "base" : "grid", html);
            html.element("text", Math.round(100 * share) + "\u202F%", "class", "ylabel", "x", "0", "y", y, "dx", "-8",
                    "dy", "4", "text-anchor", "end");
        }
        for (Mark mark : marks) {
            html.element("text", mark.text(), "x", Shown.place(mark.x()), "y", String.valueOf(HEIGHT), "dy", "18",
                    "text-anchor", "middle");
        }
        for (int i = 1; i < points.size(); i++) {
            line(Shown.place(points.get(i - 1).x()), Shown.place(points.get(i).x()),
                    height(points.get(i - 1).y(), bottom, top), height(points.get(i).y(), bottom, top), "joint", html);
        }
        double free = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean last = i == points.size() - 1;
            // A number stands to the right of its point, and needs room up to the next one; the last always has one.
            boolean named = last || point.x() >= free && points.get(points.size() - 1).x() - point.x() >= LABEL;
            free = named ? point.x() + LABEL : free;
            point(point, named, !last && points.get(i + 1).y() > point.y(), bottom, top, html);
        }
        html.close("svg").element("p", below, "class", "xlabel").end("div");
    }

    private static void point(Point point, boolean named, boolean rises, double bottom, double top, Html html) {
        String x = Shown.place(point.x());
        String y = height(point.y(), bottom, top);
        line(x, x, height(point.bounds().low(), bottom, top), height(point.bounds().high(), bottom, top), "whisker",
                html);
        html.open("circle", "class", "fill-final", "cx", x, "cy", y, "r", "5")
                .element("title", point.name() + ": " + Shown.percent(point.y())).close("circle");
        if (named) {
            html.element("text", Shown.percent(point.y()), "class", "value", "x", x, "y", y, "dx", "9", "dy",
                    rises ? "19" : "-9");
        }
    }

    private static void line(String x1, String x2, String y1, String y2, String kind, Html html) {
        html.open("line", "class", kind, "x1", x1, "x2", x2, "y1", y1, "y2", y2).close("line");
    }

    private static String height(double share, double bottom, double top) {
        return String.format(Locale.ROOT, "%.1f", HEIGHT * (1 - (share - bottom) / (top - bottom)));
    }
}
