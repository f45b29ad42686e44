package dev.annals.axonserver.serialisation;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/** Every upcaster of the house, in the order in which they are applied: oldest revision first. */
public final class Upcasters implements EventUpcaster {

    private final EventUpcasterChain chain;

    /**
     * @param ordered oldest first; each brings one event from one revision to the next
     */
    public Upcasters(List<? extends EventUpcaster> ordered) {
        this.chain = new EventUpcasterChain(List.copyOf(ordered));
    }

    /** The list. To change an event, raise its revision, add an upcaster here, and keep the old golden file. */
    public static Upcasters ofTheHouse() {
        return new Upcasters(List.of());
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return chain.upcast(events);
    }
}
