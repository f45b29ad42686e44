package dev.annals.app.demo;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The demo's chapter about messages: five people are to be written to, and one is. Of the others each is held back, or
 * asked to wait, by another gate, and the API says by which and why. Played again it sends nothing new.
 */
final class MessagesChapter implements Chapter {

    private static final String TEXT = "Hello {{ traits.firstName }}, the spring teas are here.";
    private static final int LOOKS = 600;
    private static final int DAY = 24 * 3_600;

    private final InstantSource clock;

    /** @param clock tells for whom it is noon now, and for whom midnight */
    MessagesChapter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void play(Stage stage, Findings findings) {
        stage.out().println();
        stage.out().println("Five messages: one is sent, the others are not, and this is why");
        known(stage, "agreed", "Ada", "12:00");
        known(stage, "silent", "Ben", "12:00");
        known(stage, "asleep", "Cleo", "23:30");
        known(stage, "nameless", null, "12:00");
        for (String agreed : List.of("agreed", "asleep", "nameless")) {
            agrees(stage, agreed);
        }
        findings.add("messages sent", 1, told(stage, "agreed", "spring", "accepted"));
        findings.add("held back for want of consent", 1, told(stage, "silent", "spring", "held-back consent"));
        findings.add("deferred to the morning", 1, told(stage, "asleep", "spring", "deferred quiet-hours"));
        findings.add(
                "held back rather than say \"Hello ,\"", 1, told(stage, "nameless", "spring", "held-back content"));
        findings.add("held back as said before", 1, told(stage, "agreed", "spring-again", "held-back duplicate"));
    }

    private void known(Stage stage, String who, @Nullable String name, String time) {
        Map<String, Object> traits = new LinkedHashMap<>();
        traits.put("email", mail(who));
        traits.put("timezone", zoneAt(time));
        if (name != null) {
            traits.put("firstName", name);
        }
        stage.send(List.of(stage.says("demo-message-" + who, 5, "identify", "userId", "m-" + who, "traits", traits)));
    }

    private static void agrees(Stage stage, String who) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messageId", "demo-message-consent-" + who);
        body.put("profile", "email:" + mail(who));
        body.put("purpose", "marketing");
        body.put("channel", "email");
        body.put("state", "given");
        body.put("method", "web-form");
        stage.client().post("/api/v1/consents", stage.adminToken(), body).orFail("Recording a consent");
    }

    /** Has a message asked for, prints what became of it, and answers how many ended as expected. */
    private static long told(Stage stage, String who, String id, String expected) {
        String delivery = stage.client()
                .post(
                        "/api/v1/deliveries",
                        stage.adminToken(),
                        Map.of(
                                "id",
                                "demo-" + who + "-" + id,
                                "profile",
                                "email:" + mail(who),
                                "channel",
                                "email",
                                "purpose",
                                "marketing",
                                "dedupe",
                                "spring",
                                "message",
                                Map.of("subject", "Spring teas", "text", TEXT)))
                .orFail("Asking for a message")
                .body()
                .path("delivery")
                .asString();
        JsonNode why = why(stage, delivery);
        JsonNode first = why.path("weighings").path(0);
        String ended = first.path("decision").asString("").equals("handed-over")
                ? why.path("status").asString("")
                : first.path("decision").asString("") + " " + first.path("gate").asString("");
        stage.out().printf("  %-9s %-22s %s%n", who, ended, why.path("summary").asString(""));
        return ended.equals(expected) ? 1 : 0;
    }

    private static JsonNode why(Stage stage, String delivery) {
        JsonNode why = asked(stage, delivery);
        for (int look = 0; look < LOOKS && isUnderWay(why); look++) {
            LockSupport.parkNanos(50_000_000);
            why = asked(stage, delivery);
        }
        return why;
    }

    private static JsonNode asked(Stage stage, String delivery) {
        return stage.client()
                .get("/api/v1/why/" + delivery, stage.adminToken())
                .orFail("Asking why")
                .body();
    }

    private static boolean isUnderWay(JsonNode why) {
        String status = why.path("status").asString("");
        return status.equals("requested") || status.equals("handed-over");
    }

    /** The time zone in which it is that time of day now. */
    private String zoneAt(String time) {
        int now = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC).toSecondOfDay();
        int offset = LocalTime.parse(time).toSecondOfDay() - now;
        int within = offset > DAY / 2 ? offset - DAY : offset < -DAY / 2 ? offset + DAY : offset;
        return ZoneOffset.ofTotalSeconds(within).getId();
    }

    private static String mail(String who) {
        return "message." + who + "@example.com";
    }
}
