package dev.annals.channels.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.DeliveryReceipt;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.HttpConnectorContract;
import dev.annals.channels.delivery.outcome.OutcomeRecorder;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.UnclaimedConnectors;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BounceMailboxesTest {

    private final FragmentId delivery = FragmentId.of("0b8e7a10-1f4c-4c1d-9a55-3d0e9f2b7c66");
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3));
    private final List<RecordOutcome> recorded = new ArrayList<>();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatCameBackIsNotedAndTakenOutWithWhatSaysNothing() throws Exception {
        GreenMailUser user = server.setUser("bounces@example.org", "bounces", "word");
        user.deliver(mail(Mails.report("failed", "5.1.1", delivery)));
        user.deliver(mail("From: mia@example.com\r\nSubject: I am away\r\n\r\nBack on Monday."));
        EmailKind kind = new EmailKind(HttpConnectorContract.links(), Duration.ofSeconds(20));
        ConnectorSettings settings = ConnectorSettings.of(
                kind,
                Map.of(
                        "mailbox-host", "127.0.0.1",
                        "mailbox-port", Integer.toString(server.getPop3().getPort()),
                        "mailbox-security", "none",
                        "mailbox-user", "bounces",
                        "mailbox-password", "word"));
        BounceMailboxes mailboxes = mailboxes(kind);

        assertThat(mailboxes.empty(settings)).isEqualTo(1);
        assertThat(mailboxes.empty(settings)).isZero();

        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().delivery()).isEqualTo(delivery);
        assertThat(recorded.getFirst().reason()).isEqualTo(Outcome.HARD_BOUNCE);
    }

    private BounceMailboxes mailboxes(EmailKind kind) {
        OutcomeRecorder recorder = new OutcomeRecorder(
                new InMemoryEventLog(),
                outcome -> {
                    recorded.add(outcome);
                    return new DeliveryReceipt(outcome.delivery(), true, 1);
                },
                Clock.systemUTC());
        return new BounceMailboxes(
                new ConnectorBook(new UnclaimedConnectors(), false),
                kind,
                recorder,
                Clock.systemUTC(),
                Duration.ofMinutes(1));
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
