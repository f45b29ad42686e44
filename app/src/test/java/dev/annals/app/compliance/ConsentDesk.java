package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.compliance.Desk.Done;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The requests about consent. */
record ConsentDesk(Desk desk) {

    /** A decision about marketing by e-mail. */
    Done decides(String profile, String state, String at) {
        return desk.does("POST", "/api/v1/consents", decision(profile, "marketing", "email", state, at), Role.SERVICE);
    }

    /** A decision about a purpose as a whole. */
    Done decidesAbout(String profile, String purpose, String state) {
        return desk.does("POST", "/api/v1/consents", decision(profile, purpose, "any", state, null), Role.SERVICE);
    }

    /** A request for marketing by e-mail, made at a time. */
    Done asks(String profile, String at) {
        Map<String, Object> body = decision(profile, "marketing", "email", "requested", at);
        return desk.does("POST", "/api/v1/consents/requests", body, Role.SERVICE);
    }

    /** An answer to a request. */
    Done answers(String token) {
        return desk.tries("POST", "/api/v1/consents/confirmations", Map.of("token", token), Role.SERVICE);
    }

    /** A link by which the person decides about marketing by e-mail. */
    Done link(String profile, String validFor) {
        Map<String, Object> body =
                Map.of("profile", profile, "purpose", "marketing", "channel", "email", "validFor", validFor);
        Done made = desk.does("POST", "/api/v1/consents/links", body, Role.SERVICE);
        assertThat(made.text("/headers/List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(made.text("/headers/List-Unsubscribe")).isEqualTo("<" + made.text("/url") + ">");
        return made;
    }

    /** What stands for marketing by e-mail. */
    JsonNode stands(String profile, String more, long atLeast) {
        return stands(profile, "marketing", "email", more, atLeast);
    }

    /** What stands for a purpose and channel. */
    JsonNode stands(String profile, String purpose, String channel, String more, long atLeast) {
        return desk.ask(Desk.profile(
                        profile, "/consents?purpose=" + purpose + "&channel=" + channel + "&atLeast=" + atLeast + more))
                .at("/consents/0");
    }

    /** Every record of a person. */
    JsonNode history(String profile, long atLeast) {
        return desk.ask(Desk.profile(profile, "/consents/history?atLeast=" + atLeast))
                .get("items");
    }

    private static Map<String, Object> decision(
            String profile, String purpose, String channel, String state, String at) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("profile", profile);
        body.put("purpose", purpose);
        body.put("channel", channel);
        body.put("state", state);
        body.put("method", "web-form");
        body.put("notice", Map.of("language", "en"));
        body.put("evidence", Map.of("address", "203.0.113.9", "place", "https://shop.example/newsletter"));
        if (at != null) {
            body.put("at", at);
        }
        return body;
    }
}
