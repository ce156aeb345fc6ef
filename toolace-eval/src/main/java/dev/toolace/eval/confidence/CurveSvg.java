package dev.toolace.eval.confidence;

import java.util.List;
import java.util.Locale;

/**
 * The curve as a drawing: how many of the spared rounds would have changed the answer, over how many are spared, with
 * Wilson's intervals. The drawing refers to nothing outside of itself. Deterministic; stateless.
 */
public final class CurveSvg {

    private static final int LEFT = 60;
    private static final int TOP = 20;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    /** Of the height that the highest point takes. */
    private static final double USED = 0.8;

    private CurveSvg() {}

    /**
     * Draws.
     *
     * @param calibration what to draw
     * @return SVG, for a file in UTF-8
     */
    public static String of(Calibration calibration) {
        List<CurvePoint> curve = calibration.curve();
        double most = calibration.atMost();
        for (CurvePoint point : curve) {
            most = Math.max(most, point.risk());
        }
        double top = top(most);
        StringBuilder out = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 380" font-family="sans-serif" font-size="12">
                <title>How many of the spared rounds would have changed the answer</title>
                <rect width="680" height="380" fill="#fff"/>
                """);
        axes(top, out);
        band(curve, top, out);
        double bound = y(calibration.atMost(), top);
        out.append(format("<path d=\"M%d %.1fH%d\" stroke=\"#b00\" stroke-dasharray=\"6 4\"/>%n",
                LEFT, bound, LEFT + WIDTH));
        out.append(format("<text x=\"%d\" y=\"%.1f\" fill=\"#b00\" text-anchor=\"end\">at most %s %%</text>%n",
                LEFT + WIDTH, bound - 4, percent(calibration.atMost())));
        StringBuilder line = new StringBuilder();
        for (CurvePoint point : curve) {
            line.append(line.isEmpty() ? 'M' : 'L').append(place(point.coverage(), point.risk(), top));
        }
        out.append("<path d=\"").append(line).append("\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>\n");
        for (int i = 0; i < curve.size(); i++) {
            CurvePoint point = curve.get(i);
            double x = x(point.coverage());
            double y = y(point.risk(), top);
            out.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#06c\"/>%n", x, y));
            if (i % 2 == 1) {
                out.append(format("<text x=\"%.1f\" y=\"%.1f\" fill=\"#06c\" text-anchor=\"middle\">%.2f</text>%n",
                        x, y - 8, point.threshold()));
            }
        }
        return out.append("</svg>\n").toString();
    }

    /** The end of the vertical axis, so that its fifths are whole per cents, or even tenths where it is short. */
    private static double top(double most) {
        double fifth = most / USED / 5;
        double unit = fifth > 0.01 ? 0.01 : 0.002;
        return Math.min(1, 5 * unit * Math.ceil(fifth / unit));
    }

    private static void axes(double top, StringBuilder out) {
        out.append(format("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#222\"/>%n",
                LEFT, TOP, TOP + HEIGHT, LEFT + WIDTH));
        for (int i = 0; i <= 5; i++) {
            double share = i / 5.0;
            out.append(format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d %%</text>%n",
                    x(share), TOP + HEIGHT + 18, 20 * i));
            out.append(format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s %%</text>%n",
                    LEFT - 6, y(share * top, top) + 4, percent(share * top)));
        }
        out.append(format("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">rounds spared (numbers at the curve: least "
                + "probability)</text>%n", LEFT + WIDTH / 2, TOP + HEIGHT + 40));
        out.append(format("<text transform=\"rotate(-90)\" x=\"%d\" y=\"14\" text-anchor=\"middle\">of these would "
                + "have changed the answer</text>%n", -(TOP + HEIGHT / 2)));
    }

    private static void band(List<CurvePoint> curve, double top, StringBuilder out) {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (CurvePoint point : curve) {
            upper.append(upper.isEmpty() ? 'M' : 'L')
                    .append(place(point.coverage(), Math.min(top, point.riskInterval().high()), top));
            lower.insert(0, "L" + place(point.coverage(), Math.min(top, point.riskInterval().low()), top));
        }
        if (!curve.isEmpty()) {
            out.append("<path d=\"").append(upper).append(lower).append("Z\" fill=\"#06c\" fill-opacity=\"0.15\"/>\n");
        }
    }

    private static String place(double coverage, double risk, double top) {
        return format("%.1f %.1f", x(coverage), y(risk, top));
    }

    private static double x(double coverage) {
        return LEFT + WIDTH * coverage;
    }

    private static double y(double risk, double top) {
        return TOP + HEIGHT * (1 - risk / top);
    }

    private static String percent(double share) {
        double percent = Math.round(share * 1000) / 10.0;
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }

    /** Points in decimals and line ends are the same everywhere. */
    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
