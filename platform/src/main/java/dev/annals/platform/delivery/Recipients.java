package dev.annals.platform.delivery;

import dev.annals.api.identity.FragmentId;
import java.time.Duration;

/** Port: what is known of the people to whom messages go. */
public interface Recipients {

    /**
     * Whoever a fragment belongs to, as known at a position of the log or later; as known now where that is not
     * reached in time.
     *
     * @param fragment any fragment of the person
     * @param atLeast the position
     * @param patience how long to wait for it
     * @return the person; {@link Recipient#unknown} where nobody is known by it, or not any more
     */
    Recipient find(FragmentId fragment, long atLeast, Duration patience);
}
