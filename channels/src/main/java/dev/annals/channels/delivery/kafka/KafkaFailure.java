package dev.annals.channels.delivery.kafka;

import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** What it means that a message was not written. */
final class KafkaFailure {

    private static final Set<Errors> FOR_GOOD = Set.of(
            Errors.MESSAGE_TOO_LARGE,
            Errors.RECORD_LIST_TOO_LARGE,
            Errors.INVALID_RECORD,
            Errors.INVALID_TOPIC_EXCEPTION);

    private KafkaFailure() {}

    static ProviderAnswer answer(@Nullable Throwable failed) {
        if (failed instanceof AuthenticationException) {
            return Unavailable.because("authentication");
        }
        Errors error = Errors.forException(
                failed instanceof TimeoutException && failed.getCause() != null ? failed.getCause() : failed);
        String reason = error.name().toLowerCase(Locale.ROOT);
        return FOR_GOOD.contains(error) ? Refused.because(reason) : Unavailable.because(reason);
    }
}
