package dev.annals.channels.delivery.ads;

import dev.annals.api.delivery.Channel;
import dev.annals.channels.delivery.HttpProvider;
import dev.annals.channels.delivery.JsonAnswer;
import dev.annals.channels.web.OutboundAnswer;
import dev.annals.channels.web.OutboundRequest;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.delivery.Setting;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds people to a custom audience of Meta, or takes them out of it: nothing but hashes leaves the house. The fields of the
 * message are what the person is known by ({@code email}, {@code phone}, {@code firstName}, {@code city}, …), and
 * {@code action}, which is {@code add} or {@code remove}. To do either twice changes nothing.
 */
public final class AdsKind implements ConnectorKind {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CLIENT = 400;
    private static final Set<Integer> TOO_MUCH = Set.of(1, 2, 4, 17, 341, 80003);

    private final HttpProvider provider;

    public AdsKind(HttpProvider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return "ads";
    }

    @Override
    public String description() {
        return "Keeps a custom audience of Meta in step, by hashes.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.ADS);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("audience", "Audience", "The id of the audience.", true),
                Setting.secret("token", "Access token", "A token of a system user.", true),
                Setting.url("url", "Address", "Where Meta is reached.", "https://graph.facebook.com/v25.0"));
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) throws InterruptedException {
                AudienceMember member = member(message);
                if (member.hashes().isEmpty()) {
                    return Refused.because("nothing_to_know_by");
                }
                boolean removes = "remove".equals(message.message().fields().get("action"));
                return provider.send(
                        new OutboundRequest(
                                removes ? "DELETE" : "POST",
                                URI.create(address(settings, message)),
                                Map.of(
                                        "Authorization",
                                        "Bearer " + settings.text("token"),
                                        "Content-Type",
                                        "application/json"),
                                body(member)),
                        AdsKind::read);
            }

            @Override
            public Optional<String> check() throws InterruptedException {
                return provider.reach(settings.text("url"));
            }
        };
    }

    /** Where the audience is: that of the settings, unless the message names another. */
    private static String address(ConnectorSettings settings, Outgoing message) {
        String named = message.message().fields().getOrDefault("audience", "");
        return settings.text("url").replaceAll("/+$", "") + "/"
                + URLEncoder.encode(named.isBlank() ? settings.text("audience") : named, StandardCharsets.UTF_8)
                + "/users";
    }

    private static AudienceMember member(Outgoing message) {
        Map<String, String> values = new HashMap<>(message.message().fields());
        String address = message.address();
        if (address != null) {
            values.putIfAbsent("email", address);
        }
        return AudienceMember.of(values);
    }

    private static @Nullable ProviderAnswer read(OutboundAnswer answer) {
        if (answer.isTaken()) {
            return new Accepted(JsonAnswer.of(answer).text("session_id"));
        }
        int code = JsonAnswer.of(answer).number("error/code");
        if (answer.status() >= CLIENT && TOO_MUCH.contains(code)) {
            return Unavailable.because("code_" + code);
        }
        return null;
    }

    private static byte[] body(AudienceMember member) {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode payload = node.putObject("payload");
        ArrayNode schema = payload.putArray("schema");
        ArrayNode row = payload.putArray("data").addArray();
        member.hashes().forEach((field, hash) -> {
            schema.add(field);
            row.add(hash);
        });
        return JSON.writeValueAsBytes(node);
    }
}
