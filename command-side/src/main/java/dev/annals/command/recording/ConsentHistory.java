package dev.annals.command.recording;

import dev.annals.api.Event;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentRestored;
import dev.annals.api.consent.ConsentEvent.ConsentRetracted;
import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Folds anew what a fragment's stream says about consent, once some of it does not count any more: what is known of the
 * stream says too little of the past to take something out of it.
 */
final class ConsentHistory {

    private static final Interest WANTED = Interest.in(ConsentEvent.class, FragmentErased.class);

    private ConsentHistory() {}

    /** Whether an event takes back what was said before it, or brings it back. */
    static boolean isTurnedBy(Object payload) {
        return payload instanceof ConsentRetracted || payload instanceof ConsentRestored;
    }

    /**
     * What counts of a fragment's stream.
     *
     * @param appended what is about to be appended, to this stream or to others
     */
    static Consents folded(FragmentId fragment, EventLog log, List<? extends DomainEventMessage<?>> appended) {
        List<RecordedEvent> history = new ArrayList<>();
        try (Stream<RecordedEvent> stream = log.stream(fragment, 0, WANTED)) {
            stream.forEach(history::add);
        }
        for (DomainEventMessage<?> message : appended) {
            if (message.getAggregateIdentifier().equals(fragment.toString())) {
                history.add(new RecordedEvent(
                        UUID.fromString(message.getIdentifier()),
                        fragment,
                        message.getSequenceNumber(),
                        -1,
                        message.getTimestamp(),
                        RecordedEvent.SYSTEM,
                        (Event) message.getPayload()));
            }
        }
        Set<UUID> retracted = Retractions.in(history);
        Consents consents = Consents.NONE;
        for (RecordedEvent recorded : history) {
            if (recorded.event() instanceof FragmentErased) {
                consents = Consents.NONE;
            } else if (recorded.event() instanceof ConsentEvent event && !retracted.contains(recorded.id())) {
                consents = consents.after(recorded.id(), event);
            }
        }
        return consents;
    }
}
