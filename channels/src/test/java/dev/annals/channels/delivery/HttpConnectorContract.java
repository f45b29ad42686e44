package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.channels.web.LoopbackHttp;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.DeliveryLinks;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.testkit.delivery.ChannelConnectorContract;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What connectors that speak HTTP have to keep besides. */
public abstract class HttpConnectorContract extends ChannelConnectorContract {

    /** Where nobody listens. */
    protected static final String NOWHERE = "http://127.0.0.1:1";

    protected final HttpStub stub = new HttpStub();
    private OutboundHttp http;

    @BeforeEach
    void connect() throws NoSuchAlgorithmException {
        http = LoopbackHttp.client();
    }

    @AfterEach
    void disconnect() {
        http.close();
        stub.close();
    }

    protected HttpProvider provider() {
        return new HttpProvider(http, clock());
    }

    protected static Clock clock() {
        return Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    }

    /** Links as they are offered to connectors. */
    public static MessageLinks links() {
        return new MessageLinks(
                new PreferenceLinks(new byte[32]),
                new DeliveryLinks(new byte[32]),
                () -> "https://cdp.example",
                clock());
    }

    /** Answers a message, rather than a request for a token. */
    protected void answerMessages(int status, String body, Map<String, String> headers) {
        stub.answer(call -> isForToken(call)
                ? HttpStub.Answer.of(200, "{\"access_token\":\"t\",\"expires_in\":7200}")
                : new HttpStub.Answer(status, body, headers));
    }

    /** Whether a call only asks for a token. */
    protected boolean isForToken(HttpStub.Call call) {
        return call.path().contains("token") && !call.path().contains("access_token");
    }

    @Test
    void aProviderThatAsksForTimeIsGivenIt() throws InterruptedException {
        answerMessages(429, "{}", Map.of("Retry-After", "90"));
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message())).isEqualTo(new Unavailable("status_429", Duration.ofSeconds(90)));
        }
    }

    @Test
    void aProviderThatFailsIsTriedAgainAndOneThatRefusesIsNot() throws InterruptedException {
        try (ChannelConnector connector = connector(working())) {
            answerMessages(503, "{}", Map.of());
            assertThat(connector.send(message())).isInstanceOf(Unavailable.class);
            answerMessages(403, "{}", Map.of());
            ProviderAnswer refused = connector.send(message());
            assertThat(refused).isEqualTo(new Refused("status_403", false));
            answerMessages(302, "", Map.of("Location", "http://169.254.169.254/"));
            assertThat(connector.send(message())).isEqualTo(new Refused("redirect_302", false));
        }
    }

    @ParameterizedTest
    @EnumSource(HttpStub.Fault.class)
    void whateverAProviderDoesInsteadOfAnsweringTheMessageIsTriedAgainUnderTheSameKey(HttpStub.Fault fault)
            throws Exception {
        Outgoing message = message();
        stub.fail(call -> isForToken(call) ? Optional.empty() : Optional.of(fault));
        assertThat(impatiently(message)).isInstanceOf(Unavailable.class);
        stub.answerLate();
        stub.fail(call -> Optional.empty());

        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message)).isInstanceOf(Accepted.class);
        }
        assertThat(seen(message.delivery())).isEqualTo(kind().isIdempotent() ? 1 : 2);
    }

    @Test
    void whereNothingIsAnsweredAtAllNotEvenATokenTheMessageIsTriedAgain() throws Exception {
        Outgoing message = message();
        stub.fail(call -> Optional.of(HttpStub.Fault.CLOSES_WITHOUT_A_WORD));
        assertThat(impatiently(message)).isInstanceOf(Unavailable.class);
        stub.fail(call -> Optional.empty());

        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message)).isInstanceOf(Accepted.class);
        }
    }

    /** Sends a message by a connector that does not wait for long. */
    private ProviderAnswer impatiently(Outgoing message) throws Exception {
        OutboundHttp patient = http;
        try (OutboundHttp impatient = LoopbackHttp.client(Duration.ofSeconds(1))) {
            http = impatient;
            try (ChannelConnector connector = connector(working())) {
                return connector.send(message);
            }
        } finally {
            http = patient;
        }
    }
}
