package dev.annals.axonserver.distributed;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Notes the id and position of every event of the log, whoever appended it, without opening any. */
final class EventIdNotes {

    /** The name of the processor. */
    static final String NAME = "event-ids";

    private static final String RESOURCE = "annals.event-ids";

    private final EventIds ids;

    EventIdNotes(EventIds ids) {
        this.ids = ids;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get();
            Map<UUID, Long> noted = unit.getResource(RESOURCE);
            if (noted == null) {
                Map<UUID, Long> notes = new HashMap<>();
                unit.resources().put(RESOURCE, notes);
                unit.onPrepareCommit(committing -> ids.note(notes));
                noted = notes;
            }
            noted.put(
                    UUID.fromString(message.getIdentifier()),
                    tracked.trackingToken().position().orElse(-1));
        }
    }
}
