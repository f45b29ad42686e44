package dev.annals.query.identity;

import dev.annals.query.identity.ForestRows.Row;
import dev.annals.query.identity.IdentityView.Edge;
import dev.annals.query.identity.IdentityView.KeptApart;
import dev.annals.query.identity.IdentityView.Node;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the drawing of a forest says in words. Values stand apart from the text around them, whatever their script. */
final class ForestWords {

    private static final int LONGEST = 128;
    private static final String ISOLATE = "\u2068";
    private static final String END_OF_ISOLATE = "\u2069";

    private ForestWords() {}

    /** All of it in one sentence. */
    static String summary(IdentityView forest) {
        return forest.nodes().size() + " identifiers, " + forest.edges().size() + " links that count, "
                + forest.refused().size() + " that do not, " + forest.apart().size() + " kept apart";
    }

    /** What a row is called. */
    static String label(Row row) {
        Node node = row.node();
        if (node == null) {
            return "another profile: " + row.id().substring(0, 8);
        }
        return (node.namespace() == null ? "" : node.namespace() + ": ")
                + (node.value() == null ? "erased" : isolated(node.value()));
    }

    /** What is known of a row. */
    static String described(Row row) {
        Node node = row.node();
        if (node == null) {
            return "not part of this profile";
        }
        return node.interactions() + " interactions"
                + (node.opened() == null ? "" : ", known since " + second(node.opened()))
                + (node.quarantined() == null ? "" : ", quarantined since " + second(node.quarantined()))
                + (row.by() == null ? "" : " · " + rule(row.by()));
    }

    /** That a link does not count, and why. */
    static String refusal(Edge edge) {
        return "does not count: " + edge.refusal() + " · " + rule(edge);
    }

    /** That two are kept apart, and why. */
    static String keptApart(KeptApart apart) {
        return "kept apart since " + second(apart.since()) + " by " + isolated(apart.by()) + quoted(apart.reason());
    }

    /** What a link rests on. */
    static String rule(Edge edge) {
        return edge.rule() + ", rules " + edge.ruleVersion() + ", " + second(edge.since()) + " by "
                + isolated(edge.by()) + quoted(edge.reason());
    }

    /** At most so much of a text as fits on a line. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 2)) + "…" + END_OF_ISOLATE;
    }

    private static String quoted(@Nullable String reason) {
        return reason == null ? "" : ": “" + isolated(reason) + "”";
    }

    private static String isolated(String value) {
        return ISOLATE + value + END_OF_ISOLATE;
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
