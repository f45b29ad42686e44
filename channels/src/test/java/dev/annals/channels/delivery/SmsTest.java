package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.sms.SmsKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmsTest extends HttpConnectorContract {

    @Override
    protected ConnectorKind kind() {
        return new SmsKind(provider(), links());
    }

    @Override
    protected Map<String, String> working() {
        return Map.of("url", stub.address(), "account", "AC1", "token", "secret", "from", "+15005550006");
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("url", NOWHERE, "account", "AC1", "token", "secret", "from", "+15005550006");
    }

    @Override
    protected String address() {
        return "+886912345678";
    }

    @Override
    protected long seen(FragmentId delivery) {
        return stub.calls().stream()
                .map(call -> call.headers().get("I-Twilio-Idempotency-Token"))
                .filter(delivery.toString()::equals)
                .distinct()
                .count();
    }

    @Test
    void theFormIsTwilios() throws InterruptedException {
        answerMessages(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}", Map.of());
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message())).isEqualTo(new Accepted("SM1"));
        }

        HttpStub.Call call = stub.last("/2010-04-01/Accounts/AC1/Messages.json");
        assertThat(call.headers().get("Authorization")).isEqualTo("Basic QUMxOnNlY3JldA==");
        assertThat(call.body())
                .contains("To=%2B886912345678", "From=%2B15005550006", "Body=Only+Mia+may+read+this")
                .contains("StatusCallback=https%3A%2F%2Fcdp.example%2Fdeliveries%2Fcallback%2F");
    }

    @Test
    void aNumberThatIsNoneIsABadAddressAndOneThatOptedOutIsNot() throws InterruptedException {
        try (ChannelConnector connector = connector(working())) {
            answerMessages(400, "{\"code\":21211,\"message\":\"Invalid 'To'\"}", Map.of());
            assertThat(connector.send(message())).isEqualTo(new Refused("code_21211", true));
            answerMessages(400, "{\"code\":21610}", Map.of());
            assertThat(connector.send(message())).isEqualTo(new Refused("opted_out", false));
        }
    }
}
