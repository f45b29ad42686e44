package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.email.EmailKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.testkit.delivery.ChannelConnectorContract;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailTest extends ChannelConnectorContract {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        server.setUser("mailer", "mailer", "word");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    protected ConnectorKind kind() {
        return new EmailKind(HttpConnectorContract.links(), Duration.ofSeconds(20));
    }

    @Override
    protected Map<String, String> working() {
        return Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(server.getSmtp().getPort()),
                "security", "none",
                "user", "mailer",
                "password", "word",
                "from", "shop@example.org",
                "from-name", "The Shöp");
    }

    @Override
    protected Map<String, String> unreachable() {
        return Map.of("host", "127.0.0.1", "port", "1", "security", "none", "from", "shop@example.org");
    }

    @Override
    protected String address() {
        return "mia@example.com";
    }

    @Override
    protected long seen(FragmentId delivery) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> delivery.toString().equals(header(mail, "X-Annals-Delivery")))
                .count();
    }

    @Test
    void aMailHasTextAndHtmlAndIsUnsubscribedFromWithOneClick() throws Exception {
        Outgoing message = message();
        try (ChannelConnector connector = connector(working())) {
            connector.send(message);
        }
        MimeMessage mail = server.getReceivedMessages()[0];

        assertThat(mail.getSubject()).isEqualTo("Hello");
        assertThat(mail.getFrom()[0].toString()).contains("shop@example.org");
        assertThat(mail.getMessageID()).isEqualTo("<" + message.delivery() + "@example.org>");
        assertThat(header(mail, "List-Unsubscribe"))
                .startsWith("<https://cdp.example/preferences/")
                .endsWith(">");
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(GreenMailUtil.getBody(mail)).contains(SECRET_TEXT, "<p>" + SECRET_TEXT + "</p>");
    }

    @Test
    void everyAttemptHasTheSameMessageId() throws Exception {
        Outgoing message = message();
        try (ChannelConnector connector = connector(working())) {
            connector.send(message);
            connector.send(message);
        }

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void linksAreTrackedWhereThatIsWanted() throws Exception {
        Map<String, String> tracking = new HashMap<>(working());
        tracking.put("tracking", "true");
        try (ChannelConnector connector = connector(tracking)) {
            Outgoing message = message();
            connector.send(new Outgoing(
                    message.delivery(),
                    message.profile(),
                    message.channel(),
                    message.purpose(),
                    message.address(),
                    new dev.annals.api.delivery.Message(
                            "Hello",
                            null,
                            "<a class=\"x\" href=\"https://shop.example/a?b=1&amp;c=2\">a</a>",
                            Map.of()),
                    message.handedOverAt()));
        }
        String html = (String) server.getReceivedMessages()[0].getContent();

        assertThat(html)
                .contains("href=\"https://cdp.example/deliveries/clicked/")
                .contains("<img src=\"https://cdp.example/deliveries/opened/")
                .doesNotContain("https://shop.example");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null ? "" : values[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
