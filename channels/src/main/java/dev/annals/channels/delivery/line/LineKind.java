package dev.annals.channels.delivery.line;

import dev.annals.api.delivery.Channel;
import dev.annals.channels.delivery.HttpProvider;
import dev.annals.channels.delivery.JsonAnswer;
import dev.annals.channels.web.OutboundAnswer;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pushes messages by LINE's Messaging API. The delivery's id is the retry key: LINE takes a message once. */
public final class LineKind implements ConnectorKind {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CONFLICT = 409;
    private static final String REQUEST_ID = "x-line-request-id";
    private static final String ACCEPTED_ID = "x-line-accepted-request-id";

    private final HttpProvider provider;

    public LineKind(HttpProvider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return "line";
    }

    @Override
    public String description() {
        return "Sends messages by an official account of LINE.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.LINE);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.secret("token", "Channel access token", "The long-lived token of the channel.", true),
                Setting.url("url", "Address", "Where LINE is reached.", "https://api.line.me"));
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        String base = settings.text("url").replaceAll("/+$", "");
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) throws InterruptedException {
                return provider.post(
                        base + "/v2/bot/message/push",
                        Map.of(
                                "Authorization",
                                "Bearer " + settings.text("token"),
                                "Content-Type",
                                "application/json",
                                "X-Line-Retry-Key",
                                message.delivery().toString()),
                        body(message),
                        LineKind::read);
            }

            @Override
            public Optional<String> check() throws InterruptedException {
                return provider.reach(base + "/v2/bot/info");
            }
        };
    }

    /** An answer of 409 says that the same was taken before. */
    private static @Nullable ProviderAnswer read(OutboundAnswer answer) {
        if (answer.status() == CONFLICT) {
            return new Accepted(answer.headers().get(ACCEPTED_ID));
        }
        if (answer.isTaken()) {
            String id = JsonAnswer.of(answer).text("sentMessages/0/id");
            return new Accepted(id == null ? answer.headers().get(REQUEST_ID) : id);
        }
        return null;
    }

    private static byte[] body(Outgoing outgoing) {
        ObjectNode node = JSON.createObjectNode();
        node.put("to", outgoing.requiredAddress());
        ObjectNode message = node.putArray("messages").addObject();
        message.put("type", "text");
        message.put("text", outgoing.text());
        return JSON.writeValueAsBytes(node);
    }
}
