package dev.annals.command.consent;

import dev.annals.command.consent.signal.SignalReader;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The gate as it stands before the recording of interactions, for tests. */
public final class Gates {

    private Gates() {}

    /** The gate under the purposes that are published in a log. */
    public static CollectionGate on(EventLog log, FragmentIds ids) {
        return new CollectionGate(new PurposeBook(log, ids), new SignalReader(new SimpleMeterRegistry()), ids);
    }
}
