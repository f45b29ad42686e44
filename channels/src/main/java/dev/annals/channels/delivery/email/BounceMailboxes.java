package dev.annals.channels.delivery.email;

import dev.annals.channels.delivery.outcome.OutcomeRecorder;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.StoredConnector;
import dev.annals.platform.rounds.Rounds;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the mailboxes to which mails come back, and notes what they say. A mail is taken out once what it says is on
 * record, or when it says nothing of any mail that was sent.
 */
public final class BounceMailboxes extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(BounceMailboxes.class);
    private static final String TIMEOUT = "10000";
    private static final int AT_ONCE = 200;
    private static final int LARGEST = 10_000_000;

    private final ConnectorBook book;
    private final ConnectorKind kind;
    private final OutcomeRecorder recorder;
    private final InstantSource clock;
    private final Duration pace;

    public BounceMailboxes(
            ConnectorBook book, ConnectorKind kind, OutcomeRecorder recorder, InstantSource clock, Duration pace) {
        super(Thread.ofVirtual().name("annals-bounces"), pace);
        this.book = book;
        this.kind = kind;
        this.recorder = recorder;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    protected Duration round() {
        for (StoredConnector stored : book.all()) {
            if (stored.kind().equals(kind.name()) && stored.isEnabled()) {
                ConnectorSettings settings = ConnectorSettings.of(kind, stored.settings());
                if (settings.find(EmailKind.MAILBOX).isPresent()) {
                    empty(stored.key(), settings);
                }
            }
        }
        return pace;
    }

    private void empty(String key, ConnectorSettings settings) {
        try {
            var noted = empty(settings);
            if (noted > 0) {
                LOG.info("The mailbox of the connector {} told of {} messages", key, noted);
            }
        } catch (MessagingException | IOException | RuntimeException away) {
            LOG.warn(
                    "The mailbox of the connector {} cannot be read: {}",
                    key,
                    away.getClass().getSimpleName());
        }
    }

    /** Takes out what is there; answers of how many messages it told. */
    int empty(ConnectorSettings settings) throws MessagingException, IOException {
        String protocol = settings.text(EmailKind.MAILBOX_SECURITY).equals("none") ? "pop3" : "pop3s";
        int noted = 0;
        try (Store store = session(protocol, settings).getStore(protocol)) {
            store.connect(
                    settings.find(EmailKind.MAILBOX_USER).orElse(""),
                    settings.find(EmailKind.MAILBOX_PASSWORD).orElse(""));
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            try {
                int most = Math.min(inbox.getMessageCount(), AT_ONCE);
                for (int number = 1; number <= most; number++) {
                    Message mail = inbox.getMessage(number);
                    noted += note(mail) ? 1 : 0;
                    mail.setFlag(Flags.Flag.DELETED, true);
                }
            } finally {
                inbox.close(true);
            }
        }
        return noted;
    }

    private boolean note(Message mail) throws MessagingException, IOException {
        if (mail.getSize() > LARGEST) {
            return false;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        mail.writeTo(text);
        return ReturnedMail.of(text.toByteArray())
                .map(returned -> recorder.note(
                        returned.delivery(), returned.outcome(), returned.reason(), null, clock.instant()))
                .isPresent();
    }

    private static Session session(String protocol, ConnectorSettings settings) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "host", settings.text(EmailKind.MAILBOX));
        properties.put(prefix + "port", settings.text(EmailKind.MAILBOX_PORT));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "connectiontimeout", TIMEOUT);
        properties.put(prefix + "timeout", TIMEOUT);
        properties.put(prefix + "writetimeout", TIMEOUT);
        return Session.getInstance(properties);
    }
}
