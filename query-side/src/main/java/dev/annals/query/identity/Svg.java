package dev.annals.query.identity;

/**
 * Writes a drawing as SVG 1.1 without styles or scripts, so that it looks the same as a file, in a page and under the
 * strictest content policy. Whatever text it is given stays text.
 */
final class Svg {

    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder text = new StringBuilder(4_096);

    /** Opens an element with attributes, names and values in turn; values are escaped. */
    Svg open(String element, Object... attributes) {
        return tag(element, attributes).raw(">");
    }

    Svg close(String element) {
        return raw("</").raw(element).raw(">\n");
    }

    /** An element without content. */
    Svg empty(String element, Object... attributes) {
        return tag(element, attributes).raw("/>\n");
    }

    /** An element that holds a text. */
    Svg element(String element, String content, Object... attributes) {
        return open(element, attributes).content(content).close(element);
    }

    Svg content(String content) {
        content.codePoints().forEach(this::escaped);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Svg tag(String element, Object... attributes) {
        raw("<").raw(element);
        for (int i = 0; i < attributes.length; i += 2) {
            raw(" ").raw(attributes[i].toString()).raw("=\"");
            content(attributes[i + 1].toString()).raw("\"");
        }
        return this;
    }

    private Svg raw(String markup) {
        text.append(markup);
        return this;
    }

    private void escaped(int codePoint) {
        switch (codePoint) {
            case '&' -> raw("&amp;");
            case '<' -> raw("&lt;");
            case '>' -> raw("&gt;");
            case '"' -> raw("&quot;");
            default -> text.appendCodePoint(isXml(codePoint) ? codePoint : REPLACEMENT);
        }
    }

    private static boolean isXml(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || (codePoint >= 0x20 && codePoint < 0xD800)
                || (codePoint > 0xDFFF && codePoint < 0xFFFE)
                || codePoint > 0xFFFF;
    }
}
