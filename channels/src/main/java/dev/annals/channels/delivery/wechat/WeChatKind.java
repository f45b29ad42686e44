package dev.annals.channels.delivery.wechat;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends subscription messages of WeChat. The person authorises each of them by itself: the consent that authorised it is
 * used up where it is decided to send. The fields of the message are those of WeChat's template.
 */
public final class WeChatKind implements ConnectorKind {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> TOKEN_OVER = Set.of(40001, 40014, 42001);
    private static final Set<Integer> TOO_MUCH = Set.of(-1, 45009, 45011);
    private static final int NO_SUCH_PERSON = 40003;
    private static final int NOT_AUTHORISED = 43101;

    private final HttpProvider provider;

    public WeChatKind(HttpProvider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public String description() {
        return "Sends subscription messages of WeChat, each authorised by the person.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.WECHAT);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("app", "App id", "The id of the official account or mini program.", true),
                Setting.secret("secret", "App secret", "Its secret.", true),
                Setting.text("template", "Template id", "The id of WeChat's template.", true),
                Setting.text("page", "Page", "The page of the mini program to which it leads.", false),
                Setting.url("url", "Address", "Where WeChat is reached.", "https://api.weixin.qq.com"));
    }

    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        String base = settings.text("url").replaceAll("/+$", "");
        AccessPass pass = new AccessPass(() -> token(base, settings), provider.clock());
        return new ChannelConnector() {

            @Override
            public ProviderAnswer send(Outgoing message) throws InterruptedException {
                return switch (pass.get()) {
                    case AccessPass.Denied denied -> denied.answer();
                    case AccessPass.Granted granted ->
                        provider.post(
                                base + "/cgi-bin/message/subscribe/send?access_token="
                                        + URLEncoder.encode(granted.token(), StandardCharsets.UTF_8),
                                Map.of("Content-Type", "application/json"),
                                body(message, settings),
                                answer -> read(answer, granted, pass));
                };
            }

            @Override
            public Optional<String> check() throws InterruptedException {
                return switch (pass.get()) {
                    case AccessPass.Granted granted -> Optional.empty();
                    case AccessPass.Denied denied -> Optional.of("WeChat gives no token for this app.");
                };
            }
        };
    }

    private AccessPass.Asked token(String base, ConnectorSettings settings) throws InterruptedException {
        ObjectNode node = JSON.createObjectNode();
        node.put("grant_type", "client_credential");
        node.put("appid", settings.text("app"));
        node.put("secret", settings.text("secret"));
        try {
            OutboundAnswer answer = provider.answer(
                    base + "/cgi-bin/stable_token",
                    Map.of("Content-Type", "application/json"),
                    JSON.writeValueAsBytes(node));
            String token = JsonAnswer.of(answer).node().path("access_token").asString("");
            return token.isEmpty()
                    ? new AccessPass.Denied(Unavailable.because("no_token"))
                    : new AccessPass.Granted(
                            token, Math.max(60, JsonAnswer.of(answer).number("expires_in")));
        } catch (OutboundException nobody) {
            return new AccessPass.Denied(Unavailable.because("no_token"));
        }
    }

    /** WeChat answers 200 whatever happened; what did is in the body. */
    private static @Nullable ProviderAnswer read(OutboundAnswer answer, AccessPass.Granted granted, AccessPass pass) {
        if (!answer.isTaken()) {
            return null;
        }
        JsonAnswer json = JsonAnswer.of(answer);
        int code = json.number("errcode");
        if (code == 0) {
            return new Accepted(json.text("msgid"));
        }
        if (TOKEN_OVER.contains(code)) {
            pass.refused(granted);
            return Unavailable.because("token_refused");
        }
        if (TOO_MUCH.contains(code)) {
            return Unavailable.because("errcode_" + code);
        }
        return code == NO_SUCH_PERSON
                ? Refused.badAddress("errcode_" + code)
                : Refused.because(code == NOT_AUTHORISED ? "not_authorised" : "errcode_" + code);
    }

    private static byte[] body(Outgoing outgoing, ConnectorSettings settings) {
        Message message = outgoing.message();
        ObjectNode node = JSON.createObjectNode();
        node.put("touser", outgoing.requiredAddress());
        node.put("template_id", settings.text("template"));
        settings.find("page").ifPresent(page -> node.put("page", page));
        ObjectNode data = node.putObject("data");
        message.fields().forEach((name, value) -> data.putObject(name).put("value", value));
        return JSON.writeValueAsBytes(node);
    }
}
