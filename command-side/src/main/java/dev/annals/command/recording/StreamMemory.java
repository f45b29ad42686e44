package dev.annals.command.recording;

import dev.annals.api.Event;
import java.time.Instant;

/** What the events of one stream amount to for those who decide about it: immutable, folded event by event. */
public interface StreamMemory {

    /** The memory after one more event of the stream, recorded at an instant. */
    StreamMemory after(Event event, Instant at);
}
