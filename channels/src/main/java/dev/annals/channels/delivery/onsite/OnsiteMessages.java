package dev.annals.channels.delivery.onsite;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.Outgoing;
import java.util.Optional;
import java.util.Set;

/** What waits on the site for people to come. */
public interface OnsiteMessages {

    /**
     * What has waited longest for a person, and may be shown now.
     *
     * @param connector the key of the connector
     * @param fragments all fragments of the person
     */
    Optional<Outgoing> next(String connector, Set<FragmentId> fragments);
}
