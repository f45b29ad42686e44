package dev.annals.platform.events;

import dev.annals.api.consent.ConsentEvent.ConsentRestored;
import dev.annals.api.consent.ConsentEvent.ConsentRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Says which events of a history do not count, so that whatever is folded from it comes out as if they had never
 * happened: interactions that were retracted, and what was drawn from them.
 */
public final class Retractions {

    private Retractions() {}

    /** The events of whole streams, or of beginnings of them, that do not count; oldest event first within each stream. */
    public static Set<UUID> in(Collection<RecordedEvent> history) {
        Set<UUID> retracted = new HashSet<>();
        for (RecordedEvent recorded : history) {
            switch (recorded.event()) {
                case InteractionRetracted it -> retracted.add(it.interaction());
                case InteractionRestored it -> retracted.remove(it.interaction());
                case ConsentRetracted it -> retracted.addAll(it.records());
                case ConsentRestored it -> it.records().forEach(retracted::remove);
                default -> {}
            }
        }
        return retracted;
    }

    /** Whether an event takes earlier ones of its stream back, or brings them back. */
    public static boolean isOne(RecordedEvent recorded) {
        return recorded.event() instanceof InteractionRetracted
                || recorded.event() instanceof InteractionRestored
                || recorded.event() instanceof ConsentRetracted
                || recorded.event() instanceof ConsentRestored;
    }
}
