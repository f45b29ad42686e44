package dev.annals.channels.delivery.webhook;

import dev.annals.api.delivery.Channel;
import dev.annals.channels.delivery.HttpProvider;
import dev.annals.channels.delivery.MessageJson;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts messages to an address, signed as Standard Webhooks asks
 * (https://github.com/standard-webhooks/standard-webhooks). The delivery's id is the {@code webhook-id}: receivers know a
 * message again by it.
 */
public final class WebhookKind implements ConnectorKind {

    private static final int GONE = 410;

    private final HttpProvider provider;

    public WebhookKind(HttpProvider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String description() {
        return "Posts messages as JSON to an address of yours, signed as Standard Webhooks asks.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.WEBHOOK);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.url("url", "Address", "To where messages are posted.", null),
                Setting.secret(
                        "secret",
                        "Signing secret",
                        "The secret that both sides share, as whsec_ and 24 to 64 bytes in Base64.",
                        true));
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        String address = settings.text("url");
        WebhookSignature signature = new WebhookSignature(settings.text("secret"));
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) throws InterruptedException {
                byte[] body = MessageJson.of(message);
                Map<String, String> headers = new LinkedHashMap<>(signature.headers(
                        message.delivery().toString(), provider.clock().instant(), body));
                headers.put("Content-Type", "application/json");
                return provider.post(
                        address, headers, body, answer -> answer.status() == GONE ? Refused.because("gone") : null);
            }

            @Override
            public Optional<String> check() throws InterruptedException {
                return provider.reach(address);
            }
        };
    }
}
