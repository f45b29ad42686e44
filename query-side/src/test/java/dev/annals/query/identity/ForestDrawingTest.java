package dev.annals.query.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.Namespace;
import dev.annals.query.identity.IdentityView.Edge;
import dev.annals.query.identity.IdentityView.KeptApart;
import dev.annals.query.identity.IdentityView.Node;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ForestDrawingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ANNA = id(1);
    private static final String MAIL = id(2);
    private static final String SOFA = id(3);
    private static final String BEN = id(4);
    private static final String CARL = id(5);

    private final IdentityView forest = new IdentityView(
            ANNA,
            List.of(node(ANNA, "anna", true), node(MAIL, "安娜@例.tw", false), node(SOFA, "جهاز <&\"1\">", false)),
            List.of(edge(MAIL, ANNA, 0, null), edge(SOFA, MAIL, 1, null), edge(SOFA, ANNA, 2, null)),
            List.of(edge(SOFA, BEN, 3, "over-limit:user_id")),
            List.of(new KeptApart(MAIL, CARL, NOON, "compliance:desk", "Two people")));

    @Test
    void isADocumentWithATitleAndADescription() throws Exception {
        Document drawing = parsed(ForestDrawing.of(forest));
        Element svg = drawing.getDocumentElement();
        assertThat(svg.getNodeName()).isEqualTo("svg");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("title desc");
        assertThat(texts(drawing, "title").getFirst()).isEqualTo("How the profile " + ANNA + " came together");
        assertThat(texts(drawing, "desc"))
                .containsExactly("3 identifiers, 3 links that count, 1 that do not, 1 kept apart");
    }

    @Test
    void namesEveryIdentifierInItsOwnScriptAsText() throws Exception {
        assertThat(texts(parsed(ForestDrawing.of(forest)), "text"))
                .contains("user_id: \u2068anna\u2069")
                .contains("email: \u2068安娜@例.tw\u2069")
                .contains("anonymous_id: \u2068جهاز <&\"1\">\u2069");
    }

    @Test
    void drawsWhatCountsSolidWhatDoesNotDashedAndABarWhereTwoAreKeptApart() throws Exception {
        Document drawing = parsed(ForestDrawing.of(forest));
        List<Element> paths = elements(drawing, "path");
        assertThat(paths)
                .filteredOn(path -> path.getAttribute("stroke-dasharray").equals("5 4"))
                .singleElement()
                .satisfies(dashed -> assertThat(dashed.getTextContent())
                        .contains("does not count: over-limit:user_id", "shared-identifier"));
        assertThat(paths)
                .filteredOn(path -> path.getAttribute("stroke-width").equals("5"))
                .hasSize(1);
        assertThat(paths)
                .as("two links in the tree, one beside it, one refused, one apart, one bar")
                .hasSize(6);
        assertThat(texts(drawing, "text"))
                .anyMatch(text -> text.startsWith("does not count: over-limit:user_id"))
                .anyMatch(
                        text -> text.startsWith("kept apart since 2026-03-01T12:00:00Z") && text.contains("Two people"))
                .contains("another profile: " + BEN.substring(0, 8), "another profile: " + CARL.substring(0, 8));
    }

    @Test
    void isTheSameWhateverOrderNodesAreToldIn() {
        List<Node> nodes = new ArrayList<>(forest.nodes());
        Collections.shuffle(nodes, new Random(3));
        assertThat(ForestDrawing.of(new IdentityView(ANNA, nodes, forest.edges(), forest.refused(), forest.apart())))
                .isEqualTo(ForestDrawing.of(forest));
    }

    @Test
    void replacesWhatXmlCannotHold() throws Exception {
        IdentityView odd = new IdentityView(
                ANNA, List.of(node(ANNA, "a\u0000b\u001Fc\uFFFEd", true)), List.of(), List.of(), List.of());
        assertThat(texts(parsed(ForestDrawing.of(odd)), "text"))
                .contains("user_id: \u2068a\uFFFDb\uFFFDc\uFFFDd\u2069");
    }

    @Test
    void keepsWithinItsFrameHoweverManyAndLongTheIdentifiersAre() throws Exception {
        List<Node> nodes = new ArrayList<>(List.of(node(ANNA, "文".repeat(500), true)));
        List<Edge> chain = new ArrayList<>();
        for (int i = 10; i < 1_009; i++) {
            nodes.add(node(id(i), "device-" + i, false));
            chain.add(edge(id(i), i == 10 ? ANNA : id(i - 1), i, null));
        }
        Element svg = parsed(ForestDrawing.of(new IdentityView(ANNA, nodes, chain, List.of(), List.of())))
                .getDocumentElement();
        int width = Integer.parseInt(svg.getAttribute("width"));
        assertThat(width).isBetween(1_500, 3_000);
        NodeList circles = svg.getElementsByTagName("circle");
        assertThat(circles.getLength()).isEqualTo(1_000);
        assertThat(IntStream.range(0, circles.getLength())
                        .mapToObj(circles::item)
                        .map(Element.class::cast))
                .allSatisfy(circle -> {
                    assertThat(Integer.parseInt(circle.getAttribute("cx"))).isBetween(0, width);
                    assertThat(Integer.parseInt(circle.getAttribute("cy")))
                            .isBetween(0, Integer.parseInt(svg.getAttribute("height")));
                });
    }

    private static String id(int number) {
        return new UUID((long) number << 32, number).toString();
    }

    private static Node node(String id, String value, boolean root) {
        Namespace namespace = root ? Namespace.USER_ID : value.contains("@") ? Namespace.EMAIL : Namespace.ANONYMOUS_ID;
        return new Node(id, namespace, value, root, root ? null : ANNA, NOON, 3, null);
    }

    private static Edge edge(String from, String to, int second, String refusal) {
        return new Edge(
                from + "~" + to,
                from,
                to,
                "shared-identifier",
                1,
                new UUID(7, second),
                NOON,
                NOON.plusSeconds(second),
                "source:web",
                null,
                NOON.plusSeconds(second),
                refusal);
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document drawing, String name) {
        return elements(drawing, name).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document drawing, String name) {
        NodeList found = drawing.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
