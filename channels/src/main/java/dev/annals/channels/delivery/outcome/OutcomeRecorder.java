package dev.annals.channels.delivery.outcome;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryReceipt;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts on record what somebody outside says of messages, as far as there are such messages. */
public final class OutcomeRecorder {

    private final EventLog log;
    private final Function<RecordOutcome, DeliveryReceipt> recording;
    private final InstantSource clock;

    /** @param recording records what became of a message; throws when it could not */
    public OutcomeRecorder(EventLog log, Function<RecordOutcome, DeliveryReceipt> recording, InstantSource clock) {
        this.log = log;
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * Notes what became of a message; answers whether it was news. A message that was never sent is none.
     *
     * @param at when, by the clock of whoever says so; what is said to be still to come is taken to be now
     */
    public boolean note(
            FragmentId delivery, Outcome outcome, @Nullable String reason, @Nullable String link, Instant at) {
        Instant now = clock.instant();
        try {
            return recording
                    .apply(new RecordOutcome(
                            delivery,
                            outcome,
                            reason,
                            null,
                            0,
                            link,
                            (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MILLIS)))
                    .isNew();
        } catch (Rejected refused) {
            if (refused.rejection().status() >= 500) {
                throw refused;
            }
            return false;
        }
    }

    /** Whether a message was handed to a connector, so that its provider may say something of it. */
    boolean wasHandedTo(String connector, FragmentId delivery) {
        try (Stream<RecordedEvent> events = log.stream(delivery, 0)) {
            return events.anyMatch(recorded -> recorded.event() instanceof DeliveryHandedOver it
                    && it.connector().equals(connector));
        }
    }
}
