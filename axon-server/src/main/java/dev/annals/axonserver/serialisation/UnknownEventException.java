package dev.annals.axonserver.serialisation;

import java.io.Serial;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;

/** Thrown where an event was stored by a newer version of Annals, or its upcaster was forgotten. */
public final class UnknownEventException extends SerializationException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownEventException(SerializedType type) {
        super("No event is known here as " + type.getName() + ", revision " + type.getRevision()
                + ": run the version of Annals that stored it, or add an upcaster to Upcasters");
    }
}
