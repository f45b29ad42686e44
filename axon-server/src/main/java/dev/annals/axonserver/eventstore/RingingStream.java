package dev.annals.axonserver.eventstore;

import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.TrackedEventMessage;

/** What the event store's own reader takes from the end of the log: when some were taken over, the bell is rung. */
final class RingingStream extends AbstractSpliterator<TrackedEventMessage<?>> {

    private static final int EVERY = 256;

    private final Spliterator<? extends TrackedEventMessage<?>> events;
    private final Bell bell;
    private int taken;

    private RingingStream(Spliterator<? extends TrackedEventMessage<?>> events, Bell bell) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.events = events;
        this.bell = bell;
    }

    static Stream<? extends TrackedEventMessage<?>> of(Stream<? extends TrackedEventMessage<?>> events, Bell bell) {
        return StreamSupport.stream(new RingingStream(events.spliterator(), bell), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
        boolean more = events.tryAdvance(action);
        if (more) {
            taken++;
        }
        if (taken == EVERY || (!more && taken > 0)) {
            taken = 0;
            bell.ring();
        }
        return more;
    }
}
