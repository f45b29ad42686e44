package dev.annals.app.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Two customers of one name are merged by mistake, go on shopping, and are split: each is what it would have been. */
final class WrongMerge implements Chapter {

    private static final String CLARA = "user_id:clara-1";
    private static final String NAMESAKE = "user_id:clara-2";

    @Override
    public void play(Stage stage, Findings findings) {
        long position = stage.send(Stream.concat(customer(stage, 1).stream(), customer(stage, 2).stream())
                .toList());
        if (isOne(stage, position)) {
            position = split(stage).position().orElse(position);
        }
        JsonNode clara = stage.read(CLARA, "", position);
        JsonNode namesake = stage.read(NAMESAKE, "", position);
        position = stage.decide("merge", Map.of("one", CLARA, "other", NAMESAKE, "reason", "They have the same name"))
                .orFail("Merging two customers")
                .position()
                .orElse(position);
        position = Math.max(position, stage.send(List.of(order(stage, 1), order(stage, 2))));
        JsonNode merged = stage.read(CLARA, "", position);
        JsonNode forest = stage.read(CLARA, "/identity", position);
        Answer cut = split(stage).orFail("Splitting what was merged");
        position = Math.max(position, cut.position().orElse(position));
        JsonNode claraAfter = stage.read(CLARA, "", position);
        JsonNode namesakeAfter = stage.read(NAMESAKE, "", position);

        stage.out().println();
        stage.out().println("Two customers called Clara, merged by mistake; both order; then they are split");
        row(stage, "before", clara, namesake);
        row(stage, "merged, both ordered", merged);
        new ForestText(stage.out()).print(forest);
        row(stage, "split", claraAfter, namesakeAfter);

        findings.add(
                "identifiers of two customers merged by mistake",
                4,
                merged.path("identifiers").size());
        findings.add("  their interactions, one order of each among them", 6, total(merged));
        findings.add("  profiles after the split", 2, cut.body().path("after").size());
        findings.add("  interactions of the one and of the other", 3 + 3, total(claraAfter) + total(namesakeAfter));
        findings.add("  orders of each, her own", 1, Math.min(own(claraAfter), own(namesakeAfter)));
        findings.add(
                "  identifiers and traits that are not as before",
                0,
                different(clara, claraAfter) + different(namesake, namesakeAfter));
    }

    private static List<Map<String, Object>> customer(Stage stage, int number) {
        Map<String, Object> traits = Map.of(
                "name",
                "Clara Meyer",
                "email",
                "clara-" + number + "@example.org",
                "city",
                number == 1 ? "Graz" : "Linz");
        return List.of(
                stage.says(
                        "clara-" + number + "-1",
                        30 + number,
                        "identify",
                        "userId",
                        "clara-" + number,
                        "traits",
                        traits),
                stage.says(
                        "clara-" + number + "-2",
                        28 + number,
                        "track",
                        "userId",
                        "clara-" + number,
                        "event",
                        "Product Viewed"));
    }

    private static Map<String, Object> order(Stage stage, int number) {
        return stage.says(
                "clara-" + number + "-3", 5, "track", "userId", "clara-" + number, "event", "Order Completed");
    }

    private static Answer split(Stage stage) {
        return stage.decide("split", Map.of("one", CLARA, "other", NAMESAKE, "reason", "Two birth dates"));
    }

    private static boolean isOne(Stage stage, long position) {
        return stage.read(CLARA, "", position)
                .path("profileId")
                .equals(stage.read(NAMESAKE, "", position).path("profileId"));
    }

    private static void row(Stage stage, String when, JsonNode... profiles) {
        String text = Stream.of(profiles)
                .map(profile ->
                        profile.path("identifiers").size() + " identifiers, " + total(profile) + " interactions, "
                                + profile.path("traits").path("city").asString("no city"))
                .collect(Collectors.joining("  |  "));
        stage.out().printf("    %-22s %s%n", when, text);
    }

    private static int different(JsonNode before, JsonNode after) {
        return (int) Stream.of("identifiers", "traits")
                .filter(part -> !before.path(part).equals(after.path(part)))
                .count();
    }

    private static long total(JsonNode profile) {
        return profile.path("counts").path("total").asLong(0);
    }

    private static long own(JsonNode profile) {
        return profile.path("counts").path("byName").path("Order Completed").asLong(0);
    }
}
