package dev.annals.channels.delivery.sms;

import dev.annals.api.delivery.Channel;
import dev.annals.channels.delivery.HttpProvider;
import dev.annals.channels.delivery.JsonAnswer;
import dev.annals.channels.delivery.MessageLinks;
import dev.annals.channels.web.OutboundAnswer;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.Setting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Posts short messages as a form, as Twilio and those who speak like it take them. */
public final class SmsKind implements ConnectorKind {

    private static final Set<Integer> BAD_NUMBERS = Set.of(21211, 21214, 21614);
    private static final int OPTED_OUT = 21610;
    private static final int CLIENT = 400;

    private final HttpProvider provider;
    private final MessageLinks links;

    public SmsKind(HttpProvider provider, MessageLinks links) {
        this.provider = provider;
        this.links = links;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public String description() {
        return "Sends short messages by Twilio, or by any provider that takes the same form.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.SMS);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.url("url", "Address", "Where the provider is reached.", "https://api.twilio.com"),
                Setting.text("account", "Account", "The account's SID.", true),
                Setting.secret("token", "Token", "The account's secret token.", true),
                Setting.text("from", "From", "The number, or the messaging service, from which messages come.", true));
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        String address = settings.text("url").replaceAll("/+$", "") + "/2010-04-01/Accounts/"
                + encoded(settings.text("account")) + "/Messages.json";
        String credentials = Base64.getEncoder()
                .encodeToString(
                        (settings.text("account") + ":" + settings.text("token")).getBytes(StandardCharsets.UTF_8));
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) throws InterruptedException {
                return provider.post(
                        address,
                        Map.of(
                                "Authorization",
                                "Basic " + credentials,
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Idempotency-Key",
                                message.delivery().toString(),
                                "I-Twilio-Idempotency-Token",
                                message.delivery().toString()),
                        form(message, settings.text("from")).getBytes(StandardCharsets.UTF_8),
                        SmsKind::read);
            }

            @Override
            public Optional<String> check() throws InterruptedException {
                return provider.reach(settings.text("url"));
            }
        };
    }

    private String form(Outgoing message, String from) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", message.requiredAddress());
        fields.put(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
        fields.put("Body", message.text());
        fields.put("StatusCallback", links.callback(message));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static @Nullable ProviderAnswer read(OutboundAnswer answer) {
        if (answer.isTaken()) {
            return new Accepted(JsonAnswer.of(answer).text("sid"));
        }
        int code = JsonAnswer.of(answer).number("code");
        if (answer.status() != CLIENT) {
            return null;
        }
        return BAD_NUMBERS.contains(code)
                ? Refused.badAddress("code_" + code)
                : Refused.because(code == OPTED_OUT ? "opted_out" : "code_" + code);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
