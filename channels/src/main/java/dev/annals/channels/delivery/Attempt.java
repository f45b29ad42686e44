package dev.annals.channels.delivery;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries to hand one message to its provider. What it says is read from the log just before, so that nothing is sent of
 * somebody who was erased meanwhile, and nothing that another process has sent.
 */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private final EventLog log;
    private final Predicate<FragmentId> isTakenBack;
    private final InstantSource clock;

    /** @param isTakenBack weighs a message that has been waiting once more; answers whether it may not be sent now */
    Attempt(EventLog log, Predicate<FragmentId> isTakenBack, InstantSource clock) {
        this.log = log;
        this.isTakenBack = isTakenBack;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Result {

        /** It is over: this is to be recorded. */
        record Ended(RecordOutcome outcome) implements Result {}

        /** It is not to be sent, or not now: that is on record already. */
        record TakenBack() implements Result {}

        /** Another process brought it to an end, as the log says: the queue will hear of it. */
        record EndedElsewhere() implements Result {}

        /** It is to be tried again: why, and when. */
        record Later(Unavailable why) implements Result {}
    }

    Result make(Waiting waiting, ChannelConnector connector) throws InterruptedException {
        Read read = read(waiting);
        if (read.isOver()) {
            return new Result.EndedElsewhere();
        }
        Outgoing outgoing = read.outgoing();
        if (outgoing == null) {
            return ended(waiting, Outcome.FAILED, read.flaw(), null);
        }
        if (isToBeWeighedAnew(waiting, outgoing) && isTakenBack.test(waiting.delivery())) {
            return new Result.TakenBack();
        }
        waiting.tried();
        return switch (send(connector, outgoing)) {
            case Accepted it -> ended(waiting, Outcome.ACCEPTED, null, it.id());
            case Refused it when it.isAddressBad() -> ended(waiting, Outcome.BOUNCED, Outcome.HARD_BOUNCE, null);
            case Refused it -> ended(waiting, Outcome.FAILED, it.reason(), null);
            case Unavailable it -> new Result.Later(it);
        };
    }

    /**
     * A message as it may be shown to somebody who asks for it; empty where it may not be shown now.
     *
     * @throws RuntimeException when that is not known
     */
    Optional<Outgoing> shown(Waiting waiting) {
        Outgoing outgoing = read(waiting).outgoing();
        Instant now = clock.instant();
        if (outgoing == null || !waiting.isDue(now)) {
            return Optional.empty();
        }
        boolean isFresh = outgoing.handedOverAt().plus(FRESH_FOR).isAfter(now)
                || waiting.lookedAt().plus(FRESH_FOR).isAfter(now);
        if (!isFresh && isTakenBack.test(waiting.delivery())) {
            return Optional.empty();
        }
        if (!isFresh) {
            waiting.lookAt(now);
        }
        return Optional.of(outgoing);
    }

    /**
     * What the log says of a message.
     *
     * @param outgoing the message; null where it is not to be sent any more
     * @param flaw why it cannot be sent; empty where it can
     * @param isOver whether it is on record already what became of it
     */
    private record Read(@Nullable Outgoing outgoing, String flaw, boolean isOver) {}

    /** Who claims a message sees whatever was recorded of it before it was let go by another. */
    private Read read(Waiting waiting) {
        RecordedEvent handedOver = null;
        boolean isOver = false;
        try (Stream<RecordedEvent> events = log.stream(waiting.delivery(), waiting.sequence())) {
            for (RecordedEvent recorded : events.toList()) {
                switch (recorded.event()) {
                    case DeliveryHandedOver ignored -> {
                        handedOver = recorded;
                        isOver = false;
                    }
                    case DeliveryRedriven ignored -> isOver = false;
                    default -> isOver = true;
                }
            }
        }
        if (isOver) {
            return new Read(null, "over", true);
        }
        if (handedOver != null && handedOver.event() instanceof DeliveryHandedOver it && it.message() != null) {
            Instant expires = it.expires();
            return expires != null && !clock.instant().isBefore(expires)
                    ? new Read(null, "expired", false)
                    : new Read(outgoing(it, it.message(), handedOver.at()), "", false);
        }
        return new Read(null, "erased", false);
    }

    /** What is only told to another system may be told otherwise by now, so that is looked at before every further try. */
    private boolean isToBeWeighedAnew(Waiting waiting, Outgoing outgoing) {
        boolean isTold =
                !Channel.isAddressed(outgoing.channel()) || outgoing.channel().equals(Channel.ADS);
        return outgoing.handedOverAt().plus(FRESH_FOR).isBefore(clock.instant()) || (isTold && waiting.attempts() > 0);
    }

    /** What is to be recorded of a message that was tried often enough. */
    RecordOutcome givenUp(Waiting waiting, String reason) {
        return outcome(waiting, Outcome.FAILED, reason, null);
    }

    private static ProviderAnswer send(ChannelConnector connector, Outgoing message) throws InterruptedException {
        try {
            return connector.send(message);
        } catch (RuntimeException failed) {
            LOG.warn(
                    "A connector failed by itself on the delivery {}: {}",
                    message.delivery(),
                    failed.getClass().getSimpleName());
            return Unavailable.because("connector_failed");
        }
    }

    private static Outgoing outgoing(DeliveryHandedOver it, Message message, Instant at) {
        return new Outgoing(it.delivery(), it.profile(), it.channel(), it.purpose(), it.address(), message, at);
    }

    private Result ended(Waiting waiting, Outcome outcome, @Nullable String reason, @Nullable String answer) {
        return new Result.Ended(outcome(waiting, outcome, reason, answer));
    }

    private RecordOutcome outcome(Waiting waiting, Outcome outcome, @Nullable String reason, @Nullable String answer) {
        return new RecordOutcome(
                waiting.delivery(),
                outcome,
                reason,
                answer,
                waiting.attempts(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
