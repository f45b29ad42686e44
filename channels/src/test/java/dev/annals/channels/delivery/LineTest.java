package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.line.LineKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineTest extends HttpConnectorContract {

    @Override
    protected ConnectorKind kind() {
        return new LineKind(provider());
    }

    @Override
    protected Map<String, String> working() {
        return Map.of("url", stub.address(), "token", "t");
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("url", NOWHERE, "token", "t");
    }

    @Override
    protected String address() {
        return "U4af4980629";
    }

    @Override
    protected long seen(FragmentId delivery) {
        return stub.calls().stream()
                .map(call -> call.headers().get("X-Line-Retry-Key"))
                .filter(delivery.toString()::equals)
                .distinct()
                .count();
    }

    @Test
    void aConflictSaysThatItWasTakenBefore() throws InterruptedException {
        answerMessages(409, "{\"message\":\"already accepted\"}", Map.of("X-Line-Accepted-Request-Id", "r-1"));
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message())).isEqualTo(new Accepted("r-1"));
        }
        assertThat(stub.last("/v2/bot/message/push").body())
                .isEqualTo(
                        "{\"to\":\"U4af4980629\",\"messages\":[{\"type\":\"text\",\"text\":\"" + SECRET_TEXT + "\"}]}");
    }
}
