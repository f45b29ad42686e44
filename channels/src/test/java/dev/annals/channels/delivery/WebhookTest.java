package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.webhook.WebhookKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.Outgoing;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookTest extends HttpConnectorContract {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    protected ConnectorKind kind() {
        return new WebhookKind(provider());
    }

    @Override
    protected Map<String, String> working() {
        return Map.of("url", stub.address() + "/hook", "secret", SECRET);
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("url", NOWHERE, "secret", SECRET);
    }

    @Override
    protected String address() {
        return "no-address";
    }

    @Override
    protected long seen(FragmentId delivery) {
        return stub.calls().stream()
                .map(call -> call.headers().get("webhook-id"))
                .filter(delivery.toString()::equals)
                .distinct()
                .count();
    }

    @Test
    void theVerifierOfStandardWebhooksAgrees() throws Exception {
        Outgoing message = message();
        WebhookKind now =
                new WebhookKind(new HttpProvider(dev.annals.channels.web.LoopbackHttp.client(), Clock.systemUTC()));
        try (ChannelConnector connector =
                now.connect(dev.annals.platform.delivery.ConnectorSettings.of(now, working()))) {
            connector.send(message);
        }
        HttpStub.Call call = stub.last("/hook");
        Map<String, List<String>> headers = new HashMap<>();
        call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));

        new Webhook(SECRET).verify(call.body(), headers);
        assertThatThrownBy(() -> new Webhook(SECRET).verify(call.body() + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(call.body()).contains(SECRET_TEXT);
    }
}
