package dev.annals.query.identity;

import dev.annals.query.identity.ForestRows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Draws how a profile came together, for people: its identifiers as a tree whose solid lines are the links that count,
 * links that do not count as dashed curves with the reason, and a bar across the line to whom it is kept apart from. The
 * same forest always gives the same drawing.
 */
final class ForestDrawing {

    private static final int LEFT = 96;
    private static final int TOP = 64;
    private static final int ROW = 46;
    private static final int LINE = 16;
    private static final int INDENT = 26;
    private static final int DEEPEST = 12;
    private static final int RADIUS = 7;
    private static final int TEXT = 14;
    private static final int SMALL = 11;
    private static final String INK = "#1b1f24";
    private static final String FAINT = "#57606a";
    private static final String WRONG = "#a40e26";
    private static final String THIN = "1.5";
    private static final String DASHED = "5 4";
    private static final String SOLID = "none";

    private final IdentityView forest;
    private final ForestRows rows;
    private final Map<String, List<String>> notes = new HashMap<>();
    private final Map<String, Integer> heights = new HashMap<>();
    private final Svg svg = new Svg();
    private int curves;

    private ForestDrawing(IdentityView forest) {
        this.forest = forest;
        this.rows = new ForestRows(forest);
    }

    /** The drawing as SVG. */
    static String of(IdentityView forest) {
        return new ForestDrawing(forest).drawn();
    }

    private String drawn() {
        rows.all().forEach(row -> notes.put(row.id(), new ArrayList<>(List.of(ForestWords.described(row)))));
        forest.refused().forEach(edge -> note(edge.from(), edge.to(), ForestWords.refusal(edge)));
        forest.apart().forEach(apart -> note(apart.fragment(), apart.other(), ForestWords.keptApart(apart)));
        int height = TOP;
        for (Row row : rows.all()) {
            heights.put(row.id(), height);
            height += ROW + LINE * (notes(row).size() - 1);
        }
        begin(height + LINE);
        forest.edges().stream()
                .filter(edge -> !rows.isShownByPlace(edge))
                .forEach(edge -> curve(edge.from(), edge.to(), INK, SOLID, ForestWords.rule(edge)));
        forest.refused().forEach(edge -> curve(edge.from(), edge.to(), WRONG, DASHED, ForestWords.refusal(edge)));
        forest.apart()
                .forEach(apart ->
                        bar(curve(apart.fragment(), apart.other(), WRONG, SOLID, ForestWords.keptApart(apart))));
        rows.all().forEach(this::row);
        return svg.close("svg").toString();
    }

    private void begin(int height) {
        String summary = ForestWords.summary(forest);
        int width = 24 + Math.max(widest(), 16 + TextWidth.of(summary, TEXT));
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "graphics-document document",
                "aria-labelledby",
                "title desc",
                "lang",
                "en",
                "font-family",
                "system-ui, sans-serif",
                "font-size",
                TEXT,
                "fill",
                INK);
        svg.element("title", "How the profile " + forest.profileId() + " came together", "id", "title");
        svg.element("desc", summary, "id", "desc");
        svg.empty("rect", "width", "100%", "height", "100%", "fill", "#ffffff");
        svg.element("text", summary, "x", 16, "y", 26, "font-weight", "bold");
        svg.element(
                "text", "Solid lines count, dashed lines do not, a bar keeps apart.", "x", 16, "y", 44, "fill", FAINT);
    }

    private void row(Row row) {
        int x = x(row);
        int y = y(row.id());
        Row parent = row.parent();
        if (parent != null) {
            String down = "M" + x(parent) + " " + (y(parent.id()) + RADIUS) + " V" + y + " H" + (x - RADIUS);
            svg.empty("path", "d", down, "fill", "none", "stroke", INK, "stroke-width", THIN);
        }
        boolean isRoot = row.node() != null && row.node().root();
        String label = ForestWords.label(row);
        svg.open("g");
        svg.element("title", label + " · " + String.join(" · ", notes(row)));
        svg.empty(
                "circle",
                "cx",
                x,
                "cy",
                y,
                "r",
                RADIUS,
                "fill",
                isRoot ? INK : "#ffffff",
                "stroke",
                row.node() == null ? FAINT : INK,
                "stroke-width",
                THIN);
        svg.element(
                "text",
                ForestWords.shortened(label),
                "x",
                x + TEXT,
                "y",
                y + 5,
                "font-weight",
                isRoot ? "bold" : "normal");
        int line = y + 5;
        for (String note : notes(row)) {
            line += LINE;
            svg.element(
                    "text", ForestWords.shortened(note), "x", x + TEXT, "y", line, "font-size", SMALL, "fill", FAINT);
        }
        svg.close("g");
    }

    /** The middle of a curve. */
    private record Middle(int x, int y) {}

    /** Curves take turns in how far they bend, so that those between neighbours do not lie on each other. */
    private Middle curve(String one, String other, String colour, String dashes, String meaning) {
        int bend = 6 + curves++ % 6 * 9;
        int from = x(rows.of(one)) - RADIUS;
        int to = x(rows.of(other)) - RADIUS;
        svg.open(
                "path",
                "d",
                "M" + from + " " + y(one) + " C" + bend + " " + y(one) + " " + bend + " " + y(other) + " " + to + " "
                        + y(other),
                "fill",
                "none",
                "stroke",
                colour,
                "stroke-width",
                THIN,
                "stroke-dasharray",
                dashes);
        svg.element("title", meaning).close("path");
        return new Middle((from + to + 6 * bend) / 8, (y(one) + y(other)) / 2);
    }

    private void bar(Middle at) {
        String across = "M" + (at.x() - 9) + " " + at.y() + " H" + (at.x() + 9);
        svg.empty("path", "d", across, "stroke", WRONG, "stroke-width", 5);
    }

    /** Adds a note to the row in which the line between two fragments ends. */
    private void note(String one, String other, String text) {
        notes(rows.isAbove(one, other) ? rows.of(other) : rows.of(one)).add(text);
    }

    private List<String> notes(Row row) {
        return Objects.requireNonNull(notes.get(row.id()));
    }

    private int y(String id) {
        return Objects.requireNonNull(heights.get(id));
    }

    private static int x(Row row) {
        return LEFT + INDENT * Math.min(row.depth(), DEEPEST);
    }

    private int widest() {
        int widest = 0;
        for (Row row : rows.all()) {
            int text = TextWidth.of(ForestWords.shortened(ForestWords.label(row)), TEXT);
            for (String note : notes(row)) {
                text = Math.max(text, TextWidth.of(ForestWords.shortened(note), SMALL));
            }
            widest = Math.max(widest, x(row) + TEXT + text);
        }
        return widest;
    }
}
