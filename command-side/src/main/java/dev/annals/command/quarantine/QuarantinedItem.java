package dev.annals.command.quarantine;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item as its stream tells: what was quarantined, and whether it is still to be dealt with.
 *
 * @param item what was quarantined
 * @param isOpen whether it was neither re-driven nor given up
 */
record QuarantinedItem(InteractionQuarantined item, boolean isOpen) {

    /**
     * Reads an item that is still to be dealt with.
     *
     * @throws Rejected with {@code NOT_FOUND} or, when it was dealt with already, {@code CONFLICT}
     */
    static InteractionQuarantined open(EventLog log, FragmentId id) {
        QuarantinedItem found = null;
        try (Stream<RecordedEvent> events = log.stream(id, 0)) {
            for (RecordedEvent recorded : (Iterable<RecordedEvent>) events::iterator) {
                if (recorded.event() instanceof QuarantineEvent event) {
                    found = after(found, event);
                }
            }
        }
        if (found == null) {
            throw new Rejected(Rejection.NOT_FOUND, "No quarantined item has this id");
        }
        if (!found.isOpen()) {
            throw new Rejected(Rejection.CONFLICT, "The item was re-driven or given up already");
        }
        return found.item();
    }

    private static @Nullable QuarantinedItem after(@Nullable QuarantinedItem item, QuarantineEvent event) {
        return switch (event) {
            case InteractionQuarantined quarantined -> new QuarantinedItem(quarantined, true);
            case QuarantineEvent.QuarantineRedriven redriven -> item == null ? null : closed(item);
            case QuarantineEvent.QuarantineDiscarded discarded -> item == null ? null : closed(item);
            case QuarantineEvent.QuarantineErased erased -> item == null ? null : closed(item);
        };
    }

    private static QuarantinedItem closed(QuarantinedItem item) {
        return new QuarantinedItem(item.item(), false);
    }
}
