package dev.annals.app.demo;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints the forest of a profile: what it is called, what links that together, and what does not count and why. */
final class ForestText {

    private final PrintWriter out;

    ForestText(PrintWriter out) {
        this.out = out;
    }

    /** @param identities of profiles; a refused link between two of them is told once */
    void print(JsonNode... identities) {
        Map<String, String> names = new HashMap<>();
        Map<String, JsonNode> refused = new LinkedHashMap<>();
        for (JsonNode identity : identities) {
            identity.path("nodes")
                    .forEach(node -> names.put(node.path("fragmentId").asString(), name(node)));
            identity.path("refused")
                    .forEach(edge -> refused.put(edge.path("edgeId").asString(), edge));
        }
        for (JsonNode identity : identities) {
            identity.path("nodes").forEach(node -> {
                if (node.path("parent").isNull()) {
                    out.println("    " + name(node));
                    children(identity, node.path("fragmentId").asString(), "      ");
                }
            });
            identity.path("edges").forEach(edge -> out.println("      counts:  " + link(edge, names)));
        }
        refused.values()
                .forEach(edge -> out.println("    refused:   " + link(edge, names) + ", for "
                        + edge.path("refusal").asString("")));
    }

    private void children(JsonNode identity, String of, String indent) {
        identity.path("nodes").forEach(node -> {
            if (node.path("parent").asString("").equals(of)) {
                out.println(indent + "└ " + name(node));
                children(identity, node.path("fragmentId").asString(), indent + "  ");
            }
        });
    }

    private static String link(JsonNode edge, Map<String, String> names) {
        return names.getOrDefault(edge.path("from").asString(""), "somebody else's") + " ~ "
                + names.getOrDefault(edge.path("to").asString(""), "somebody else's") + ", "
                + edge.path("rule").asString("") + " (rules "
                + edge.path("ruleVersion").asInt(0) + "), by " + edge.path("by").asString("");
    }

    private static String name(JsonNode node) {
        return node.path("namespace").asString("") + ":" + node.path("value").asString("");
    }
}
