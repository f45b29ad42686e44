package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.webhook.WebhookKind;
import dev.annals.channels.web.LoopbackHttp;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Pace;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.UnclaimedConnectors;
import io.github.resilience4j.core.IntervalFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of messages to a provider that fails in every way there is, over real connections. */
class ProviderFaultsTest {

    private static final FragmentId MIA = new FragmentId(new UUID(9, 9));
    private static final FragmentId DELIVERY = new FragmentId(new UUID(3, 1));
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final BlockingQueue<RecordOutcome> recorded = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private Faulty provider;
    private OutboundHttp http;

    /** What the provider does when it is called for the first time. */
    enum Fault {
        HANGS,
        CLOSES_WITHOUT_A_WORD,
        CLOSES_AMID_ITS_ANSWER,
        ANSWERS_WHEN_NOBODY_WAITS_ANY_MORE,
        ANSWERS_500,
        ANSWERS_NONSENSE
    }

    @BeforeEach
    void start() throws Exception {
        provider = new Faulty();
        http = LoopbackHttp.client(Duration.ofMillis(300));
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        provider.socket.close();
        http.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void itIsTriedAgainUnderTheSameKeyAndTakenOnce(Fault fault) throws InterruptedException {
        provider.fault = fault;
        ConnectorLine line = line(handedOver(), IntervalFunction.of(Duration.ofMillis(5)));

        line.start();

        RecordOutcome outcome = recorded.poll(30, TimeUnit.SECONDS);
        line.stop();
        assertThat(outcome).isNotNull();
        assertThat(outcome.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(provider.calls).containsExactlyEntriesOf(Map.of(DELIVERY.toString(), 2));
        assertThat(recorded).isEmpty();
    }

    @Test
    void aProviderThatAsksForTimeIsNotCalledBeforeItHasPassed() throws InterruptedException {
        provider.busyFor = 600;
        ConnectorQueue queue = handedOver();
        ConnectorLine line = line(queue, IntervalFunction.of(Duration.ofMillis(5)));

        line.start();
        assertThat(provider.called.await(30, TimeUnit.SECONDS)).isTrue();
        while (queue.take(Instant.now().plusSeconds(601), 1).isEmpty()) {
            Thread.onSpinWait();
        }
        line.stop();

        assertThat(provider.calls).containsExactlyEntriesOf(Map.of(DELIVERY.toString(), 1));
        assertThat(recorded).isEmpty();
    }

    private ConnectorQueue handedOver() {
        log.append(
                DELIVERY,
                new DeliveryHandedOver(
                        DELIVERY,
                        MIA,
                        "webhook",
                        "hook",
                        "service",
                        false,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        Message.of("Hello")));
        Outbox outbox = new Outbox(log, -1, erased -> {});
        outbox.read();
        return outbox.queue("hook");
    }

    private ConnectorLine line(ConnectorQueue queue, IntervalFunction pauses) {
        WebhookKind kind = new WebhookKind(new HttpProvider(http, Clock.systemUTC()));
        return new ConnectorLine(
                "hook",
                queue,
                kind.connect(ConnectorSettings.of(kind, Map.of("url", provider.address(), "secret", SECRET))),
                new Pace(1_000, 4, 5),
                new Attempt(log, delivery -> false, Clock.systemUTC()),
                new UnclaimedConnectors(),
                "this process",
                recorded::add,
                pauses,
                Clock.systemUTC());
    }

    /** A provider that takes no part in HTTP beyond what it has to. */
    private final class Faulty {

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final Map<String, Integer> calls = new ConcurrentHashMap<>();
        private final CountDownLatch called = new CountDownLatch(1);
        private volatile Fault fault = Fault.ANSWERS_500;
        private volatile int busyFor;

        Faulty() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    accept();
                }
            });
        }

        String address() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/hook";
        }

        private void accept() {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                // the test is over
            }
        }

        private void serve(Socket connection) {
            try (connection) {
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                int length = 0;
                String id = "";
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    String lower = line.toLowerCase(Locale.ROOT);
                    length = lower.startsWith("content-length:") ? number(lower) : length;
                    id = lower.startsWith("webhook-id:") ? lower.substring(11).strip() : id;
                }
                assertThat(in.skip(length)).isEqualTo(length);
                boolean isFirst = calls.merge(id, 1, Integer::sum) == 1;
                called.countDown();
                answer(connection, isFirst);
            } catch (IOException | InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        }

        private void answer(Socket connection, boolean isFirst) throws IOException, InterruptedException {
            if (busyFor > 0) {
                say(
                        connection,
                        "HTTP/1.1 429 Busy\r\nRetry-After: " + busyFor
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            } else if (!isFirst) {
                say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            } else {
                switch (fault) {
                    case HANGS -> over.await();
                    case CLOSES_WITHOUT_A_WORD -> {}
                    case CLOSES_AMID_ITS_ANSWER -> say(connection, "HTTP/1.1 200 OK\r\nContent-Len");
                    case ANSWERS_WHEN_NOBODY_WAITS_ANY_MORE -> {
                        while (connection.getInputStream().read() >= 0) {
                            Thread.onSpinWait();
                        }
                        say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    }
                    case ANSWERS_500 ->
                        say(connection, "HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    case ANSWERS_NONSENSE -> say(connection, "220 mail.example.org ESMTP\r\n");
                }
            }
        }

        private static void say(Socket connection, String text) throws IOException {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        }

        private static int number(String header) {
            return Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
        }
    }
}
