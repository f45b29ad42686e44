package dev.annals.app.demo;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.app.demo.story.Expectation.ExpectedProfile;
import dev.annals.app.demo.story.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shows what there is to look at: one shopper from all sides, and five calls to repeat. */
final class Tour {

    private static final int ANSWER = 420;
    private static final int ITEMS = 8;

    private final Client client;
    private final String adminToken;
    private final Path data;
    private final Keys keys;
    private final PrintWriter out;

    Tour(Client client, String adminToken, Path data, Keys keys, PrintWriter out) {
        this.client = client;
        this.adminToken = adminToken;
        this.data = data;
        this.keys = keys;
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param people all shoppers; the one with most identifiers is shown
     */
    void show(List<ExpectedProfile> people) {
        Identifier email = people.stream()
                .sorted(Comparator.comparingInt(
                                (ExpectedProfile person) -> person.identifiers().size())
                        .reversed())
                .flatMap(person -> person.identifiers().stream())
                .filter(identifier -> identifier.namespace().equals(Namespace.EMAIL))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("Nobody in the story has an e-mail address"));
        String profile = Client.profile(email);
        JsonNode view = client.get(profile, adminToken).body();
        overview(view);
        timeline(client.get(profile + "/timeline?limit=" + ITEMS, adminToken).body());
        JsonNode merges = client.get(profile + "/identity", adminToken).body().path("edges");
        String root = "/api/v1/profiles/" + view.path("profileId").asString();
        calls("/api/v1/profiles/email:" + email.value(), root + "?asOf=" + amid(merges));
        out.println();
        out.println("Where to go on");
        out.println("  API        " + client.base().resolve("/swagger-ui.html") + "  and  "
                + client.base().resolve("/openapi.json"));
        out.println("  health     " + client.base().resolve("/actuator/health"));
        out.println(
                "  token      " + data.resolve("admin.token") + "  (role admin; send it as Authorization: Bearer ...)");
        out.println("  write keys " + keys.writeKeyFile(Source.WEB).getParent() + "/*.key  (one for each source)");
    }

    private void overview(JsonNode profile) {
        out.println();
        out.println("One shopper, known by " + profile.path("identifiers").size() + " identifiers that "
                + profile.path("mergedFrom").size() + " merges brought together");
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (JsonNode identifier : profile.path("identifiers")) {
            values.computeIfAbsent(identifier.path("namespace").asString(), none -> new ArrayList<>())
                    .add(identifier.path("value").asString());
        }
        values.forEach((namespace, all) ->
                row(namespace, all.getFirst() + (all.size() == 1 ? "" : "  and " + (all.size() - 1) + " more")));
        profile.path("traits")
                .forEachEntry((name, value) -> row(name, value.isString() ? value.asString() : value.toString()));
        row("first seen", profile.path("firstSeen").asString(""));
        row("last seen", profile.path("lastSeen").asString(""));
    }

    private void timeline(JsonNode page) {
        out.println();
        out.println("That shopper's timeline, what was recorded last first, whatever the device or till");
        for (JsonNode item : page.path("items")) {
            out.printf(
                    "  %-26s %-11s %-9s %s%n",
                    item.path("occurredAt").asString(""),
                    item.path("source").asString(""),
                    item.path("type").asString(""),
                    item.path("name").asString(""));
        }
    }

    /** The time of a merge after which there were others, if there is one: what was known then is less than now. */
    private static String amid(JsonNode merges) {
        List<String> times = new ArrayList<>();
        merges.forEach(merge -> times.add(merge.path("since").asString()));
        List<String> distinct = times.stream().distinct().toList();
        return distinct.isEmpty() ? "9999-12-31T00:00:00Z" : distinct.get((distinct.size() - 1) / 2);
    }

    private void calls(String profile, String asOf) {
        out.println();
        out.println("Five calls, as answered just now");
        Map<String, Object> visit = new LinkedHashMap<>();
        visit.put("anonymousId", "visitor-of-the-tour");
        visit.put("event", "Product Viewed");
        visit.put("messageId", "tour-1");
        visit.put("properties", Map.of("product_id", "P001"));
        out.println();
        out.println("curl -u \"$(cat " + keys.writeKeyFile(Source.WEB) + "):\" -H 'Content-Type: application/json' -d '"
                + Client.JSON.writeValueAsString(visit) + "' " + client.base().resolve("/v1/track"));
        answer(client.postAsSource("/v1/track", keys.writeKeys().getOrDefault(Source.WEB, ""), visit));
        read(profile);
        read(profile + "/timeline?limit=2");
        read(profile + "/identity");
        read(asOf);
    }

    private void read(String path) {
        out.println();
        out.println("curl -H \"Authorization: Bearer $(cat " + data.resolve("admin.token") + ")\" '"
                + client.base().resolve(path) + "'");
        answer(client.get(path, adminToken));
    }

    private void answer(Answer answer) {
        String text = answer.body().toString();
        out.println(text.length() <= ANSWER ? text : text.substring(0, ANSWER) + " …");
    }

    private void row(String name, String value) {
        out.printf("  %-26s %s%n", name, value);
    }
}
