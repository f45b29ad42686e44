package dev.annals.app.demo;

import dev.annals.app.demo.story.Source;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A short story of a few people, told, shown and checked by itself. */
interface Chapter {

    /** Plays it, prints what came of it, and adds what was expected beside what was found. */
    void play(Stage stage, Findings findings);

    /**
     * Where a chapter is played.
     *
     * @param client talks to the installation
     * @param writeKey of the website
     * @param adminToken of role admin
     * @param end when the demo's story ends; a chapter is played in the hours before
     * @param out for what came of it
     */
    record Stage(Client client, String writeKey, String adminToken, Instant end, PrintWriter out) {

        static Stage of(Client client, Keys keys, String adminToken, Instant end, PrintWriter out) {
            return new Stage(client, keys.writeKeys().getOrDefault(Source.WEB, ""), adminToken, end, out);
        }

        /** Sends interactions of the website, and answers the position from which they can be read. */
        long send(List<Map<String, Object>> batch) {
            Answer answer = client.postAsSource("/v1/batch", writeKey, Map.of("batch", batch))
                    .orFail("Sending a batch");
            return answer.position().orElse(0);
        }

        /** An interaction of the website; members come in pairs. */
        Map<String, Object> says(String id, int hoursBefore, String type, Object... members) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("messageId", id);
            message.put("type", type);
            message.put("timestamp", end.minusSeconds(hoursBefore * 3_600L).toString());
            for (int i = 0; i < members.length; i += 2) {
                message.put(String.valueOf(members[i]), members[i + 1]);
            }
            return message;
        }

        /** Something of the profile to which an identifier leads, as it is at a position. */
        JsonNode read(String named, String what, long position) {
            return client.get("/api/v1/profiles/" + Client.encoded(named) + what + "?atLeast=" + position, adminToken)
                    .orFail("Reading " + named + what)
                    .body();
        }

        /** Has a decision on identity taken. */
        Answer decide(String what, Map<String, String> about) {
            return client.post("/api/v1/identity/" + what, adminToken, about);
        }
    }
}
