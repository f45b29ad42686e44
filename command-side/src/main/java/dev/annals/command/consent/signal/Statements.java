package dev.annals.command.consent.signal;

import dev.annals.platform.consent.SignalSources;
import org.jspecify.annotations.Nullable;

/** One thing that a device sent about consent, whatever its format. */
interface Statements {

    /** By what it says so. */
    String method();

    /** What was sent; null where the request's header says it all. */
    @Nullable
    String raw();

    /**
     * Whether it agrees to a purpose that listens to these signals; where several of them speak, all have to agree. Null
     * when it says nothing about it.
     */
    @Nullable
    Boolean says(SignalSources sources);
}
