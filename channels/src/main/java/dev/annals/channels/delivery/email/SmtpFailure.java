package dev.annals.channels.delivery.email;

import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a mail server's refusal means (RFC 5321, 4.2). */
final class SmtpFailure {

    private static final int PERMANENT = 500;
    private static final int TRANSIENT = 400;
    private static final Set<Integer> BAD_ADDRESS = Set.of(550, 551, 553);

    private SmtpFailure() {}

    static ProviderAnswer answer(MessagingException failed) {
        if (failed instanceof AuthenticationFailedException) {
            return Unavailable.because("authentication");
        }
        int ofAddress = 0;
        int ofMail = 0;
        for (@Nullable Exception each = failed; each instanceof MessagingException it; each = it.getNextException()) {
            if (it instanceof AddressException) {
                return Refused.badAddress("address");
            }
            if (it instanceof SMTPAddressFailedException refused) {
                ofAddress = refused.getReturnCode();
            } else if (it instanceof SMTPSendFailedException refused) {
                ofMail = refused.getReturnCode();
            }
        }
        int code = ofAddress == 0 ? ofMail : ofAddress;
        if (BAD_ADDRESS.contains(ofAddress)) {
            return Refused.badAddress("smtp_" + ofAddress);
        }
        if (code >= PERMANENT) {
            return Refused.because("smtp_" + code);
        }
        return Unavailable.because(code >= TRANSIENT ? "smtp_" + code : "connection");
    }
}
