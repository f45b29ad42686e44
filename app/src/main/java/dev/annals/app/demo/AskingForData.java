package dev.annals.app.demo;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The chapter of somebody who asks what is held about her: the request is answered by itself, with a link to everything, whose
 * count reconciles with the log. Each play has somebody new.
 */
final class AskingForData implements Chapter {

    private static final String REQUESTS = "/api/v1/subject-requests";
    private static final int LOOKS = 600;
    private static final long PAUSE_MILLIS = 50;

    private final InstantSource clock;

    /** @param clock tells this play's person from those of earlier plays */
    AskingForData(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        String number = Long.toString(clock.millis(), Character.MAX_RADIX);
        String mail = "curious-" + number + "@example.org";
        stage.send(List.of(
                stage.says(
                        "curious-1-" + number,
                        3,
                        "identify",
                        "userId",
                        "curious-" + number,
                        "traits",
                        Map.of("email", mail, "name", "Clara Curious")),
                stage.says(
                        "curious-2-" + number,
                        2,
                        "track",
                        "event",
                        "Order Completed",
                        "userId",
                        "curious-" + number,
                        "properties",
                        Map.of("revenue", 30))));
        long begun = System.nanoTime();
        String request = REQUESTS + "/"
                + stage.client()
                        .post(
                                REQUESTS,
                                stage.adminToken(),
                                Map.of(
                                        "type",
                                        "access",
                                        "law",
                                        "gdpr",
                                        "identities",
                                        List.of("email:" + mail),
                                        "contact",
                                        "by mail"))
                        .orFail("Asking for data")
                        .body()
                        .path("request")
                        .asString();
        stage.client()
                .post(request + "/identity", stage.adminToken(), Map.of("method", "passport", "shown", true))
                .orFail("Showing who asks");
        JsonNode done = answered(stage, request);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        String link = done.path("resultsUrl").asString("");
        JsonNode held = stage.client()
                .open(URI.create(link + "/package.json"))
                .orFail("Following the link")
                .body();

        stage.out().println();
        stage.out().println("Somebody who asks what is held about her");
        stage.out()
                .println("  due                        "
                        + done.at("/request/due/answer").asString("") + ", answered after " + millis + " ms");
        stage.out().println("  her package, without login " + link);
        stage.out()
                .println("  holds                      " + held.path("events").size()
                        + " events, each that the log has of her");
        findings.add("requests for access, answered by a package", 1, link.isEmpty() ? 0 : 1);
        findings.add(
                "packages whose count reconciles with the log",
                1,
                held.at("/counts/reconciles").asBoolean() ? 1 : 0);
        findings.add("orders in it", 1, orders(held));
    }

    private static long orders(JsonNode held) {
        return held.path("events")
                .valueStream()
                .filter(event -> event.toString().contains("\"Order Completed\""))
                .count();
    }

    private static JsonNode answered(Stage stage, String request) {
        for (int look = 0; look < LOOKS; look++) {
            Answer answer = stage.client().get(request, stage.adminToken());
            if (answer.body().at("/request/status").asString("").equals("COMPLETED")) {
                return answer.body();
            }
            pause();
        }
        throw new DemoFailure("The request was not answered in time");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("The demo was interrupted", e);
        }
    }
}
