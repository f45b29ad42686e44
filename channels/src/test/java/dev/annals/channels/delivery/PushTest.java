package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.push.PushKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PushTest extends HttpConnectorContract {

    private static final String KEY = key();

    @BeforeEach
    void letIn() {
        answerMessages(200, "{\"name\":\"projects/shop/messages/1\"}", Map.of());
    }

    @Override
    protected ConnectorKind kind() {
        return new PushKind(provider());
    }

    @Override
    protected Map<String, String> working() {
        return Map.of("url", stub.address(), "service-account", account(stub.address() + "/token"));
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("url", NOWHERE, "service-account", account(NOWHERE + "/token"));
    }

    @Override
    protected String address() {
        return "device-token";
    }

    @Override
    protected long seen(FragmentId delivery) {
        return stub.calls().stream()
                .filter(call ->
                        call.path().endsWith("messages:send") && call.body().contains(delivery.toString()))
                .count();
    }

    @Test
    void theNotificationIsThatOfHttpV1() throws InterruptedException {
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message())).isEqualTo(new Accepted("projects/shop/messages/1"));
        }
        HttpStub.Call call = stub.last("/v1/projects/shop/messages:send");
        assertThat(call.headers().get("Authorization")).isEqualTo("Bearer t");
        assertThat(call.body())
                .contains("\"token\":\"device-token\"")
                .contains("\"notification\":{\"title\":\"Hello\",\"body\":\"" + SECRET_TEXT + "\"}");
        assertThat(stub.last("/token").body())
                .startsWith("grant_type=urn%3Aietf")
                .contains("&assertion=ey");
    }

    @Test
    void aDeviceThatIsGoneIsABadAddress() throws InterruptedException {
        answerMessages(404, "{\"error\":{\"status\":\"NOT_FOUND\"}}", Map.of());
        try (ChannelConnector connector = connector(working())) {
            assertThat(connector.send(message())).isEqualTo(new Refused("unregistered", true));
        }
    }

    private static String account(String tokens) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "project_id",
                        "shop",
                        "client_email",
                        "push@shop.iam.gserviceaccount.com",
                        "token_uri",
                        tokens,
                        "private_key",
                        "-----BEGIN PRIVATE KEY-----\n" + KEY + "\n-----END PRIVATE KEY-----\n"));
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
