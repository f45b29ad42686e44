package dev.annals.app.demo;

import dev.annals.api.identity.Identifier;
import dev.annals.app.demo.story.Expectation.ExpectedProfile;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/**
 * Looks every expected profile up by each of its identifiers and reads its whole timeline: all identifiers must lead to
 * one profile, no two people to the same, and every interaction must be there exactly once.
 */
final class PeopleCheck {

    private final Client client;
    private final String token;
    private final Timelines timelines;
    private final Set<String> profiles = ConcurrentHashMap.newKeySet();
    private final LongAdder identifiers = new LongAdder();
    private final LongAdder merges = new LongAdder();
    private final LongAdder interactions = new LongAdder();
    private final LongAdder exact = new LongAdder();

    PeopleCheck(Client client, String token) {
        this.client = client;
        this.token = token;
        this.timelines = new Timelines(client, token);
    }

    void run(List<ExpectedProfile> expected, Connections connections, Progress progress) {
        for (ExpectedProfile profile : expected) {
            connections.submit(() -> {
                check(profile);
                progress.step(profile.identifiers().size());
            });
        }
        connections.finish();
    }

    void report(List<ExpectedProfile> expected, Findings findings) {
        findings.add(
                "identifiers, each leading to its person's one profile",
                expected.stream()
                        .mapToLong(profile -> profile.identifiers().size())
                        .sum(),
                identifiers.sum());
        findings.add("profiles of shoppers, none shared by two", expected.size(), profiles.size());
        findings.add(
                "merges made",
                expected.stream().mapToLong(ExpectedProfile::merges).sum(),
                merges.sum());
        findings.add(
                "interactions in their timelines, each once",
                expected.stream().mapToLong(ExpectedProfile::interactions).sum(),
                interactions.sum());
        findings.add("timelines of exactly the expected length", expected.size(), exact.sum());
    }

    private void check(ExpectedProfile expected) {
        String profileId = "";
        for (Identifier identifier : expected.identifiers()) {
            Answer answer = client.get(Client.profile(identifier), token);
            if (answer.status() == 404) {
                continue;
            }
            JsonNode view = answer.orFail("Looking a profile up").body();
            String found = view.path("profileId").asString();
            if (profileId.isEmpty()) {
                profileId = found;
                merges.add(view.path("mergedFrom").size());
            }
            if (found.equals(profileId)) {
                identifiers.increment();
            }
        }
        if (!profileId.isEmpty() && profiles.add(profileId)) {
            readTimeline(profileId, expected.interactions());
        }
    }

    private void readTimeline(String profileId, int expected) {
        List<JsonNode> items = timelines.of("/api/v1/profiles/" + profileId);
        interactions.add(items.size());
        long different = items.stream()
                .mapToLong(item -> item.path("position").asLong())
                .distinct()
                .count();
        if (items.size() == expected && different == expected) {
            exact.increment();
        }
    }
}
