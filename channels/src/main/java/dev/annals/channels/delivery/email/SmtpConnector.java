package dev.annals.channels.delivery.email;

import dev.annals.channels.delivery.MessageLinks;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Hands mails to one server, each over a connection of its own. */
final class SmtpConnector implements ChannelConnector {

    private final ConnectorSettings settings;
    private final Mail mail;
    private final Session session;

    SmtpConnector(ConnectorSettings settings, MessageLinks links, Duration timeout) {
        this.settings = settings;
        this.mail = new Mail(settings, links);
        Properties properties = new Properties();
        String wait = Long.toString(timeout.toMillis());
        String security = settings.text(EmailKind.SECURITY);
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.text(EmailKind.HOST));
        properties.put("mail.smtp.port", settings.text(EmailKind.PORT));
        properties.put(
                "mail.smtp.auth", Boolean.toString(settings.find(EmailKind.USER).isPresent()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security.equals("tls")));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.starttls.required", Boolean.toString(security.equals("starttls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", wait);
        properties.put("mail.smtp.timeout", wait);
        properties.put("mail.smtp.writetimeout", wait);
        properties.put("mail.smtp.allow8bitmime", "true");
        settings.find(EmailKind.BOUNCES).ifPresent(address -> properties.put("mail.smtp.from", address));
        this.session = Session.getInstance(properties);
    }

    @Override
    public ProviderAnswer send(Outgoing message) {
        try {
            MimeMessage mime = mail.of(message, session);
            try (Transport transport = connected()) {
                transport.sendMessage(mime, mime.getAllRecipients());
            }
            return new Accepted(mime.getMessageID());
        } catch (MessagingException failed) {
            return SmtpFailure.answer(failed);
        }
    }

    @Override
    public Optional<String> check() {
        try (Transport transport = connected()) {
            return transport.isConnected() ? Optional.empty() : Optional.of("The mail server does not answer.");
        } catch (MessagingException failed) {
            return Optional.of("The mail server cannot be used: "
                    + switch (SmtpFailure.answer(failed)) {
                        case ProviderAnswer.Refused it -> it.reason();
                        case ProviderAnswer.Unavailable it -> it.reason();
                        case Accepted it -> "";
                    }
                    + ".");
        }
    }

    private Transport connected() throws MessagingException {
        Transport transport = session.getTransport();
        String user = settings.find(EmailKind.USER).orElse(null);
        if (user == null) {
            transport.connect();
        } else {
            transport.connect(user, settings.find(EmailKind.PASSWORD).orElse(""));
        }
        return transport;
    }
}
