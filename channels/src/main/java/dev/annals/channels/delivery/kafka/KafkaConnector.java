package dev.annals.channels.delivery.kafka;

import dev.annals.channels.web.OutboundException;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes messages, each to its topic. */
final class KafkaConnector implements ChannelConnector {

    private final ConnectorSettings settings;
    private final KafkaClient client;

    KafkaConnector(ConnectorSettings settings, KafkaClient client) {
        this.settings = settings;
        this.client = client;
    }

    @Override
    public ProviderAnswer send(Outgoing message) throws InterruptedException {
        return client.write(KafkaRecord.of(message, settings).sent(message));
    }

    @Override
    public Optional<String> check() throws InterruptedException {
        List<String> topics = Stream.of(KafkaKind.DELIVERIES, KafkaKind.AUDIENCES, KafkaKind.OUTCOMES)
                .flatMap(each -> settings.find(each).stream())
                .distinct()
                .toList();
        return switch (client.look(topics)) {
            case Accepted ignored -> Optional.empty();
            case Refused it -> Optional.of(sentence(it.reason()));
            case Unavailable it -> Optional.of(sentence(it.reason()));
        };
    }

    private static String sentence(String reason) {
        return switch (reason) {
            case "refused_network" -> OutboundException.Reason.NETWORK.sentence() + ".";
            case "refused_address" -> "A broker's address is no plain host and port.";
            case "unknown_topic_or_partition" -> "A topic is missing, and the brokers do not make it by themselves.";
            default -> "The brokers cannot be used: " + reason + ".";
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
