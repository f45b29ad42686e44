package dev.annals.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.Message;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.delivery.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proves that a kind of connector keeps the promises of {@link ChannelConnector}; one subclass for each kind. */
public abstract class ChannelConnectorContract {

    /** What no answer may repeat. */
    protected static final String SECRET_TEXT = "Only Mia may read this";

    private static final FragmentId MIA = new FragmentId(new UUID(1, 2));

    /** The kind. */
    protected abstract ConnectorKind kind();

    /** Settings by which it reaches a provider that takes everything. */
    protected abstract Map<String, String> working();

    /** Settings by which it reaches nobody; null for a kind that needs nobody. */
    protected abstract @Nullable Map<String, String> unreachable();

    /** An address as the channel has them. */
    protected abstract String address();

    /** How often the provider has seen a delivery, each copy by itself; where it knows it again, once. */
    protected abstract long seen(FragmentId delivery);

    @Test
    void whatIsDeclaredIsComplete() {
        assertThat(kind().name()).matches("[a-z][a-z0-9-]*");
        assertThat(kind().description()).endsWith(".");
        assertThat(Channel.all()).containsAll(kind().channels());
        assertThat(kind().channels()).isNotEmpty();
        assertThat(kind().allSettings())
                .extracting(Setting::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
        assertThat(kind().allSettings())
                .allMatch(setting -> setting.description().endsWith("."));
    }

    @Test
    void settingsThatAreMissingOrUnknownAreNamed() {
        List<String> required = kind().allSettings().stream()
                .filter(setting -> setting.isRequired() && setting.fallback() == null)
                .map(Setting::name)
                .toList();

        List<String> flaws = ConnectorSettings.flaws(kind(), Map.of("colour", "red"));

        assertThat(flaws).hasSize(required.size() + 1).anyMatch(flaw -> flaw.contains("'colour'"));
        required.forEach(name -> assertThat(flaws).anyMatch(flaw -> flaw.contains("'" + name + "'")));
        assertThat(ConnectorSettings.flaws(kind(), working())).isEmpty();
    }

    @Test
    void aProviderThatAnswersPassesTheCheck() throws InterruptedException {
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.check()).isEmpty();
        }
    }

    @Test
    void aMessageIsAccepted() throws InterruptedException {
        Outgoing message = message();
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message)).isInstanceOf(Accepted.class);
        }
        assertThat(seen(message.delivery())).isEqualTo(1);
    }

    @Test
    void theSameMessageOnceMoreIsAcceptedAndCarriesTheSameKey() throws InterruptedException {
        Outgoing message = message();
        try (ChannelConnector connector = connector(working())) {
            connector.send(message);
            assertThat(connector.send(message)).isInstanceOf(Accepted.class);
        }
        assertThat(seen(message.delivery())).isEqualTo(kind().isIdempotent() ? 1 : 2);
    }

    @Test
    void aProviderThatIsAwayIsUnavailableAndNothingIsRepeatedOfTheMessage() throws InterruptedException {
        Map<String, String> away = unreachable();
        if (away == null) {
            return;
        }
        try (ChannelConnector connector = connector(away)) {
            ProviderAnswer answer = connector.send(message());

            assertThat(answer).isInstanceOf(Unavailable.class);
            assertThat(reason(answer)).matches("[a-z0-9_]+").doesNotContain(address());
            assertThat(connector.check()).isPresent();
        }
    }

    /** A message to somebody, of a delivery of its own. */
    protected Outgoing message() {
        return new Outgoing(
                new FragmentId(UUID.randomUUID()),
                MIA,
                kind().channels().getFirst(),
                "marketing",
                address(),
                new Message("Hello", SECRET_TEXT, "<p>" + SECRET_TEXT + "</p>", Map.of("thing1", SECRET_TEXT)),
                Instant.parse("2026-06-01T12:00:00Z"));
    }

    /** A connector with settings. */
    protected ChannelConnector connector(Map<String, String> settings) {
        return kind().connect(ConnectorSettings.of(kind(), settings));
    }

    /** Why a message was not accepted. */
    protected static String reason(ProviderAnswer answer) {
        return switch (answer) {
            case Accepted it -> "";
            case Refused it -> it.reason();
            case Unavailable it -> it.reason();
        };
    }
}
