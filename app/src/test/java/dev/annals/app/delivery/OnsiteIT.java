package dev.annals.app.delivery;

import static dev.annals.app.delivery.DeliveryHouse.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What pages are told of whoever is there, on the started product. */
class OnsiteIT {

    private static final String SECRET = "a secret that only the site's own server knows";

    private static final String TAG = UUID.randomUUID().toString();
    private static final String PUBLIC = "looked-" + TAG;
    private static final String HIDDEN = "also-looked-" + TAG;

    private static DeliveryHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = DeliveryHouse.shared();
        for (String key : new String[] {PUBLIC, HIDDEN}) {
            json(house.put(
                    "/api/v1/segments/" + key,
                    Map.of("segment", key, "name", key, "condition", Map.of("did", "Looked " + TAG))));
        }
        json(house.put(
                "/api/v1/channels/site",
                Map.of(
                        "kind",
                        "onsite",
                        "settings",
                        Map.of("segments", PUBLIC + ", nothing", "traits", "firstName", "identity-secret", SECRET))));
    }

    @AfterAll
    static void close() {
        house.delete("/api/v1/channels/site");
    }

    @Test
    void aBrowserIsToldItsSegmentsOnceItAgreedAndNothingThatIsNotForPages() {
        String browser = looked(UUID.randomUUID().toString(), null);
        assertThat(asked(Map.of("anonymousId", browser)).path("segments")).isEmpty();

        agrees("anonymous_id:" + browser);
        JsonNode told = toldOf(browser);

        assertThat(told.path("segments").toString()).isEqualTo("[\"" + PUBLIC + "\"]");
        assertThat(told.path("traits")).isEmpty();
        assertThat(asked(Map.of("anonymousId", "nobody-" + TAG)).path("known").asBoolean())
                .isFalse();
    }

    @Test
    void ofAPersonNothingIsToldBeforeTheSiteVouchesForWhoIsSignedIn() throws JOSEException {
        String user = "ana-" + UUID.randomUUID();
        String browser = looked(UUID.randomUUID().toString(), user);
        agrees("user_id:" + user);
        house.asks("user_id:" + user, "web", offer("For Ana alone"));
        Instant now = Instant.now();

        JsonNode signedIn = told(Map.of("token", token(user, SECRET, now.plusSeconds(600))));
        JsonNode browserAlone = asked(Map.of("anonymousId", browser));

        assertThat(signedIn.path("segments").toString()).contains(PUBLIC).doesNotContain(HIDDEN);
        assertThat(signedIn.at("/traits/firstName").asString()).isEqualTo("Ana");
        assertThat(signedIn.path("traits")).hasSize(1);
        assertThat(browserAlone.path("segments")).isEmpty();
        assertThat(browserAlone.path("traits")).isEmpty();
        assertThat(browserAlone.path("content").isNull()).isTrue();
        for (String forged : new String[] {
            token(user, SECRET + "!", now.plusSeconds(600)),
            token(user, SECRET, now.minusSeconds(1)),
            token(user, SECRET, now.plus(Duration.ofDays(30))),
            "x.y.z"
        }) {
            assertThat(answer(Map.of("token", forged)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aMessageWaitsForThePersonAndIsGoneOnceItWasShown() {
        String browser = looked(UUID.randomUUID().toString(), null);
        agrees("anonymous_id:" + browser);
        String delivery = house.asks("anonymous_id:" + browser, "web", offer("Hello again"));

        JsonNode content = house.awaitedOf(
                        () -> asked(Map.of("anonymousId", browser)),
                        told -> !told.path("content").isNull())
                .path("content");
        assertThat(content.path("text").asString()).isEqualTo("Hello again");
        assertThat(content.path("delivery").asString()).isEqualTo(delivery);
        assertThat(asked(Map.of("anonymousId", browser)).at("/content/delivery").asString())
                .isEqualTo(delivery);

        assertThat(house.open(URI.create(content.path("seen").asString()).getPath())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> followed =
                house.open(URI.create(content.path("link").asString()).getPath());

        assertThat(followed.headers().firstValue("Location")).contains("https://shop.example/sale");
        house.awaitedOf(
                () -> asked(Map.of("anonymousId", browser)),
                told -> told.path("content").isNull());
        assertThat(house.get("/api/v1/why/" + delivery)
                        .path("outcomes")
                        .valueStream()
                        .map(each -> each.path("outcome").asString()))
                .containsExactly("opened", "clicked");
    }

    @Test
    void whoeverHasNoKeyOrAsksNothingIsRefusedAndTheScriptIsSmall() {
        assertThat(house.post("/v1/onsite", "{\"anonymousId\":\"x\"}", Map.of()).statusCode())
                .isEqualTo(401);
        assertThat(house.post("/v1/onsite", "{\"writeKey\":\"wrong\",\"anonymousId\":\"x\"}", Map.of())
                        .statusCode())
                .isEqualTo(401);
        assertThat(answer(Map.of()).statusCode()).isEqualTo(400);
        assertThat(answer(Map.of("userId", "ana")).statusCode()).isEqualTo(400);
        HttpResponse<String> script = house.open("/v1/onsite.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2_048);
    }

    private static Map<String, ?> offer(String text) {
        return Map.of(
                "purpose",
                "personalisation",
                "message",
                Map.of("text", text, "fields", Map.of("link", "https://shop.example/sale")));
    }

    private static String looked(String browser, @Nullable String user) {
        Map<String, Object> item =
                new HashMap<>(Map.of("type", "track", "event", "Looked " + TAG, "anonymousId", browser));
        if (user != null) {
            item.put("userId", user);
            item.put("context", Map.of("traits", Map.of("firstName", "Ana", "city", "Graz")));
        }
        house.sends(item);
        return browser;
    }

    private static void agrees(String person) {
        json(house.post(
                "/api/v1/consents",
                Map.of("profile", person, "purpose", "personalisation", "channel", "web", "state", "given")));
    }

    private static JsonNode toldOf(String browser) {
        return told(Map.of("anonymousId", browser));
    }

    /** What is told as soon as segments are. */
    private static JsonNode told(Map<String, String> question) {
        return house.awaitedOf(
                () -> asked(question), told -> !told.path("segments").isEmpty());
    }

    private static JsonNode asked(Map<String, String> question) {
        return json(answer(question));
    }

    private static HttpResponse<String> answer(Map<String, String> question) {
        Map<String, String> all = new HashMap<>(question);
        all.put("writeKey", house.writeKey());
        return house.post(
                "/v1/onsite", DeliveryHouse.JSON.writeValueAsString(all), Map.of("Content-Type", "text/plain"));
    }

    private static String token(String user, String secret, Instant until) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject(user)
                        .expirationTime(Date.from(until))
                        .build());
        token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }
}
