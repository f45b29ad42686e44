package dev.annals.axonserver.eventstore;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Tells readers at the end of the log that new events can be read. */
public final class Bell {

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();

    /** Adds a listener; it must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void ignore(Runnable listener) {
        listeners.remove(listener);
    }

    /** Calls every listener. */
    public void ring() {
        listeners.forEach(Runnable::run);
    }
}
