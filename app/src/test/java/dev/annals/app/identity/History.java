package dev.annals.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What two people do over a long time, which can happen in several worlds; and all that can be read of them, without what
 * differs from world to world by nature: ids, positions and times of arrival.
 */
final class History {

    private static final Set<String> OF_ITS_WORLD = Set.of("profileId", "position", "receivedAt", "eventId");
    private static final int LONG = 120;

    private final IdentityClient annals;
    private final String world;

    /** @param world what tells it from others, letters that nothing else has */
    History(IdentityClient annals, String world) {
        this.annals = annals;
        this.world = world;
    }

    String anna() {
        return "user_id:anna-" + world;
    }

    String ben() {
        return "email:ben-" + world + "@example.org";
    }

    /** Both are known for a while. */
    void before() {
        said(
                "{'type':'track','anonymousId':'anna-tablet-W','event':'Looked','timestamp':'2026-01-01T10:00:00Z'}",
                "{'type':'identify','userId':'anna-W','anonymousId':'anna-tablet-W','timestamp':'2026-01-02T10:00:00Z','traits':{'name':'Anna','plan':'gold'}}",
                "{'type':'identify','anonymousId':'ben-phone-W','timestamp':'2026-01-03T10:00:00Z','traits':{'email':'ben-W@example.org','name':'Ben'}}",
                "{'type':'group','anonymousId':'ben-phone-W','groupId':'acme-W','timestamp':'2026-01-03T11:00:00Z'}");
        visits("2026-01-04");
    }

    void isMergedWrongly() {
        annals.merge(anna(), ben());
    }

    /** Further visits, another device, a late interaction, one sent twice, other merges. */
    void since() {
        visits("2026-02-04");
        said(
                "{'type':'identify','userId':'anna-W','timestamp':'2026-02-05T10:00:00Z','messageId':'twice-W','traits':{'plan':'silver','phone':'+49151NUMBER'}}",
                "{'type':'identify','anonymousId':'ben-laptop-W','timestamp':'2026-02-06T10:00:00Z','traits':{'email':'ben-W@example.org','plan':'none'}}",
                "{'type':'track','anonymousId':'ben-laptop-W','event':'Too Late','timestamp':'2025-12-01T10:00:00Z'}",
                "{'type':'identify','userId':'anna-W','timestamp':'2026-02-05T10:00:00Z','messageId':'twice-W','traits':{'plan':'silver','phone':'+49151NUMBER'}}",
                "{'type':'identify','anonymousId':'ben-laptop-W','timestamp':'2026-02-07T10:00:00Z','traits':{'email':'benjamin-W@example.org','name':'Benjamin'}}");
    }

    /** Cuts the edge that somebody's decision made, and answers when it still held. */
    Instant isSplitAgain() {
        JsonNode edge = annals.identity(ben())
                .path("edges")
                .valueStream()
                .filter(each -> each.path("rule").asString().equals("manual"))
                .findFirst()
                .orElseThrow();
        JsonNode newest = annals.get("/api/v1/audit?limit=1&subject=" + anna()).at("/items/0/at");
        JsonNode change =
                annals.decide("split", Map.of("edge", edge.path("edgeId").asString(), "reason", "Two people"));
        assertThat(change.path("before")).hasSize(1);
        assertThat(change.path("after")).hasSize(2);
        return Instant.parse(newest.asString());
    }

    void after() {
        visits("2026-03-04");
        said("{'type':'identify','userId':'anna-W','timestamp':'2026-03-05T10:00:00Z','traits':{'name':'Anna B.'}}");
    }

    /** The profile and the timeline of one of the two. */
    List<JsonNode> of(String named) {
        List<JsonNode> all = new ArrayList<>();
        for (String what : List.of("", "/timeline?limit=1000")) {
            String text =
                    annals.read(named, what).toString().replace(world, "W").replace(number(), "NUMBER");
            all.add(worldless(JsonMapper.shared().readTree(text)));
        }
        return all;
    }

    private void visits(String day) {
        said(IntStream.range(0, LONG)
                .mapToObj(i -> "{'type':'track','event':'Visited','timestamp':'" + day + "T1" + i % 10 + ":"
                        + (10 + i % 50) + ":" + (10 + i / 3) + "Z',"
                        + (i % 3 == 0 ? "'userId':'anna-W'" : "'anonymousId':'ben-phone-W'")
                        + ",'properties':{'number':"
                        + i + "}}")
                .toArray(String[]::new));
    }

    private void said(String... items) {
        annals.send(Stream.of(items)
                .map(item -> item.replace("NUMBER", number()).replace("W", world))
                .toArray(String[]::new));
    }

    private String number() {
        return String.valueOf(12_300_000 + Math.floorMod(world.hashCode(), 90_000));
    }

    private static JsonNode worldless(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                object.remove(OF_ITS_WORLD);
                if (object.get("mergedFrom") instanceof ArrayNode merged) {
                    object.put("mergedFrom", merged.size());
                }
                if (object.path("messageId").asString("").length() == 36) {
                    object.remove("messageId");
                }
                object.forEach(History::worldless);
            }
            case ArrayNode array -> array.forEach(History::worldless);
            default -> {}
        }
        return node;
    }
}
