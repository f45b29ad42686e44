package dev.annals.channels.delivery.email;

import dev.annals.api.identity.FragmentId;

/** Mails as servers send them when a mail comes back. */
final class Mails {

    private Mails() {}

    /** A report on the delivery of a mail (RFC 3464). */
    static String report(String action, String status, FragmentId delivery) {
        return """
                From: MAILER-DAEMON@mx.example.net
                To: bounces@example.org
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I could not deliver your mail.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                Arrival-Date: Mon, 1 Jun 2026 12:00:00 +0000

                Final-Recipient: rfc822; mia@example.com
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no such user

                --b
                Content-Type: message/rfc822

                From: shop@example.org
                To: mia@example.com
                Message-ID: <%s@example.org>
                Subject: Hello

                Hello Mia
                --b--
                """.replace("\n", "\r\n").formatted(action, status, delivery);
    }

    /** A complaint as providers hand them on (RFC 5965). */
    static String complaint(String type, FragmentId delivery) {
        return """
                From: feedback@provider.example
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                Somebody complained.

                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Provider/1
                Version: 1

                --b
                Content-Type: text/rfc822-headers

                From: shop@example.org
                X-Annals-Delivery: %s
                Subject: Hello

                --b--
                """.replace("\n", "\r\n").formatted(type, delivery);
    }
}
