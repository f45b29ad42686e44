package dev.annals.channels.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReturnedMailTest {

    private static final FragmentId DELIVERY = FragmentId.of("0b8e7a10-1f4c-4c1d-9a55-3d0e9f2b7c66");

    @Test
    void aReportThatThereIsNoSuchMailboxIsAHardBounceOfTheMailItBringsBack() throws MessagingException {
        assertThat(read(Mails.report("failed", "5.1.1", DELIVERY)))
                .contains(new ReturnedMail(DELIVERY, Outcome.BOUNCED, Outcome.HARD_BOUNCE));
    }

    @Test
    void aFullMailboxAndAPolicyDoNotEndTheUseOfTheAddress() throws MessagingException {
        assertThat(read(Mails.report("failed", "5.2.2", DELIVERY)))
                .contains(new ReturnedMail(DELIVERY, Outcome.BOUNCED, "status_5.2.2"));
        assertThat(read(Mails.report("failed", "5.7.1", DELIVERY)))
                .contains(new ReturnedMail(DELIVERY, Outcome.BOUNCED, "status_5.7.1"));
        assertThat(read(Mails.report("failed", "4.4.7", DELIVERY)))
                .contains(new ReturnedMail(DELIVERY, Outcome.BOUNCED, "status_4.4.7"));
    }

    @Test
    void whatIsOnlyLateSaysNothingAndWhatArrivedHasArrived() throws MessagingException {
        assertThat(read(Mails.report("delayed", "4.4.1", DELIVERY))).isEmpty();
        assertThat(read(Mails.report("delivered", "2.0.0", DELIVERY)))
                .contains(new ReturnedMail(DELIVERY, Outcome.DELIVERED, null));
    }

    @Test
    void aComplaintIsReadFromTheFeedbackOfAProvider() throws MessagingException {
        assertThat(read(Mails.complaint("abuse", DELIVERY)))
                .contains(new ReturnedMail(DELIVERY, Outcome.COMPLAINED, null));
        assertThat(read(Mails.complaint("not-spam", DELIVERY))).isEmpty();
    }

    @Test
    void aServerThatBringsNothingBackNamesTheMailAsAReplyDoes() throws MessagingException {
        String report = Mails.report("failed", "5.1.1", DELIVERY);
        String bare = report.substring(0, report.indexOf("--b\r\nContent-Type: message/rfc822")) + "--b--\r\n";

        assertThat(read(bare)).isEmpty();
        assertThat(read("In-Reply-To: <" + DELIVERY + "@example.org>\r\n" + bare))
                .map(ReturnedMail::delivery)
                .contains(DELIVERY);
    }

    @Test
    void mailsOfPeopleAndReportsOnOthersMailsSayNothing() throws MessagingException {
        assertThat(read("From: mia@example.com\r\nSubject: I am away\r\n\r\nBack on Monday."))
                .isEmpty();
        assertThat(read(Mails.report("failed", "5.1.1", DELIVERY).replace(DELIVERY.toString(), "another-id")))
                .isEmpty();
        assertThat(read("")).isEmpty();
        assertThat(read("Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: garbage;;;\r\n\r\n"))
                .isEmpty();
    }

    private static Optional<ReturnedMail> read(String mail) throws MessagingException {
        return ReturnedMail.of(mail.getBytes(StandardCharsets.UTF_8));
    }
}
