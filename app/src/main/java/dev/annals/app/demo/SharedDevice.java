package dev.annals.app.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Two people sign in on one tablet: they stay two, and the tablet's history before is the first one's. */
final class SharedDevice implements Chapter {

    private static final String ANNA = "user_id:tablet-anna";
    private static final String BEN = "user_id:tablet-ben";

    @Override
    public void play(Stage stage, Findings findings) {
        Map<String, String> ordered = Map.of("order_id", "T-1", "total", "12.50");
        long position = stage.send(List.of(
                stage.says("tablet-1", 9, "track", "anonymousId", "sofa-tablet", "event", "Product Viewed"),
                stage.says("tablet-2", 8, "identify", "anonymousId", "sofa-tablet", "userId", "tablet-anna"),
                stage.says(
                        "tablet-3",
                        7,
                        "track",
                        "anonymousId",
                        "sofa-tablet",
                        "userId",
                        "tablet-anna",
                        "event",
                        "Signed Out"),
                stage.says("tablet-4", 3, "identify", "anonymousId", "sofa-tablet", "userId", "tablet-ben"),
                stage.says(
                        "tablet-5",
                        2,
                        "track",
                        "anonymousId",
                        "sofa-tablet",
                        "userId",
                        "tablet-ben",
                        "event",
                        "Order Completed",
                        "properties",
                        ordered)));
        JsonNode anna = stage.read(ANNA, "", position);
        JsonNode ben = stage.read(BEN, "", position);
        JsonNode tablet = stage.read("anonymous_id:sofa-tablet", "", position);
        JsonNode identity = stage.read(BEN, "/identity", position);

        stage.out().println();
        stage.out().println("One tablet: Anna looks around, signs in and out; then Ben signs in and orders");
        new ForestText(stage.out()).print(stage.read(ANNA, "/identity", position), identity);

        findings.add("people who signed in on one tablet", 2, distinct(anna, ben));
        findings.add("  of whom the first has it, with what was done before", 3, of(tablet, anna) ? total(anna) : 0);
        findings.add("  interactions of the second", 2, total(ben));
        findings.add(
                "  links refused as over-limit:user_id",
                1,
                StreamSupport.stream(identity.path("refused").spliterator(), false)
                        .filter(edge -> edge.path("refusal").asString("").equals("over-limit:user_id"))
                        .count());
    }

    private static long distinct(JsonNode one, JsonNode other) {
        return of(one, other) ? 1 : 2;
    }

    private static boolean of(JsonNode one, JsonNode other) {
        return one.path("profileId").equals(other.path("profileId"));
    }

    private static long total(JsonNode profile) {
        return profile.path("counts").path("total").asLong(0);
    }
}
