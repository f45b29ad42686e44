package dev.annals.app.demo;

import dev.annals.app.demo.story.Source;
import dev.annals.platform.consent.ReceiptCheck;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about consent: one is given and taken back by one click on a link, one is refused at the door, and
 * what stands is proven by a receipt. Played again it records nothing new.
 */
public final class ConsentChapter {

    private static final String READER = "email:newsletter.reader@example.com";
    private static final String READERS = "/api/v1/profiles/email:newsletter.reader%40example.com/consents";
    private static final String THAT_DAY = "2026-01-10T09:00:00Z";
    private static final String BROWSER = "browser-of-a-private-person";

    private final Client client;
    private final String token;
    private final String writeKey;
    private final PrintWriter out;
    private final Findings findings = new Findings();

    private ConsentChapter(Client client, String token, String writeKey, PrintWriter out) {
        this.client = client;
        this.token = token;
        this.writeKey = writeKey;
        this.out = out;
    }

    /**
     * Plays the chapter.
     *
     * @param base where the installation listens
     * @param adminToken a token of role admin
     * @param data the installation's data folder, below which the demo keeps its keys
     * @param out for results
     * @return 0 when everything agrees, else 1
     */
    public static int play(URI base, String adminToken, Path data, PrintWriter out) {
        Client client = new Client(base);
        String key =
                new Keys(data.resolve("demo"), client, adminToken).writeKeys().getOrDefault(Source.WEB, "");
        ConsentChapter chapter = new ConsentChapter(client, adminToken, key, out);
        try {
            return chapter.play() ? 0 : 1;
        } catch (DemoFailure failure) {
            out.println("The chapter about consent stopped: " + failure.getMessage());
            return 1;
        } finally {
            out.flush();
        }
    }

    private boolean play() {
        out.println();
        out.println("Consent");
        Answer given = decided("demo-newsletter-yes", READER, "marketing", "email", "given");
        findings.add("newsletter readers who could be written to on that day", 1, allowed(given, "&asOf=" + THAT_DAY));
        String link = client.post(
                        "/api/v1/consents/links",
                        token,
                        Map.of("profile", READER, "purpose", "marketing", "channel", "email"))
                .orFail("Making a link to preferences")
                .body()
                .path("url")
                .asString();
        Answer clicked =
                client.submit(URI.create(link), "List-Unsubscribe=One-Click").orFail("One click on the link");
        findings.add("and now, after one click on the link", 0, allowed(clicked, ""));
        receipt();
        refusal();
        findings.print(out);
        out.println("  their page, without a login  " + link);
        return findings.agree();
    }

    private void receipt() {
        JsonNode history = client.get(READERS + "/history?limit=1", token)
                .orFail("Reading a history of consent")
                .body();
        String record = history.path("items").path(0).path("recordId").asString("");
        String receipt = client.get(READERS + "/" + record + "/receipt", token)
                .orFail("Asking for a receipt")
                .body()
                .toString();
        findings.add("receipts that verify", 1, holds(receipt));
        findings.add("and with one letter changed", 0, holds(receipt.replace("ConsentWithdrawn", "ConsentWithdrawm")));
    }

    private void refusal() {
        Answer refused = decided("demo-analytics-no", "anonymous_id:" + BROWSER, "analytics", "any", "refused");
        findings.add("refusals on record", 1, refused.position().isPresent() ? 1 : 0);
        Map<String, Object> page = Map.of("type", "page", "anonymousId", BROWSER, "messageId", "demo-private-page");
        JsonNode item = client.postAsSource("/api/v1/interactions", writeKey, Map.of("batch", List.of(page)))
                .orFail("Sending an interaction")
                .body()
                .path("items")
                .path(0);
        findings.add(
                "page views of theirs that were refused, and not stored",
                1,
                item.path("status").asString("").equals("refused") ? 1 : 0);
    }

    private Answer decided(String messageId, String profile, String purpose, String channel, String state) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messageId", messageId);
        body.put("profile", profile);
        body.put("purpose", purpose);
        body.put("channel", channel);
        body.put("state", state);
        body.put("method", "web-form");
        body.put("notice", Map.of("language", "en"));
        body.put("at", THAT_DAY);
        return client.post("/api/v1/consents", token, body).orFail("Recording a decision");
    }

    /** How many may be written to, once what was just answered is visible. */
    private long allowed(Answer after, String more) {
        String path = READERS + "?purpose=marketing&channel=email" + more + "&atLeast="
                + after.position().orElse(0);
        JsonNode stands = client.get(path, token).orFail("Asking what stands").body();
        return stands.path("consents").path(0).path("allowed").asBoolean() ? 1 : 0;
    }

    private static long holds(String receipt) {
        return ReceiptCheck.check(receipt, null).holds() ? 1 : 0;
    }
}
