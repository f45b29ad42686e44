package dev.annals.app.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads whole timelines, page by page. */
final class Timelines {

    private static final int PAGE = 1_000;

    private final Client client;
    private final String token;

    Timelines(Client client, String token) {
        this.client = client;
        this.token = token;
    }

    /**
     * Every item of a profile's timeline, newest first; none where there is no such profile.
     *
     * @param profile the path of the profile
     */
    List<JsonNode> of(String profile) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = client.get(profile + "/timeline?limit=" + PAGE + cursor, token);
            if (page.status() == 404) {
                return List.of();
            }
            JsonNode body = page.orFail("Reading a timeline").body();
            body.path("items").forEach(items::add);
            String next = body.path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + Client.encoded(next);
        } while (!cursor.isEmpty());
        return items;
    }
}
