package dev.annals.query.trait;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads from the log what the fragments of a person did, without what was retracted. */
public final class Deeds {

    private Deeds() {}

    /** In the order in which it happened. */
    static List<Deed> of(Collection<FragmentId> fragments, EventLog log) {
        List<RecordedEvent> events = new ArrayList<>();
        for (FragmentId fragment : fragments) {
            try (Stream<RecordedEvent> stream = log.stream(fragment, 0, Interest.in(InteractionEvent.class))) {
                stream.forEach(events::add);
            }
        }
        return of(events);
    }

    /** Of events that were read already, in the order in which it happened. */
    public static List<Deed> of(Collection<RecordedEvent> events) {
        Set<UUID> retracted = Retractions.in(events);
        List<Deed> deeds = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof InteractionRecorded it && !retracted.contains(recorded.id())) {
                Content content = it.content();
                deeds.add(new Deed(
                        recorded.id(),
                        it.name(),
                        it.type(),
                        it.occurredAt(),
                        content == null ? Map.of() : content.properties()));
            }
        }
        deeds.sort(Comparator.comparing(Deed::at).thenComparing(Deed::event));
        return deeds;
    }
}
