package dev.annals.channels.delivery.email;

import dev.annals.api.delivery.Channel;
import dev.annals.channels.delivery.MessageLinks;
import dev.annals.channels.delivery.outcome.SendGridReports;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Setting;
import java.time.Duration;
import java.util.List;

/** Sends mails by any server that speaks SMTP. */
public final class EmailKind implements ConnectorKind {

    static final String HOST = "host";
    static final String PORT = "port";
    static final String SECURITY = "security";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String FROM = "from";
    static final String FROM_NAME = "from-name";
    static final String REPLY_TO = "reply-to";
    static final String BOUNCES = "bounces";
    static final String TRACKING = "tracking";
    static final String MAILBOX = "mailbox-host";
    static final String MAILBOX_PORT = "mailbox-port";
    static final String MAILBOX_SECURITY = "mailbox-security";
    static final String MAILBOX_USER = "mailbox-user";
    static final String MAILBOX_PASSWORD = "mailbox-password";

    private final MessageLinks links;
    private final Duration timeout;

    /** @param timeout for how long it is waited for each answer of a mail server */
    public EmailKind(MessageLinks links, Duration timeout) {
        this.links = links;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public String description() {
        return "Sends mails by SMTP, with the headers by which mail programs offer to unsubscribe with one click.";
    }

    @Override
    public List<String> channels() {
        return List.of(Channel.EMAIL);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text(HOST, "Server", "The name of the mail server.", true),
                Setting.number(PORT, "Port", "The port on which it listens.", 587),
                Setting.choice(
                        SECURITY,
                        "Encryption",
                        "How the connection is encrypted; none only within one machine.",
                        "starttls",
                        List.of("starttls", "tls", "none")),
                Setting.text(USER, "User", "As whom to log in.", false),
                Setting.secret(PASSWORD, "Password", "With which password.", false),
                Setting.text(FROM, "From", "The address from which mails come.", true),
                Setting.text(FROM_NAME, "Name", "The name from which mails come.", false),
                Setting.text(REPLY_TO, "Reply to", "The address to which people reply.", false),
                Setting.text(BOUNCES, "Bounces", "The address to which mails come back.", false),
                Setting.flag(
                        TRACKING, "Tracking", "Whether it is noted that mails are opened and links followed.", false),
                Setting.text(
                        MAILBOX,
                        "Mailbox of bounces",
                        "The POP3 server with the mailbox to which mails come back; everything in it is read and taken"
                                + " out.",
                        false),
                Setting.number(MAILBOX_PORT, "Its port", "The port on which that server listens.", 995),
                Setting.choice(
                        MAILBOX_SECURITY,
                        "Its encryption",
                        "How that connection is encrypted; none only within one machine.",
                        "tls",
                        List.of("tls", "none")),
                Setting.text(MAILBOX_USER, "Its user", "As whom to log in there.", false),
                Setting.secret(MAILBOX_PASSWORD, "Its password", "With which password.", false),
                Setting.text(
                        SendGridReports.KEY,
                        "Key of SendGrid's events",
                        "The public key with which SendGrid's signed event webhook is verified.",
                        false));
    }

    /** A mail server takes a mail twice; receivers tell them by the Message-ID. */
    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public ChannelConnector connect(ConnectorSettings settings) {
        return new SmtpConnector(settings, links, timeout);
    }
}
