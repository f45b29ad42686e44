package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.wechat.WeChatKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeChatTest extends HttpConnectorContract {

    @BeforeEach
    void letIn() {
        answerMessages(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":77}", Map.of());
    }

    @Override
    protected ConnectorKind kind() {
        return new WeChatKind(provider());
    }

    @Override
    protected Map<String, String> working() {
        return Map.of("url", stub.address(), "app", "wx1", "secret", "s", "template", "T1");
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("url", NOWHERE, "app", "wx1", "secret", "s", "template", "T1");
    }

    @Override
    protected String address() {
        return "oGZUI0egBJY1zhBYw2KhdUfwVJJE";
    }

    @Override
    protected long seen(FragmentId delivery) {
        return stub.calls().stream()
                .filter(call -> call.path().contains("/subscribe/send"))
                .count();
    }

    @Test
    void theFieldsAreThoseOfWeChatsTemplate() throws InterruptedException {
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message())).isEqualTo(new Accepted("77"));
        }
        assertThat(stub.last("/cgi-bin/message/subscribe/send?access_token=t").body())
                .contains("\"touser\":\"" + address() + "\"")
                .contains("\"data\":{\"thing1\":{\"value\":\"" + SECRET_TEXT + "\"}}");
    }

    @Test
    void whoDidNotAuthoriseItIsNotTriedAgainAndATokenThatIsOverIsReplaced() throws InterruptedException {
        try (ChannelConnector connector = connector(working())) {
            answerMessages(200, "{\"errcode\":43101}", Map.of());
            assertThat(connector.send(message())).isEqualTo(new Refused("not_authorised", false));
            answerMessages(200, "{\"errcode\":40003}", Map.of());
            assertThat(connector.send(message())).isEqualTo(new Refused("errcode_40003", true));
            answerMessages(200, "{\"errcode\":42001}", Map.of());
            assertThat(connector.send(message())).isEqualTo(Unavailable.because("token_refused"));
            connector.send(message());
        }
        assertThat(stub.calls().stream().filter(this::isForToken)).hasSize(2);
    }
}
