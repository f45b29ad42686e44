package dev.annals.platform.delivery;

import dev.annals.api.identity.FragmentId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Port: where connectors are kept, their settings sealed, and who may send what at the moment. */
public interface ConnectorStore {

    /** All connectors, by key. */
    List<StoredConnector> all();

    /** Sets a connector up, or changes it. */
    void put(StoredConnector connector);

    /** Takes a connector away; answers whether there was one. */
    boolean remove(String key);

    /**
     * The name under which this process claims. Where there can be only one process it is always the same, so that after a
     * crash nobody waits for the claims of the process before.
     */
    String process();

    /**
     * Claims deliveries for a process, so that no two processes send the same at once. A claim ends by itself.
     *
     * @param deliveries what is to be sent
     * @param owner the process
     * @param within how long the claim lasts
     * @return those that nobody else has claimed
     */
    Set<FragmentId> claim(Collection<FragmentId> deliveries, String owner, Duration within);

    /** Gives up claims whose deliveries came to an end. */
    void release(Collection<FragmentId> deliveries, String owner);

    /**
     * Up to which position of the log a connector was told what became of messages.
     *
     * @param otherwise what that is from now on where it was told nothing yet
     */
    long toldUpTo(String connector, long otherwise);

    /** Notes that it was told up to another position; answers false where somebody else noted something meanwhile. */
    boolean noteTold(String connector, long before, long position);
}
