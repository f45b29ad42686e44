package dev.annals.channels.delivery.push;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.Message;
import dev.annals.channels.delivery.AccessPass;
import dev.annals.channels.delivery.HttpProvider;
import dev.annals.channels.delivery.JsonAnswer;
import dev.annals.channels.web.OutboundAnswer;
import dev.annals.channels.web.OutboundException;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.delivery.Setting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends notifications by Firebase Cloud Messaging, HTTP v1. It knows no message again; the delivery's id collapses a second
 * copy on the device instead.
 */
public final class PushKind implements ConnectorKind {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UNAUTHORISED = 401;
    private static final int NOT_FOUND = 404;
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final HttpProvider provider;

    public PushKind(HttpProvider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return "fcm";
    }

    @Override
    public String description() {
        return "Sends notifications to apps by Firebase Cloud Messaging.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.PUSH);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.secret(
                        "service-account", "Service account", "The JSON file of a service account of Google.", true),
                Setting.url("url", "Address", "Where Firebase is reached.", "https://fcm.googleapis.com"));
    }

    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        ServiceAccount account = ServiceAccount.of(settings.text("service-account"));
        String address = settings.text("url").replaceAll("/+$", "") + "/v1/projects/"
                + URLEncoder.encode(account.project(), StandardCharsets.UTF_8) + "/messages:send";
        AccessPass pass = new AccessPass(() -> token(account), provider.clock());
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) throws InterruptedException {
                return switch (pass.get()) {
                    case AccessPass.Denied denied -> denied.answer();
                    case AccessPass.Granted granted ->
                        provider.post(
                                address,
                                Map.of(
                                        "Authorization",
                                        "Bearer " + granted.token(),
                                        "Content-Type",
                                        "application/json; charset=UTF-8"),
                                body(message),
                                answer -> read(answer, granted, pass));
                };
            }

            @Override
            public Optional<String> check() throws InterruptedException {
                return switch (pass.get()) {
                    case AccessPass.Granted granted -> Optional.empty();
                    case AccessPass.Denied denied -> Optional.of("Google gives no token for this service account.");
                };
            }
        };
    }

    private AccessPass.Asked token(ServiceAccount account) throws InterruptedException {
        String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
                + account.assertion(provider.clock().instant());
        try {
            OutboundAnswer answer = provider.answer(
                    account.tokens(),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    form.getBytes(StandardCharsets.UTF_8));
            String token = answer.isTaken()
                    ? JsonAnswer.of(answer).node().path("access_token").asString("")
                    : "";
            return token.isEmpty()
                    ? new AccessPass.Denied(Unavailable.because("no_token"))
                    : new AccessPass.Granted(
                            token, Math.max(60, JsonAnswer.of(answer).number("expires_in")));
        } catch (OutboundException nobody) {
            return new AccessPass.Denied(Unavailable.because("no_token"));
        }
    }

    private static @Nullable ProviderAnswer read(OutboundAnswer answer, AccessPass.Granted granted, AccessPass pass) {
        if (answer.isTaken()) {
            return new Accepted(JsonAnswer.of(answer).text("name"));
        }
        if (answer.status() == UNAUTHORISED) {
            pass.refused(granted);
            return Unavailable.because("token_refused");
        }
        return answer.status() == NOT_FOUND ? Refused.badAddress("unregistered") : null;
    }

    private static byte[] body(Outgoing outgoing) {
        Message message = outgoing.message();
        ObjectNode node = JSON.createObjectNode();
        ObjectNode sent = node.putObject("message");
        sent.put("token", outgoing.requiredAddress());
        ObjectNode notification = sent.putObject("notification");
        if (message.subject() != null) {
            notification.put("title", message.subject());
        }
        notification.put("body", outgoing.text());
        ObjectNode data = sent.putObject("data");
        data.put("delivery", outgoing.delivery().toString());
        message.fields().forEach(data::put);
        sent.putObject("android").put("collapse_key", outgoing.delivery().toString());
        sent.putObject("apns")
                .putObject("headers")
                .put("apns-collapse-id", outgoing.delivery().toString());
        return JSON.writeValueAsBytes(node);
    }
}
