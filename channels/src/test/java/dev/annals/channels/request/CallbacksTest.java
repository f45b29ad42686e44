package dev.annals.channels.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.request.ChangeRequest.EndCallback;
import dev.annals.api.request.DenialReason;
import dev.annals.api.request.Due;
import dev.annals.api.request.RequestStatus;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.Requester;
import dev.annals.api.request.SubjectRequestEvent.CallbackEnded;
import dev.annals.api.request.SubjectRequestEvent.CallbacksRetried;
import dev.annals.api.request.SubjectRequestEvent.RequestCompleted;
import dev.annals.api.request.SubjectRequestEvent.RequestDenied;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.api.request.SubjectRequestEvent.RequestStarted;
import dev.annals.channels.web.LoopbackHttp;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.privacy.RequestPackages;
import dev.annals.platform.request.opendsr.OpenDsrProperties;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import dev.annals.testkit.InMemoryEventLog;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallbacksTest {

    private static final FragmentId REQUEST = new FragmentId(new UUID(1, 1));
    private static final String REFERENCE = "a7551968-d5d6-44b2-9831-815ac9017798";
    private static final Due DUE = new Due(
            "UTC", LocalDate.parse("2026-01-01"), null, LocalDate.parse("2026-02-01"), LocalDate.parse("2026-04-01"));

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<EndCallback> ended = new ArrayList<>();
    private final ProcessorSignature signature = ProcessorSignature.of(
            new OpenDsrProperties("cdp.example.org", null, null, 20), null, new byte[32], InMemoryEventLog.BEGINNING);
    private OutboundHttp http;
    private HttpServer controller;
    private Instant now = InMemoryEventLog.BEGINNING;
    private boolean isStoreAway;
    private volatile int status = 202;

    @BeforeEach
    void aController() throws Exception {
        http = LoopbackHttp.client();
        controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext("/", exchange -> {
            told.add(new Told(
                    exchange.getRequestHeaders().getFirst("X-OpenDSR-Processor-Domain"),
                    exchange.getRequestHeaders().getFirst("X-OpenDSR-Signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop(0);
        http.close();
    }

    @Test
    void eachChangeIsToldToEachAddressInOrderAndSigned() throws Exception {
        received(address("/a"), address("/b"));
        log.append(REQUEST, new RequestStarted(REQUEST));
        log.append(REQUEST, new RequestCompleted(REQUEST, 7, null, List.of()));
        Callbacks callbacks = callbacks();
        callbacks.go();
        assertThat(told).extracting(Told::status).containsOnly("in_progress").hasSize(2);
        callbacks.go();
        callbacks.go();

        assertThat(told)
                .extracting(each -> each.json().get("request_status").asString() + " "
                        + each.json().get("status_callback_url").asString())
                .containsExactlyInAnyOrder(
                        "in_progress " + address("/a"),
                        "in_progress " + address("/b"),
                        "completed " + address("/a"),
                        "completed " + address("/b"));
        Told last = told.getLast();
        assertThat(last.domain()).isEqualTo("cdp.example.org");
        assertThat(verifies(last.body(), last.signature())).isTrue();
        assertThat(verifies(told.getFirst().body(), last.signature())).isFalse();
        assertThat(last.json().get("controller_id").asString()).isEqualTo("shop");
        assertThat(last.json().get("subject_request_id").asString()).isEqualTo(REFERENCE);
        assertThat(last.json().get("expected_completion_time").asString()).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(last.json().get("results_count").asLong()).isEqualTo(7);
        assertThat(last.json().get("results_url").isNull()).isTrue();
        assertThat(ended)
                .extracting(EndCallback::outcome, EndCallback::attempts)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("delivered", 1))
                .hasSize(4);
    }

    @Test
    void anExtensionIsToldWithTheNewTimeAndADenialAsCompletedWithItsReason() throws Exception {
        received(address("/"));
        log.append(REQUEST, new RequestExtended(REQUEST, DUE.afterExtension(), "much to read"));
        log.append(REQUEST, new RequestDenied(REQUEST, DenialReason.NO_MATCH, null));
        Callbacks callbacks = callbacks();
        callbacks.go();
        callbacks.go();
        callbacks.go();

        assertThat(told).hasSize(2);
        assertThat(told.getFirst().status()).isEqualTo("pending");
        assertThat(told.getFirst().json().get("expected_completion_time").asString())
                .isEqualTo("2026-04-02T00:00:00Z");
        assertThat(told.getLast().status()).isEqualTo("completed");
        assertThat(told.getLast().json().get("results_count").asLong()).isZero();
        assertThat(told.getLast()
                        .json()
                        .at("/extensions/cdp.example.org/reason")
                        .asString())
                .isEqualTo("no_match");
    }

    @Test
    void aNewProcessTellsWhatTheOldOneDidNotAndNothingTwice() throws Exception {
        received(address("/"));
        log.append(REQUEST, new RequestStarted(REQUEST));
        callbacks().go();
        assertThat(told).hasSize(1);

        callbacks().go();
        assertThat(told).hasSize(1);

        log.append(REQUEST, new RequestCompleted(REQUEST, 1, null, List.of()));
        callbacks().go();
        assertThat(told).hasSize(2);
        assertThat(told.getLast().status()).isEqualTo("completed");
    }

    @Test
    void whatCannotBeRecordedIsRecordedLaterAndNotSentAgain() throws Exception {
        received(address("/"));
        log.append(REQUEST, new RequestStarted(REQUEST));
        Callbacks callbacks = callbacks();
        isStoreAway = true;
        assertThatThrownBy(callbacks::go).hasMessage("away");

        isStoreAway = false;
        callbacks.go();
        callbacks.go();

        assertThat(told).hasSize(1);
        assertThat(ended).hasSize(1);
    }

    @Nested
    class AControllerThatDoesNotTakeIt {

        @Test
        void isTriedAgainAfterPausesThatDoubleUntilItDoes() throws Exception {
            received(address("/"));
            log.append(REQUEST, new RequestStarted(REQUEST));
            Callbacks callbacks = callbacks(5);
            status = 503;
            for (int pause : new int[] {1, 2, 4, 8}) {
                callbacks.go();
                int before = told.size();
                now = now.plusMillis(pause * 1_000L / 2 - 1);
                callbacks.go();
                assertThat(told).hasSize(before);
                now = now.plusMillis(1);
            }
            status = 200;
            callbacks.go();
            now = now.plus(Duration.ofDays(1));
            callbacks.go();

            assertThat(told).hasSize(5);
            assertThat(ended).singleElement().satisfies(end -> {
                assertThat(end.attempts()).isEqualTo(5);
                assertThat(end.outcome()).isEqualTo("delivered");
            });
        }

        @Test
        void isGivenUpInTheEndAndToldTheNextChangeAllTheSame() throws Exception {
            received(address("/"));
            log.append(REQUEST, new RequestStarted(REQUEST));
            log.append(REQUEST, new RequestCompleted(REQUEST, 1, null, List.of()));
            Callbacks callbacks = callbacks();
            status = 307;
            for (int i = 0; i < 8; i++) {
                callbacks.go();
                now = now.plus(Duration.ofHours(1));
            }
            assertThat(ended).hasSize(2).allSatisfy(end -> {
                assertThat(end.attempts()).isEqualTo(4);
                assertThat(end.outcome()).isEqualTo("status-307");
            });
            assertThat(ended)
                    .extracting(EndCallback::status)
                    .containsExactly(RequestStatus.IN_PROGRESS, RequestStatus.COMPLETED);
        }
    }

    @Test
    void whoCouldNotBeToldIsToldHowItStandsOnceSomebodyAsksForThat() throws Exception {
        received(address("/a"), "http://10.0.0.1/");
        log.append(REQUEST, new RequestStarted(REQUEST));
        status = 500;
        for (int i = 0; i < 5; i++) {
            callbacks(1).go();
        }
        log.append(REQUEST, new RequestCompleted(REQUEST, 1, null, List.of()));
        callbacks(1).go();
        callbacks(1).go();
        assertThat(ended).hasSize(4);
        told.clear();
        ended.clear();

        status = 200;
        log.append(REQUEST, new CallbacksRetried(REQUEST));
        callbacks(1).go();
        callbacks(1).go();

        assertThat(told).singleElement().extracting(Told::status).isEqualTo("completed");
        assertThat(ended).extracting(EndCallback::outcome).containsExactlyInAnyOrder("delivered", "refused-network");
        log.append(REQUEST, new CallbacksRetried(REQUEST));
        callbacks(1).go();
        assertThat(told).as("who was told is not told again").hasSize(1);
    }

    @Test
    void addressesInForbiddenNetworksAreRefusedAtOnceAndKeepNobodyElseWaiting() throws Exception {
        received("http://169.254.169.254/latest", "http://[::1]/", "http://10.0.0.1/", address("/"));
        log.append(REQUEST, new RequestStarted(REQUEST));
        Callbacks callbacks = callbacks();
        callbacks.go();
        callbacks.go();

        assertThat(ended)
                .extracting(EndCallback::outcome)
                .containsExactlyInAnyOrder("refused-network", "refused-network", "refused-network", "delivered");
        assertThat(told).hasSize(1);
    }

    @Test
    void whoAskedAtTheDeskIsNotCalledBack() throws Exception {
        log.append(REQUEST, received("desk", null, List.of(address("/"))));
        log.append(REQUEST, new RequestStarted(REQUEST));
        callbacks().go();

        assertThat(told).isEmpty();
    }

    private Callbacks callbacks() {
        return callbacks(4);
    }

    private Callbacks callbacks(int most) {
        RequestPackages packages = new RequestPackages(new PackageLinks(new byte[32]));
        return new Callbacks(
                log, new CallbackQueue(() -> 1), http, signature, packages, null, this::record, most, () -> now);
    }

    private void record(EndCallback end) {
        if (isStoreAway) {
            throw new IllegalStateException("away");
        }
        ended.add(end);
        log.append(
                end.request(),
                new CallbackEnded(end.request(), end.callback(), end.status(), end.attempts(), end.outcome()));
    }

    private void received(String... callbacks) {
        log.append(REQUEST, received("opendsr", "shop", List.of(callbacks)));
    }

    private static RequestReceived received(String channel, @Nullable String by, List<String> callbacks) {
        return new RequestReceived(
                REQUEST,
                RequestType.ERASURE,
                "gdpr",
                channel,
                InMemoryEventLog.BEGINNING,
                List.of(),
                DUE,
                false,
                List.of(),
                by,
                REFERENCE,
                "fingerprint",
                callbacks,
                new Requester(List.of(new Identifier(Namespace.EMAIL, "anna@example.org")), null, null));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + controller.getAddress().getPort() + path;
    }

    private boolean verifies(byte[] body, String given) throws Exception {
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(signature.certificate().getBytes(StandardCharsets.US_ASCII))));
        check.update(body);
        return check.verify(Base64.getDecoder().decode(given));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Told(String domain, String signature, byte[] body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String status() {
            return json().get("request_status").asString();
        }
    }
}
