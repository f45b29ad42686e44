package dev.annals.query.trait;

import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tells what a person did by events, without what was retracted, or is not told any more. */
public final class Deeds {

    private Deeds() {}

    /** Of events that were read already, in the order in which it happened. */
    public static List<Deed> of(Collection<RecordedEvent> events) {
        Set<UUID> retracted = Retractions.in(events);
        List<Deed> deeds = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof InteractionRecorded it
                    && it.content() != null
                    && !retracted.contains(recorded.id())) {
                deeds.add(new Deed(
                        recorded.id(),
                        it.name(),
                        it.type(),
                        it.occurredAt(),
                        it.content().properties()));
            }
        }
        deeds.sort(Comparator.comparing(Deed::at).thenComparing(Deed::event));
        return deeds;
    }
}
