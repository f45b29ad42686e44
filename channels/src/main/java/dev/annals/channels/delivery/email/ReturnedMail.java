package dev.annals.channels.delivery.email;

import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a mail server says of a mail that was sent: reports on its delivery (RFC 3464) and complaints of those who got
 * it (RFC 5965). Which message it was is told by the headers of the mail that such a report brings back.
 *
 * @param delivery the message
 * @param outcome what became of it
 * @param reason why, as a stable code; null where there is nothing to say
 */
record ReturnedMail(
        FragmentId delivery, Outcome outcome, @Nullable String reason) {

    private static final int LARGEST_PART = 200_000;
    private static final int DEEPEST = 6;
    private static final Pattern STATUS = Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3}).*", Pattern.DOTALL);
    private static final Pattern OURS =
            Pattern.compile("<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^>\\s]+>");

    /** Enhanced status codes (RFC 3463) after which an address is good for nothing. */
    private static final Set<String> NO_SUCH_ADDRESS =
            Set.of("1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.8", "1.10", "2.1");

    private static final List<String> NAMING =
            List.of("Message-ID", "X-Original-Message-ID", "Original-Message-ID", "In-Reply-To", "References");

    /** What a report says, as far as it is read. */
    private static final class Report {

        private @Nullable FragmentId delivery;
        private @Nullable Outcome outcome;
        private @Nullable String reason;

        void says(Outcome what, @Nullable String why) {
            if (outcome == null) {
                outcome = what;
                reason = why;
            }
        }
    }

    /**
     * What a mail says of one that was sent; empty where it is no report, or on none of ours.
     *
     * @throws MessagingException when it is no mail
     */
    static Optional<ReturnedMail> of(byte[] mail) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        Report report = new Report();
        try {
            read(message, report, 0);
            if (report.delivery == null) {
                report.delivery = named(message);
            }
        } catch (IOException unreadable) {
            throw new MessagingException("The mail cannot be read", unreadable);
        }
        return report.delivery == null || report.outcome == null
                ? Optional.empty()
                : Optional.of(new ReturnedMail(report.delivery, report.outcome, report.reason));
    }

    private static void read(Part part, Report report, int depth) throws MessagingException, IOException {
        String type = type(part);
        if (type.startsWith("multipart/") && depth < DEEPEST) {
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    read(each, report, depth + 1);
                }
            }
        } else if (type.equals("message/delivery-status")) {
            groups(part).forEach(group -> delivered(group, report));
        } else if (type.equals("message/feedback-report")) {
            groups(part).forEach(group -> complained(group, report));
        } else if (type.equals("message/rfc822") || type.equals("text/rfc822-headers")) {
            InternetHeaders original = new InternetHeaders(part.getInputStream());
            FragmentId named = named(original);
            report.delivery = named == null ? report.delivery : named;
        }
    }

    private static String type(Part part) {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (MessagingException untyped) {
            return "text/plain";
        }
    }

    private static void delivered(InternetHeaders group, Report report) {
        String action = first(group, "Action");
        Matcher status = STATUS.matcher(first(group, "Status"));
        boolean isStatus = status.matches();
        switch (action) {
            case "failed" -> report.says(Outcome.BOUNCED, isStatus ? why(status) : "undelivered");
            case "delivered" -> report.says(Outcome.DELIVERED, null);
            default -> {}
        }
        for (String name : NAMING) {
            FragmentId named = ours(first(group, name));
            report.delivery = report.delivery == null ? named : report.delivery;
        }
    }

    private static String why(Matcher status) {
        String detail = status.group(2) + "." + status.group(3);
        return status.group(1).equals("5") && NO_SUCH_ADDRESS.contains(detail)
                ? Outcome.HARD_BOUNCE
                : "status_" + status.group(1) + "." + detail;
    }

    private static void complained(InternetHeaders group, Report report) {
        switch (first(group, "Feedback-Type")) {
            case "abuse", "fraud", "virus" -> report.says(Outcome.COMPLAINED, null);
            case "opt-out", "opt-out-list" -> report.says(Outcome.UNSUBSCRIBED, null);
            default -> {}
        }
    }

    /** The groups of fields of a report, which empty lines part. */
    private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
        List<InternetHeaders> groups = new ArrayList<>();
        try (InputStream in = part.getInputStream()) {
            ByteArrayInputStream all = new ByteArrayInputStream(in.readNBytes(LARGEST_PART));
            while (all.available() > 0) {
                groups.add(new InternetHeaders(all));
            }
        }
        return groups;
    }

    private static String first(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable FragmentId named(InternetHeaders original) {
        FragmentId said = id(first(original, "X-Annals-Delivery"));
        return said == null ? ours(first(original, "Message-ID")) : said;
    }

    /** Some servers bring nothing back, and name the mail as one does in a reply. */
    private static @Nullable FragmentId named(MimeMessage report) throws MessagingException {
        for (String name : new String[] {"In-Reply-To", "References"}) {
            String[] values = report.getHeader(name);
            FragmentId found = values == null ? null : ours(values[0].toLowerCase(Locale.ROOT));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable FragmentId ours(String messageIds) {
        Matcher ours = OURS.matcher(messageIds);
        return ours.find() ? id(ours.group(1)) : null;
    }

    private static @Nullable FragmentId id(String text) {
        try {
            return text.isEmpty() ? null : FragmentId.of(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
