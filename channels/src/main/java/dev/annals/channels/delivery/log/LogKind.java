package dev.annals.channels.delivery.log;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.Message;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.Setting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes every message to a file of the data folder instead of sending it. */
public final class LogKind implements ConnectorKind {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final LogFiles files;

    public LogKind(LogFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String description() {
        return "Writes messages to files, one folder for each person, and sends nothing.";
    }

    @Override
    public List<String> channels() {
        return Channel.all();
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) {
                try {
                    files.write(message.profile(), message.delivery(), content(message));
                    return new ProviderAnswer.Accepted(null);
                } catch (IOException e) {
                    return ProviderAnswer.Unavailable.because("disk");
                }
            }

            @Override
            public Optional<String> check() {
                return Optional.empty();
            }
        };
    }

    private static byte[] content(Outgoing outgoing) {
        Message message = outgoing.message();
        ObjectNode node = JSON.createObjectNode();
        node.put("delivery", outgoing.delivery().toString());
        node.put("channel", outgoing.channel());
        node.put("purpose", outgoing.purpose());
        node.put("address", outgoing.address());
        node.put("handedOverAt", outgoing.handedOverAt().toString());
        node.put("subject", message.subject());
        node.put("text", message.text());
        node.put("html", message.html());
        ObjectNode fields = node.putObject("fields");
        message.fields().forEach(fields::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }
}
