package dev.annals.app.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.compliance.CalledBack.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The cases about controllers that send requests of people by OpenDSR. */
final class OpenDsrCases {

    private static final String REQUESTS = "/v2/requests";
    private static final String SIGNATURE = "X-OpenDSR-Signature";

    private final Office office;
    private final HttpClient client = HttpClient.newHttpClient();

    OpenDsrCases(Office office) {
        this.office = office;
    }

    void aRequestIsAnsweredSignedAndOnlyOnceTakenUnderItsId() throws Exception {
        String shop = office.token("controller", "the shop");
        X509Certificate certificate = discovered();
        Customer anna = Customer.unknown();
        office.position(anna.signsUp(), anna.orders(7));
        try (CalledBack controller = new CalledBack()) {
            String id = UUID.randomUUID().toString();
            Map<String, Object> request = request(id, "erasure", anna.mail(), controller.address());
            byte[] sent = Office.JSON.writeValueAsBytes(request);

            HttpResponse<byte[]> created = send("POST", REQUESTS, sent, shop);

            assertThat(created.statusCode()).as(text(created)).isEqualTo(201);
            assertThat(verifies(certificate, created)).isTrue();
            JsonNode receipt = json(created);
            assertThat(receipt.get("controller_id").asString()).isEqualTo("the shop");
            assertThat(receipt.get("subject_request_id").asString()).isEqualTo(id);
            assertThat(Base64.getDecoder().decode(receipt.get("encoded_request").asString()))
                    .isEqualTo(sent);
            assertThat(Instant.parse(receipt.get("expected_completion_time").asString()))
                    .isAfter(Instant.parse(receipt.get("received_time").asString()));

            HttpResponse<byte[]> again = send("POST", REQUESTS, sent, shop);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(json(again).get("received_time")).isEqualTo(receipt.get("received_time"));
            HttpResponse<byte[]> other = send(
                    "POST",
                    REQUESTS,
                    Office.JSON.writeValueAsBytes(
                            request(id, "erasure", Customer.unknown().mail(), controller.address())),
                    shop);
            assertThat(other.statusCode()).isEqualTo(400);
            assertThat(json(other).at("/error/errors/0/reason").asString()).isEqualTo("request-id-taken");

            callsBackInOrder(controller, certificate, id);
            HttpResponse<byte[]> status = send("GET", REQUESTS + "/" + id, new byte[0], shop);
            assertThat(verifies(certificate, status)).isTrue();
            assertThat(json(status).get("request_status").asString()).isEqualTo("completed");
            assertThat(office.ask("/api/v1/profiles/" + anna.address()).statusCode())
                    .isEqualTo(404);
            assertThat(send("DELETE", REQUESTS + "/" + id, new byte[0], shop).statusCode())
                    .isEqualTo(400);
            belongsToNobodyElse(id, sent);
        }
    }

    void anAccessRequestIsAnsweredWithTheAddressOfAPackage() throws Exception {
        Customer mia = Customer.unknown();
        office.position(mia.signsUp());
        String shop = office.token("controller", "a shop that asks");
        String id = UUID.randomUUID().toString();
        assertThat(send("POST", REQUESTS, Office.JSON.writeValueAsBytes(request(id, "access", mia.mail())), shop)
                        .statusCode())
                .isEqualTo(201);

        JsonNode status = json(send("GET", REQUESTS + "/" + id, new byte[0], shop));
        for (int look = 0; look < 600 && status.path("results_url").isNull(); look++) {
            LockSupport.parkNanos(50_000_000);
            status = json(send("GET", REQUESTS + "/" + id, new byte[0], shop));
        }
        assertThat(status.path("request_status").asString()).isEqualTo("completed");
        assertThat(status.path("results_count").asLong()).isEqualTo(1);
        String address = status.path("results_url").asString();
        assertThat(new People().open(address + "/package.json").body()).contains(mia.name());
        assertThat(new People().open(address + "x/package.json").statusCode()).isEqualTo(410);
    }

    /** In the order of the changes, each signed, and a redirect is no acknowledgement. */
    private static void callsBackInOrder(CalledBack controller, X509Certificate certificate, String id)
            throws Exception {
        Told first = controller.next();
        Told second = controller.next();
        for (Told told : List.of(first, second)) {
            JsonNode body = Office.JSON.readTree(told.body());
            assertThat(body.get("subject_request_id").asString()).isEqualTo(id);
            assertThat(body.get("status_callback_url").asString()).isEqualTo(controller.address());
            assertThat(verifies(certificate, told.body(), told.headers().get(SIGNATURE)))
                    .isTrue();
        }
        assertThat(status(first)).isEqualTo("in_progress");
        assertThat(status(second)).isEqualTo("completed");
        byte[] forged = first.body().clone();
        forged[forged.length / 2] ^= 1;
        assertThat(verifies(certificate, forged, first.headers().get(SIGNATURE)))
                .isFalse();
        assertThat(verifies(certificate, second.body(), first.headers().get(SIGNATURE)))
                .as("a signature that was seen before is good for nothing else")
                .isFalse();
    }

    /** Another controller has ids of its own. */
    private void belongsToNobodyElse(String id, byte[] sent) {
        String competitor = office.token("controller", "the competitor");
        assertThat(send("GET", REQUESTS + "/" + id, new byte[0], competitor).statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", REQUESTS + "/" + id, new byte[0], competitor).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", REQUESTS + "/" + id, new byte[0], office.token("service", "no controller"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(json(send("POST", REQUESTS, sent, competitor))
                        .get("controller_id")
                        .asString())
                .isEqualTo("the competitor");
    }

    void callbacksReachNothingButWhatIsAllowedAndAreTriedAgain() throws Exception {
        String shop = office.token("controller", "a careless shop");
        try (CalledBack controller = new CalledBack()) {
            controller.answers(307);
            String id = UUID.randomUUID().toString();
            byte[] sent = Office.JSON.writeValueAsBytes(request(
                    id,
                    "access",
                    Customer.unknown().mail(),
                    "http://169.254.169.254/latest/meta-data/",
                    "http://[::1]:1/",
                    "http://[::ffff:10.0.0.1]/",
                    "http://0177.0.0.1/",
                    controller.address()));
            assertThat(send("POST", REQUESTS, sent, shop).statusCode()).isEqualTo(201);

            assertThat(controller.next().status()).isEqualTo(307);
            controller.answers(200);
            assertThat(controller.next().status()).isEqualTo(200);

            JsonNode ended = office.awaited(
                    "/api/v1/audit?limit=50&kind=request.callback-ended",
                    it -> it.path("items").size() >= 5);
            assertThat(ended.toString()).contains("refused-network").contains("refused-address");
            String stream = ended.at("/items/0/stream").asString();
            assertThat(office.post("/api/v1/subject-requests/" + stream + "/callbacks/retry", Map.of())
                            .statusCode())
                    .isEqualTo(202);
            assertThat(office.awaited(
                                    "/api/v1/audit?limit=50&kind=request.callback-ended",
                                    it -> it.path("items").size()
                                            >= ended.path("items").size() + 4)
                            .toString())
                    .contains("refused-network");
        }
        byte[] mistaken = "{\"subject_request_id\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        JsonNode error = json(send("POST", REQUESTS, mistaken, shop));
        assertThat(error.at("/error/code").asInt()).isEqualTo(400);
        assertThat(error.at("/error/message").asString()).isEqualTo("regulation field is required.");
        assertThat(error.at("/error/errors").size()).isEqualTo(5);
    }

    private X509Certificate discovered() throws Exception {
        HttpResponse<byte[]> discovery = send("GET", "/v2/discovery", new byte[0], "");
        assertThat(discovery.statusCode()).isEqualTo(200);
        String address = json(discovery).get("processor_certificate").asString();
        assertThat(address).startsWith(office.url().toString().replaceFirst("/$", ""));
        HttpResponse<byte[]> pem = send("GET", URI.create(address).getPath(), new byte[0], "");
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.body()));
        assertThat(verifies(certificate, discovery)).isTrue();
        return certificate;
    }

    private static Map<String, Object> request(String id, String type, String mail, String... callbacks) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("regulation", "gdpr");
        request.put("subject_request_id", id);
        request.put("subject_request_type", type);
        request.put("submitted_time", Instant.now().minusSeconds(60).toString());
        request.put(
                "subject_identities",
                List.of(Map.of("identity_type", "email", "identity_value", mail, "identity_format", "raw")));
        request.put("status_callback_urls", List.of(callbacks));
        return request;
    }

    private static String status(Told told) {
        return Office.JSON.readTree(told.body()).get("request_status").asString();
    }

    private static boolean verifies(X509Certificate certificate, HttpResponse<byte[]> answer) throws Exception {
        return verifies(
                certificate,
                answer.body(),
                answer.headers().firstValue(SIGNATURE).orElseThrow());
    }

    private static boolean verifies(X509Certificate certificate, byte[] body, String signature) throws Exception {
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(certificate);
        check.update(body);
        return check.verify(Base64.getDecoder().decode(signature));
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return Office.JSON.readTree(answer.body());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(office.url().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("The product did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }
}
