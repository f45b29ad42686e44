package dev.annals.app.demo;

import dev.annals.platform.consent.ReceiptCheck;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about consent: one is given and taken back by one click on a link, one is refused at the door, and
 * what stands is proven by a receipt. Played again it records nothing new.
 */
final class ConsentChapter implements Chapter {

    private static final String READER = "email:newsletter.reader@example.com";
    private static final String READERS = "/api/v1/profiles/email:newsletter.reader%40example.com/consents";
    private static final String THAT_DAY = "2026-01-10T09:00:00Z";
    private static final String BROWSER = "browser-of-a-private-person";

    @Override
    public void play(Stage stage, Findings findings) {
        Answer given = decided(stage, "demo-newsletter-yes", READER, "marketing", "email", "given");
        findings.add(
                "newsletter readers who could be written to on that day",
                1,
                allowed(stage, given, "&asOf=" + THAT_DAY));
        String link = stage.client()
                .post(
                        "/api/v1/consents/links",
                        stage.adminToken(),
                        Map.of("profile", READER, "purpose", "marketing", "channel", "email"))
                .orFail("Making a link to preferences")
                .body()
                .path("url")
                .asString();
        Answer clicked = stage.client()
                .submit(URI.create(link), "List-Unsubscribe=One-Click")
                .orFail("One click on the link");
        findings.add("and now, after one click on the link", 0, allowed(stage, clicked, ""));
        receipt(stage, findings);
        String answer = refusal(stage, findings);
        stage.out().println();
        stage.out().println("Somebody who took consent back by one click, and somebody who never gave any");
        stage.out().println("  their page, without a login  " + link);
        stage.out().println("  a page view of the other     " + answer);
    }

    private static void receipt(Stage stage, Findings findings) {
        JsonNode history = stage.client()
                .get(READERS + "/history?limit=1", stage.adminToken())
                .orFail("Reading a history of consent")
                .body();
        String record = history.path("items").path(0).path("recordId").asString("");
        String receipt = stage.client()
                .get(READERS + "/" + record + "/receipt", stage.adminToken())
                .orFail("Asking for a receipt")
                .body()
                .toString();
        findings.add("receipts that verify", 1, holds(receipt));
        findings.add("and with one letter changed", 0, holds(receipt.replace("ConsentWithdrawn", "ConsentWithdrawm")));
    }

    private static String refusal(Stage stage, Findings findings) {
        Answer refused = decided(stage, "demo-analytics-no", "anonymous_id:" + BROWSER, "analytics", "any", "refused");
        findings.add("refusals on record", 1, refused.position().isPresent() ? 1 : 0);
        Map<String, Object> page = Map.of("type", "page", "anonymousId", BROWSER, "messageId", "demo-private-page");
        JsonNode item = stage.client()
                .postAsSource("/api/v1/interactions", stage.writeKey(), Map.of("batch", List.of(page)))
                .orFail("Sending an interaction")
                .body()
                .path("items")
                .path(0);
        findings.add(
                "page views of theirs that were refused, and not stored",
                1,
                item.path("status").asString("").equals("refused") ? 1 : 0);
        return item.path("status").asString("") + ": " + item.path("reason").asString("");
    }

    private static Answer decided(
            Stage stage, String messageId, String profile, String purpose, String channel, String state) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messageId", messageId);
        body.put("profile", profile);
        body.put("purpose", purpose);
        body.put("channel", channel);
        body.put("state", state);
        body.put("method", "web-form");
        body.put("notice", Map.of("language", "en"));
        body.put("at", THAT_DAY);
        return stage.client().post("/api/v1/consents", stage.adminToken(), body).orFail("Recording a decision");
    }

    /** How many may be written to, once what was just answered is visible. */
    private static long allowed(Stage stage, Answer after, String more) {
        String path = READERS + "?purpose=marketing&channel=email" + more + "&atLeast="
                + after.position().orElse(0);
        JsonNode stands = stage.client()
                .get(path, stage.adminToken())
                .orFail("Asking what stands")
                .body();
        return stands.path("consents").path(0).path("allowed").asBoolean() ? 1 : 0;
    }

    private static long holds(String receipt) {
        return ReceiptCheck.check(receipt, null).holds() ? 1 : 0;
    }
}
