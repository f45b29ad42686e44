package dev.annals.app.demo;

import dev.annals.platform.journey.ReadyMade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about journeys: the one about abandoned carts is tried on two people on a virtual clock, one who agreed
 * to e-mails and one who never said anything, and the one that asks for reviews on the shop's past. Played again it does
 * the same.
 */
final class JourneyChapter implements Chapter {

    private static final String AGREED = "email:cart.agreed@example.com";
    private static final String SILENT = "email:cart.silent@example.com";

    @Override
    public void play(Stage stage, Findings findings) {
        stage.send(List.of(
                stage.says(
                        "demo-cart-1",
                        20,
                        "identify",
                        "userId",
                        "cart-agreed",
                        "traits",
                        traits("cart.agreed", "Cora")),
                stage.says(
                        "demo-cart-2",
                        20,
                        "identify",
                        "userId",
                        "cart-silent",
                        "traits",
                        traits("cart.silent", "Silvan"))));
        agree(stage);
        stage.out().println();
        stage.out().println("A journey for abandoned carts, tried on a virtual clock: nothing is sent");
        JsonNode agreed = tried(stage, AGREED);
        JsonNode silent = tried(stage, SILENT);
        findings.add(
                "messages a journey would send to somebody who agreed to e-mails",
                1,
                agreed.path("sends").asLong());
        findings.add("and to somebody who never agreed", 0, silent.path("sends").asLong());
        findings.add(
                "messages to that one that would be held back, each with its reason",
                3,
                silent.path("heldBack").asLong());
        past(stage, findings);
    }

    private static Map<String, Object> traits(String name, String called) {
        return Map.of("email", name + "@example.com", "name", called);
    }

    private static void agree(Stage stage) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messageId", "demo-cart-agreed");
        body.put("profile", AGREED);
        body.put("purpose", "marketing");
        body.put("channel", "email");
        body.put("state", "given");
        body.put("method", "web-form");
        body.put("notice", Map.of("language", "en"));
        body.put("at", stage.end().minusSeconds(36_000).toString());
        long position = stage.client()
                .post("/api/v1/consents", stage.adminToken(), body)
                .orFail("Recording a decision")
                .position()
                .orElse(0);
        stage.client()
                .get("/api/v1/profiles/" + Client.encoded(AGREED) + "/consents?atLeast=" + position, stage.adminToken())
                .orFail("Reading what was decided");
    }

    private static JsonNode tried(Stage stage, String person) {
        JsonNode result = stage.client()
                .post(
                        "/api/v1/journeys/abandoned-cart/dry-run",
                        stage.adminToken(),
                        Map.of(
                                "person", person,
                                "definition", withoutHoldout(ReadyMade.text("abandoned-cart")),
                                "properties", Map.of("cart_id", "demo")))
                .orFail("Trying a journey")
                .body();
        stage.out().println("    " + person);
        result.path("path").forEach(entry -> {
            if (entry.path("kind").asString("").equals("run.send-ended")
                    || entry.path("kind").asString("").equals("run.ended")) {
                stage.out()
                        .println("      " + entry.path("at").asString("") + "  "
                                + entry.path("text").asString(""));
            }
        });
        return result;
    }

    /** Whoever is held out gets nothing, which would make a short story. */
    private static String withoutHoldout(String definition) {
        return definition.replaceAll("(?m)^ *holdout:.*\\R", "");
    }

    private static void past(Stage stage, Findings findings) {
        Map<String, String> everything = Map.of(
                "definition", ReadyMade.text("post-purchase-review"),
                "to", stage.end().toString());
        JsonNode first = played(stage, everything);
        stage.out()
                .printf(
                        "    the one that asks for reviews: %,d would have entered on the past, %,d messages held back for"
                                + " want of consent%n",
                        first.at("/stats/entered").asLong(),
                        first.path("days")
                                .valueStream()
                                .mapToLong(day -> day.path("heldBack").asLong())
                                .sum());
        findings.add(
                "days on which playing the past again gives another result",
                0,
                first.path("days").equals(played(stage, everything).path("days")) ? 0 : 1);
    }

    private static JsonNode played(Stage stage, Map<String, String> what) {
        return stage.client()
                .post("/api/v1/journeys/post-purchase-review/back-test", stage.adminToken(), what)
                .orFail("Playing the past")
                .body();
    }
}
