package dev.annals.app.compliance;

import dev.annals.api.security.Role;
import dev.annals.app.compliance.Desk.Done;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The requests about audit trails. */
record AuditDesk(Desk desk) {

    /** A source tells something about a person. */
    Done sent(Map<String, Object> message, String... headers) {
        return desk.does("POST", "/api/v1/interactions", message, Role.SOURCE, headers);
    }

    /** Everything about a person. */
    List<JsonNode> about(String person, String more) {
        return items("/api/v1/audit?limit=1000&subject=" + URLEncoder.encode(person, StandardCharsets.UTF_8) + more);
    }

    /** Everything that fits, over all pages. */
    List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = null;
        do {
            JsonNode page = desk.ask(next == null ? path : path + "&cursor=" + next);
            page.get("items").forEach(items::add);
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        return items;
    }
}
