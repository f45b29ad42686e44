package dev.annals.channels.delivery.email;

import dev.annals.api.delivery.Message;
import dev.annals.channels.delivery.MessageLinks;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mail of a message: text and HTML as alternatives, the headers by which mail programs unsubscribe with one click
 * (RFC 8058), and a Message-ID that is the same at every attempt.
 */
final class Mail {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final ConnectorSettings settings;
    private final MessageLinks links;

    Mail(ConnectorSettings settings, MessageLinks links) {
        this.settings = settings;
        this.links = links;
    }

    MimeMessage of(Outgoing outgoing, Session session) throws MessagingException {
        Message message = outgoing.message();
        InternetAddress from = from();
        MimeMessage mail = new Identified(session, messageId(outgoing, from));
        mail.setFrom(from);
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(outgoing.requiredAddress(), true));
        String replyTo = settings.find(EmailKind.REPLY_TO).orElse(null);
        if (replyTo != null) {
            mail.setReplyTo(InternetAddress.parse(replyTo, true));
        }
        mail.setSubject(message.subject() == null ? "" : message.subject(), UTF_8);
        mail.setSentDate(Date.from(outgoing.handedOverAt()));
        mail.setHeader("List-Unsubscribe", "<" + links.unsubscribe(outgoing) + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.setHeader("X-Annals-Delivery", outgoing.delivery().toString());
        body(mail, outgoing, html(outgoing));
        mail.saveChanges();
        return mail;
    }

    private @Nullable String html(Outgoing outgoing) {
        String html = outgoing.message().html();
        return html != null && settings.flag(EmailKind.TRACKING) ? links.tracked(outgoing, html) : html;
    }

    private static void body(MimeMessage mail, Outgoing outgoing, @Nullable String html) throws MessagingException {
        String text = outgoing.message().text();
        if (html == null) {
            mail.setText(text == null ? "" : text, UTF_8);
        } else if (text == null) {
            mail.setText(html, UTF_8, "html");
        } else {
            MimeMultipart alternatives = new MimeMultipart("alternative");
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(text, UTF_8);
            MimeBodyPart rich = new MimeBodyPart();
            rich.setText(html, UTF_8, "html");
            alternatives.addBodyPart(plain);
            alternatives.addBodyPart(rich);
            mail.setContent(alternatives);
        }
    }

    private InternetAddress from() throws MessagingException {
        InternetAddress from = new InternetAddress(settings.text(EmailKind.FROM), true);
        String name = settings.find(EmailKind.FROM_NAME).orElse(null);
        try {
            if (name != null) {
                from.setPersonal(name, UTF_8);
            }
            return from;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("This Java runtime has no " + UTF_8, e);
        }
    }

    private static String messageId(Outgoing outgoing, InternetAddress from) {
        String address = from.getAddress();
        return "<" + outgoing.delivery() + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
    }

    /** A mail that keeps its own Message-ID. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
